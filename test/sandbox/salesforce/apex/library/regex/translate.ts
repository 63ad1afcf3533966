/**
 * Regular expressions of Java as JavaScript has them. What JavaScript lacks is written out: atomic groups and possessive
 * quantifiers become a look-ahead that captures and a reference to it, flags hold piece by piece, line ends are Java's.
 * https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html
 */
import { Unsupported } from '../../../../shared/unsupported.ts';
import { takeClass } from './character-class.ts';
import { sourceOf, takeEscape } from './escapes.ts';
import { takeFlags } from './flags.ts';
import { badPattern, isDone, literal, peek, skipSpace, startReading, take, takeUntil, takes } from './reading.ts';
import type { Reading } from './reading.ts';

/** Groups and references are numbered at the end, because groups of the translation's own come between. */
type Piece = string | { readonly opens: number } | { readonly refersTo: number };
type Pieces = readonly Piece[];

/** A piece that a quantifier may follow; anchors are put in a group for it. */
type Atom = { readonly pieces: Pieces; readonly isAssertion?: boolean };

export type Translation = {
  readonly source: string;
  /** The number JavaScript has for each group of the Java expression; the first is group 1. */
  readonly groups: readonly number[];
  readonly names: ReadonlyMap<string, number>;
};

const END = '(?![^])';
const START = '(?<![^])';
const LINE_END = '\\n\\r\\u0085\\u2028\\u2029';
const NOT_BETWEEN_CR_AND_LF = '(?!(?<=\\r)\\n)';
const BEFORE_LAST_LINE_END = `(?=(?:\\r\\n|[${LINE_END}])?${END})${NOT_BETWEEN_CR_AND_LF}`;

const point = ({ flags }: Reading): string => {
  if (flags.dotAll) return '[^]';
  return flags.unixLines ? '[^\\n]' : `[^${LINE_END}]`;
};

const lineStart = ({ flags }: Reading): string => {
  if (!flags.multiline) return START;
  const after = flags.unixLines ? '(?<=\\n)' : '(?<=[\\n\\u0085\\u2028\\u2029]|\\r(?!\\n))';
  return `(?:${START}|${after}(?=[^]))`;
};

const lineEnd = ({ flags }: Reading): string => {
  if (flags.unixLines) return flags.multiline ? `(?=\\n|${END})` : `(?=\\n?${END})`;
  return flags.multiline ? `(?=[${LINE_END}]|${END})${NOT_BETWEEN_CR_AND_LF}` : BEFORE_LAST_LINE_END;
};

const ANCHORS: Readonly<Record<string, string>> = {
  A: START,
  z: END,
  Z: BEFORE_LAST_LINE_END,
  b: '\\b',
  B: '\\B',
};

const cased = ({ flags }: Reading, source: string): Pieces => [flags.ignoreCase ? `(?i:${source})` : source];

const reference = (reading: Reading, group: number): Atom => ({
  pieces: reading.flags.ignoreCase ? ['(?i:', { refersTo: group }, ')'] : [{ refersTo: group }],
});

const namedReference = (reading: Reading): Atom => {
  if (!takes(reading, '<')) throw badPattern(reading, "\\k is not followed by '<' for named capturing group");
  const name = takeUntil(reading, '>', "named capturing group is missing trailing '>'");
  const group = reading.names.get(name);
  if (group === undefined) throw badPattern(reading, `named capturing group <${name}> does not exist`);
  return reference(reading, group);
};

/** More digits belong to it as long as there is such a group. */
const numberedReference = (reading: Reading): Atom => {
  let group = Number(take(reading));
  while (/\d/.test(peek(reading)) && group * 10 + Number(peek(reading)) <= reading.groups)
    group = group * 10 + Number(take(reading));
  return group <= reading.groups ? reference(reading, group) : { pieces: ['(?!)'] };
};

const quoted = (reading: Reading): Atom => {
  let source = '';
  while (!isDone(reading) && !takes(reading, '\\E')) source += literal(take(reading));
  // A quantifier after the quotation is about its last character only.
  const last = /(?:\\u\{[0-9a-f]+\}|[^])$/.exec(source)?.[0] ?? '';
  return { pieces: [source.slice(0, source.length - last.length), ...cased(reading, last)] };
};

const unsupported = (_reading: Reading, letter: string): never => {
  throw new Unsupported(`\\${letter} in a regular expression`);
};

const ESCAPED: Readonly<Record<string, (reading: Reading, letter: string) => Atom>> = {
  k: namedReference,
  Q: quoted,
  R: () => ({ pieces: ['(?:\\r\\n|[\\n-\\r\\u0085\\u2028\\u2029])'] }),
  G: unsupported,
  X: unsupported,
  N: unsupported,
};

const escaped = (reading: Reading): Atom => {
  const letter = peek(reading);
  const anchor = ANCHORS[letter];
  if (anchor !== undefined) {
    reading.at++;
    return { pieces: [anchor], isAssertion: true };
  }
  if (/[1-9]/.test(letter)) return numberedReference(reading);
  const special = ESCAPED[letter];
  if (special === undefined) return { pieces: cased(reading, sourceOf(takeEscape(reading))) };
  reading.at++;
  return special(reading, letter);
};

