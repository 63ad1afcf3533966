/** How many characters must be put in, taken out or replaced to turn one text into the other. */
import { apexException } from '../../runtime/exceptions.ts';

const nextRow = (row: readonly number[], character: string, other: string): readonly number[] => {
  const next = [(row[0] ?? 0) + 1];
  for (let column = 1; column <= other.length; column++) {
    const replaced = (row[column - 1] ?? 0) + (character === other.charAt(column - 1) ? 0 : 1);
    next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
  }
  return next;
};

export const levenshtein = (text: string, other: string): number => {
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const character of text.split('')) row = nextRow(row, character, other);
  return row[other.length] ?? 0;
};

/** @returns -1 when the distance is above the threshold @throws System.StringException for a threshold below zero */
export const levenshteinUpTo = (text: string, other: string, threshold: number): number => {
  if (threshold < 0) throw apexException('System.StringException', 'Threshold must not be negative');
  const distance = levenshtein(text, other);
  return distance <= threshold ? distance : -1;
};
