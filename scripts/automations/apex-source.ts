/** Apex as far as the governance checks read it: which words stand in code, which in text, and which classes it names. */

const COMMENT_OR_TEXT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'/g;

const blank = (found: string): string => found.replaceAll(/[^\n]/g, ' ');

/** The source without its comments; every line and column stays where it was. */
export const withoutComments = (source: string): string =>
  source.replaceAll(COMMENT_OR_TEXT, (found) => (found.startsWith("'") ? found : blank(found)));

/** The source without comments and without the content of texts; every line and column stays where it was. */
export const codeOf = (source: string): string => source.replaceAll(COMMENT_OR_TEXT, blank);

/** Lines, counted from 1, on which a match of the pattern, which has the flag g, begins. */
export const linesWith = (code: string, pattern: RegExp): readonly number[] => [
  ...new Set([...code.matchAll(pattern)].map(({ index }) => code.slice(0, index).split('\n').length)),
];

/** The words of the code that name one of these classes. */
export const namedClasses = (code: string, classes: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...code.matchAll(/\b[A-Z]\w*/g)].map(([word]) => word).filter((word) => classes.has(word)));
