/**
 * What a request's lines do to the lines that are there. Keyed sublists: a line whose key matches is updated, others are
 * added; named in `replace`, existing lines that match nothing go. Without a key lines are appended, or all replaced.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545295601.html
 */
import type { SublistDefinition } from './definition.ts';
import { idOf } from './draft.ts';
import type { DraftLine, ParsedLine } from './draft.ts';
import type { FieldValue } from './types.ts';

export type SublistChange = {
  readonly definition: SublistDefinition;
  readonly replace: boolean;
  /** A key that is unique in the account, for a line that is new. */
  readonly nextKey: () => string;
};

const keyText = (value: FieldValue | undefined): string | undefined =>
  idOf(value) ?? (typeof value === 'string' ? value : undefined);

const keyOfLine = (line: DraftLine, key: string): string | undefined =>
  key === 'line' ? String(line.line) : keyText(line.fields[key]);

const keyOfGiven = (given: ParsedLine, key: string): string | undefined => keyText(given.fields[key]);

const givenBy = (parsed: ParsedLine): NonNullable<DraftLine['given']> => ({
  path: parsed.path,
  names: new Set(Object.keys(parsed.fields)),
});

const withoutLine = (fields: Record<string, FieldValue>): Record<string, FieldValue> => {
  const { line: _line, ...others } = fields;
  return others;
};

const mergedSubrecords = (line: DraftLine, parsed: ParsedLine): Pick<DraftLine, 'subrecords'> => {
  const merged: NonNullable<DraftLine['subrecords']> = { ...line.subrecords };
  for (const [name, fields] of Object.entries(parsed.subrecords)) merged[name] = { ...merged[name], ...fields };
  return Object.keys(merged).length === 0 ? {} : { subrecords: merged };
};

const update = (line: DraftLine, parsed: ParsedLine): DraftLine => ({
  ...line,
  ...mergedSubrecords(line, parsed),
  fields: { ...line.fields, ...withoutLine(parsed.fields) },
  given: givenBy(parsed),
});

const add = (parsed: ParsedLine, line: number, lineUniqueKey: string): DraftLine => ({
  line,
  lineUniqueKey,
  fields: withoutLine(parsed.fields),
  ...(Object.keys(parsed.subrecords).length === 0 ? {} : { subrecords: parsed.subrecords }),
  given: givenBy(parsed),
});

/** The line a given line means; none when it is new. */
const meant = (lines: Iterable<DraftLine>, parsed: ParsedLine, key: string | undefined): DraftLine | undefined => {
  const wanted = key === undefined ? undefined : keyOfGiven(parsed, key);
  if (wanted === undefined || key === undefined) return undefined;
  return [...lines].find((line) => keyOfLine(line, key) === wanted);
};

/** A sub-record of the body: given fields change it, others stay. */
const mergeSingle = (
  present: readonly DraftLine[],
  given: readonly ParsedLine[],
  nextKey: () => string,
): DraftLine[] => {
  const [line] = present;
  return given.slice(0, 1).map((parsed) => (line === undefined ? add(parsed, 1, nextKey()) : update(line, parsed)));
};

/** The lines after the request. @param present lines before it, not changed */
export const mergeSublist = (
  present: readonly DraftLine[],
  given: readonly ParsedLine[],
  { definition, replace, nextKey }: SublistChange,
): DraftLine[] => {
  if (definition.shape === 'single') return mergeSingle(present, given, nextKey);
  const keeps = definition.key !== undefined || !replace;
  const lines = new Map(keeps ? present.map((line) => [line.lineUniqueKey, line]) : []);
  const touched = new Set<string>();
  let last = Math.max(0, ...[...lines.values()].map(({ line }) => line));

  for (const parsed of given) {
    const match = meant(lines.values(), parsed, definition.key);
    const next = match === undefined ? add(parsed, (last += 1), nextKey()) : update(match, parsed);
    lines.set(next.lineUniqueKey, next);
    touched.add(next.lineUniqueKey);
  }
  return [...lines.values()].filter(({ lineUniqueKey }) => !replace || touched.has(lineUniqueKey));
};
