import { z } from 'zod';

/**
 * Ids of Salesforce records as callers send them: 15 characters that tell capitals from small letters, or 18 whose last
 * three say which of them are capitals, so that a mistyped or re-cased id is noticed at the door.
 */
const SHAPE = /^[A-Za-z0-9]{15}(?:[A-Z0-5]{3})?$/;
const WORDS = 'must be a Salesforce id of 15 or 18 characters';
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** One character for five: which of them are capitals, the first one counting least. */
const checkOf = (five: string): string => {
  const bits = Array.from(five).map((letter, at) => (/[A-Z]/.test(letter) ? 2 ** at : 0));
  return DIGITS.charAt(bits.reduce((sum, bit) => sum + bit, 0));
};

const isIntact = (id: string): boolean => {
  const check = [id.slice(0, 5), id.slice(5, 10), id.slice(10, 15)].map(checkOf).join('');
  return id.length === 15 || id.slice(15) === check;
};

/** The id of a record. https://help.salesforce.com/s/articleView?id=000385008 */
export const salesforceId = z.string().regex(SHAPE, WORDS).refine(isIntact, WORDS);
