/** Classes in square brackets: ranges, unions by nesting, intersections with `&&`. */
import { sourceOf, takeEscape, type Escaped } from './escapes.ts';
import { badPattern, isDone, literal, peek, skipSpace, startsHere, take, takes, type Reading } from './reading.ts';

const takeOne = (reading: Reading): Escaped =>
  takes(reading, '\\') ? takeEscape(reading) : { character: take(reading) };

const quoted = (reading: Reading): string => {
  let source = '';
  while (!isDone(reading) && !takes(reading, '\\E')) source += literal(take(reading));
  return source;
};

/** A hyphen makes a range unless it is the last one or stands before a nested class. */
const isRange = (reading: Reading): boolean => peek(reading) === '-' && !/^[\][]?$/.test(peek(reading, 1));

const rangeFrom = (reading: Reading, low: string): string => {
  reading.at++;
  const high = takeOne(reading);
  if ('set' in high) throw badPattern(reading, 'Illegal character range');
  if ((high.character.codePointAt(0) ?? 0) < (low.codePointAt(0) ?? 0))
    throw badPattern(reading, 'Illegal character range');
  return `${literal(low)}-${literal(high.character)}`;
};

const takeItem = (reading: Reading): string => {
  if (takes(reading, '[')) return takeClass(reading);
  if (takes(reading, '\\Q')) return quoted(reading);
  const item = takeOne(reading);
  skipSpace(reading);
  return 'character' in item && isRange(reading) ? rangeFrom(reading, item.character) : sourceOf(item);
};

/** What stands between two `&&`. */
const takeUnion = (reading: Reading, isFirst: boolean): string => {
  let source = '';
  skipSpace(reading);
  while (!startsHere(reading, '&&')) {
    if (isDone(reading)) throw badPattern(reading, 'Unclosed character class');
    // The bracket that would close a class with nothing in it stands for itself.
    if (peek(reading) === ']' && !(isFirst && source === '')) break;
    source += takeItem(reading);
    skipSpace(reading);
  }
  return source;
};

/** Reads on after the opening bracket. @returns the class in the notation of JavaScript's flag `v` */
export const takeClass = (reading: Reading): string => {
  const isNegated = takes(reading, '^');
  const unions = [takeUnion(reading, true)];
  while (takes(reading, '&&')) unions.push(takeUnion(reading, false));
  if (!takes(reading, ']')) throw badPattern(reading, 'Unclosed character class');
  const parts = unions.filter((union) => union !== '');
  const source = parts.length > 1 ? parts.map((part) => `[${part}]`).join('&&') : parts.join('');
  return `[${isNegated ? '^' : ''}${source}]`;
};
