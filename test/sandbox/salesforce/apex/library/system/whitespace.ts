/** What Java takes for white space: no-break spaces are none. https://docs.oracle.com/javase/8/docs/api/java/lang/Character.html */
const CLASS = String.raw`[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]`;

const ONLY = new RegExp(`^${CLASS}*$`);
const ANY = new RegExp(CLASS);
const EVERY = new RegExp(CLASS, 'g');
const EVERY_AND_NO_BREAK = new RegExp(`(?:${CLASS}|[\\xa0\\u2007\\u202f])+`, 'g');

export const isBlank = (text: string): boolean => ONLY.test(text);
export const hasWhitespace = (text: string): boolean => ANY.test(text);
export const withoutWhitespace = (text: string): string => text.replace(EVERY, '');

/** Runs of white space become one space; none at the ends. No-break spaces count here. */
export const normalizeSpace = (text: string): string => text.replace(EVERY_AND_NO_BREAK, ' ').trim();

/** Java's `trim`: everything up to the space character goes, from both ends. */
export const trimControls = (text: string): string => {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
};
