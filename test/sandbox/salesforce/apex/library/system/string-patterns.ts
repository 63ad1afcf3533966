/**
 * Strings: replaced and split by regular expressions.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm
 */
import { ApexList } from '../../values/list.ts';
import { compilePattern } from '../regex/java-pattern.ts';
import { replaceAll, replaceFirst, split } from '../regex/over-text.ts';
import { withoutNulls } from '../without-nulls.ts';

const parts = (text: string, pattern: string, limit = 0): ApexList =>
  new ApexList('List<String>', [...split(compilePattern(pattern), text, limit)]);

export const stringPatterns = withoutNulls({
  'String replaceAll(String regExp, String replacement)': (text: string, pattern: string, replacement: string) =>
    replaceAll(compilePattern(pattern), text, replacement),
  'String replaceFirst(String regExp, String replacement)': (text: string, pattern: string, replacement: string) =>
    replaceFirst(compilePattern(pattern), text, replacement),
  'List<String> split(String regExp)': (text: string, pattern: string) => parts(text, pattern),
  'List<String> split(String regExp, Integer limit)': parts,
});