/** Flags set inside of a group end with it. */
const closed = (reading: Reading): Pieces => {
  const { flags } = reading;
  const pieces = alternatives(reading);
  if (!takes(reading, ')')) throw badPattern(reading, 'Unclosed group');
  reading.flags = flags;
  return pieces;
};

const hiddenGroup = (reading: Reading): number => (reading.hidden -= 1);

/** What was matched is not given back: captured ahead, then taken by reference. */
const atomic = (reading: Reading, pieces: Pieces): Atom => {
  const group = hiddenGroup(reading);
  return { pieces: ['(?:(?=', { opens: group }, ...pieces, '))', { refersTo: group }, ')'] };
};

const capturing = (reading: Reading, name?: string): Atom => {
  const group = (reading.groups += 1);
  if (name !== undefined && reading.names.has(name))
    throw badPattern(reading, `Named capturing group <${name}> is already defined`);
  if (name !== undefined) reading.names.set(name, group);
  return { pieces: [{ opens: group }, ...closed(reading), ')'] };
};

const LOOKS = ['?=', '?!', '?<=', '?<!'] as const;

const group = (reading: Reading): Atom => {
  const look = LOOKS.find((opening) => takes(reading, opening));
  if (look !== undefined) return { pieces: [`(${look}`, ...closed(reading), ')'], isAssertion: true };
  if (takes(reading, '?>')) return atomic(reading, closed(reading));
  if (takes(reading, '?<'))
    return capturing(reading, takeUntil(reading, '>', "named capturing group is missing trailing '>'"));
  return takes(reading, '?') ? flagged(reading) : capturing(reading);
};

/** `(?i)` holds to the end of the group around it, `(?i:…)` inside. */
const flagged = (reading: Reading): Atom => {
  const before = reading.flags;
  reading.flags = takeFlags(reading);
  if (takes(reading, ')')) return { pieces: [] };
  if (!takes(reading, ':')) throw badPattern(reading, 'Unknown inline modifier');
  const pieces = closed(reading);
  reading.flags = before;
  return { pieces: ['(?:', ...pieces, ')'] };
};

const SIMPLE: Readonly<Record<string, (reading: Reading) => Atom>> = {
  '.': (reading) => ({ pieces: [point(reading)] }),
  '^': (reading) => ({ pieces: [lineStart(reading)], isAssertion: true }),
  $: (reading) => ({ pieces: [lineEnd(reading)], isAssertion: true }),
  '[': (reading) => ({ pieces: cased(reading, takeClass(reading)) }),
  '(': group,
  '\\': escaped,
};

const atom = (reading: Reading): Atom => {
  const character = peek(reading);
  if (/[*+?]/.test(character)) throw badPattern(reading, `Dangling meta character '${character}'`);
  if (character === '{') throw badPattern(reading, 'Illegal repetition');
  reading.at++;
  return SIMPLE[character]?.(reading) ?? { pieces: cased(reading, literal(character)) };
};

const takeCount = (reading: Reading): string => {
  const braces = takeUntil(reading, '}', 'Unclosed counted closure');
  if (!/^\{\d+(?:,\d*)?$/.test(braces)) throw badPattern(reading, 'Illegal repetition');
  const [low = '', high = ''] = braces.slice(1).split(',');
  if (high !== '' && Number(high) < Number(low)) throw badPattern(reading, 'Illegal repetition range');
  return `${braces}}`;
};

const quantified = (reading: Reading): Atom => {
  const one = atom(reading);
  skipSpace(reading);
  if (!/^[*+?{]$/.test(peek(reading)) || one.pieces.length === 0) return one;
  const count = peek(reading) === '{' ? takeCount(reading) : take(reading);
  const pieces = one.isAssertion === true ? ['(?:', ...one.pieces, ')', count] : [...one.pieces, count];
  if (takes(reading, '+')) return atomic(reading, pieces);
  return { pieces: takes(reading, '?') ? [...pieces, '?'] : pieces };
};

const alternatives = (reading: Reading): Pieces => {
  const pieces: Piece[] = [];
  skipSpace(reading);
  while (!isDone(reading) && peek(reading) !== ')') {
    if (takes(reading, '|')) pieces.push('|');
    else pieces.push(...quantified(reading).pieces);
    skipSpace(reading);
  }
  return pieces;
};

/** Gives every group the number it has for JavaScript, and references those of their groups. */
const numbered = (pieces: Pieces): { source: string; numbers: ReadonlyMap<number, number> } => {
  const opened = pieces.filter((piece) => typeof piece === 'object' && 'opens' in piece);
  const numbers = new Map(opened.map((piece, index) => [piece.opens, index + 1]));
  const source = pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    return 'opens' in piece ? '(' : `(?:\\${numbers.get(piece.refersTo) ?? 0})`;
  });
  return { source: source.join(''), numbers };
};

/** @throws System.StringException where Java finds a mistake @throws Unsupported for what only Java can do */
export const translate = (text: string): Translation => {
  const reading = startReading(text);
  const pieces = alternatives(reading);
  if (!isDone(reading)) throw badPattern(reading, "Unmatched closing ')'");
  const { source, numbers } = numbered(pieces);
  const groups = Array.from({ length: reading.groups }, (_, index) => numbers.get(index + 1) ?? 0);
  return { source, groups, names: reading.names };
};
