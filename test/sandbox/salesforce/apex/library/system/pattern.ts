/** Pattern and Matcher. */
import { ApexList } from '../../values/list.ts';
import { libraryClass } from '../define.ts';
import { compilePattern, JavaPattern } from '../regex/java-pattern.ts';
import { Matcher } from '../regex/matcher.ts';
import { split } from '../regex/over-text.ts';
import { quoteReplacement } from '../regex/replacement.ts';
import { withoutNulls } from '../without-nulls.ts';

const parts = (pattern: JavaPattern, text: string, limit = 0): ApexList =>
  new ApexList('List<String>', [...split(pattern, text, limit)]);

/** The end of a quotation inside of the text is written out. */
const quote = (text: string): string => `\\Q${text.replaceAll('\\E', '\\E\\\\E\\Q')}\\E`;

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_pattern_and_matcher_pattern_methods.htm */
export const pattern = libraryClass({
  name: 'System.Pattern',
  holds: (value) => value instanceof JavaPattern,
  members: withoutNulls({
    'static Pattern compile(String regExp)': compilePattern,
    'Matcher matcher(String stringToMatch)': (self: JavaPattern, text: string) => new Matcher(self, text),
    'static Boolean matches(String regExp, String stringToMatch)': (text: string, input: string) =>
      new Matcher(compilePattern(text), input).matches(),
    'String pattern()': (self: JavaPattern) => self.text,
    'static String quote(String yourString)': quote,
    'List<String> split(String regExp)': (self: JavaPattern, text: string) => parts(self, text),
    'List<String> split(String regExp, Integer limit)': parts,
  }),
});

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_pattern_and_matcher_matcher_methods.htm */
export const matcher = libraryClass({
  name: 'System.Matcher',
  holds: (value) => value instanceof Matcher,
  members: withoutNulls({
    'Integer end()': (self: Matcher) => self.end(0),
    'Integer end(Integer groupIndex)': (self: Matcher, index: number) => self.end(index),
    'Boolean find()': (self: Matcher) => self.find(),
    'Boolean find(Integer group)': (self: Matcher, index: number) => self.findFrom(index),
    'String group()': (self: Matcher) => self.group(0),
    'String group(Integer groupIndex)': (self: Matcher, index: number) => self.group(index),
    'Integer groupCount()': (self: Matcher) => self.pattern.groupCount,
    'Boolean hasAnchoringBounds()': (self: Matcher) => self.hasAnchoringBounds,
    'Boolean hasTransparentBounds()': (self: Matcher) => self.hasTransparentBounds,
    'Boolean lookingAt()': (self: Matcher) => self.lookingAt(),
    'Boolean matches()': (self: Matcher) => self.matches(),
    'Pattern pattern()': (self: Matcher) => self.pattern,
    'static String quoteReplacement(String inputString)': quoteReplacement,
    'Matcher region(Integer start, Integer end)': (self: Matcher, start: number, end: number) =>
      self.region(start, end),
    'Integer regionEnd()': (self: Matcher) => self.regionEnd,
    'Integer regionStart()': (self: Matcher) => self.regionStart,
    'String replaceAll(String replacementString)': (self: Matcher, by: string) => self.replaceAll(by),
    'String replaceFirst(String replacementString)': (self: Matcher, by: string) => self.replaceFirst(by),
    'Matcher reset()': (self: Matcher) => self.reset(),
    'Matcher reset(String inputSequence)': (self: Matcher, text: string) => self.reset(text),
    'Integer start()': (self: Matcher) => self.start(0),
    'Integer start(Integer groupIndex)': (self: Matcher, index: number) => self.start(index),
    'Matcher useAnchoringBounds(Boolean anchoringBounds)': (self: Matcher, is: boolean) =>
      Object.assign(self, { hasAnchoringBounds: is }),
    'Matcher usePattern(Pattern pattern)': (self: Matcher, other: JavaPattern) => self.use(other),
    'Matcher useTransparentBounds(Boolean transparentBounds)': (self: Matcher, is: boolean) =>
      Object.assign(self, { hasTransparentBounds: is }),
  }),
});
