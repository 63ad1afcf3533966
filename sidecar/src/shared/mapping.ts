import { z } from 'zod';
import { dayIn, plainDate } from './dates.ts';
import type { Subject } from './failure.ts';
import { needsAPerson } from './failure.ts';
import { decimal } from './money.ts';

/**
 * Mappings are data: rows that say which Salesforce field fills which field of the other side. They rename, look up,
 * default and format; they never calculate. Rows are compiled once into closures, and every record they make carries
 * the version of the rows that made it.
 */

export const MAPPING_RULES = ['Copy', 'Lookup', 'Alias', 'Default', 'Format'] as const;
export const TARGET_RECORDS = ['Customer', 'CustomerAddress', 'SalesOrder', 'SalesOrderLine'] as const;
export type TargetRecord = (typeof TARGET_RECORDS)[number];

/** How `Format` may shape a value; the shape of the value must already fit. */
const FORMATS = ['text', 'date', 'decimal', 'boolean'] as const;
type Format = (typeof FORMATS)[number];

export const mappingRow = z
  .object({
    name: z.string().min(1),
    targetRecord: z.enum(TARGET_RECORDS),
    targetField: z.string().min(1),
    /** Dotted path from the record that the target is made of, for example `Account.BillingCity`; empty for a constant. */
    sourcePath: z.string(),
    rule: z.enum(MAPPING_RULES),
    /** Lookup and Alias: the kind of thing to look up; Format: one of text, date, decimal, boolean. */
    argument: z.string(),
    defaultValue: z.string(),
    isRequired: z.boolean(),
    sequence: z.number(),
    version: z.string(),
  })
  .readonly();
export type MappingRow = z.infer<typeof mappingRow>;

/** A record as Salesforce sent it, parents nested. */
export type SourceRecord = Readonly<Record<string, unknown>>;

/** A value for one field of the other side. A reference names a record there by its id. */
export type MappedValue =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'decimal'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'reference'; readonly id: string };
export type MappedField = { readonly field: string; readonly value: MappedValue };

/** Finds what a mapping row refers to, by its name as typed in Salesforce. */
export type Lookups = {
  /** The other side's id of the `kind` called `name`, or undefined. */
  readonly find: (kind: string, name: string) => string | undefined;
  /** The name that an alias of that kind stands for; the name itself when there is no alias. */
  readonly resolve: (kind: string, name: string) => string;
};

/** A row that could not be filled: what is missing or unknown, and where. */
export type Unfilled = {
  readonly row: MappingRow;
  readonly why: 'missing' | 'unknown' | 'malformed';
  readonly value: string | undefined;
};
export type Applied = { readonly fields: readonly MappedField[]; readonly unfilled: readonly Unfilled[] };

export type Mapping = {
  readonly version: string;
  /** The kinds of things that its rows look up. */
  readonly kinds: readonly string[];
  /** The source paths that the rows of a target need, so that one query can fetch them. */
  readonly pathsOf: (target: TargetRecord) => readonly string[];
  readonly apply: (target: TargetRecord, source: SourceRecord, lookups: Lookups) => Applied;
};

/** The value at a dotted path; undefined where a step is missing or empty. */
export const valueAt = (source: SourceRecord, path: string): unknown => {
  let here: unknown = source;
  for (const step of path.split('.')) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = Object.entries(here).find(([name]) => name.toLowerCase() === step.toLowerCase())?.[1];
  }
  return here ?? undefined;
};

/** Numbers as plain digits: JSON's small ones would read `1e-7` otherwise. */
const textOf = (value: unknown): string => {
  if (typeof value === 'number') return decimal.parse(value);
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
};

const textAt = (source: SourceRecord, row: MappingRow): string | undefined => {
  const value = row.sourcePath === '' ? undefined : valueAt(source, row.sourcePath);
  const text = textOf(value);
  if (text.trim() !== '') return text;
  return row.defaultValue === '' ? undefined : row.defaultValue;
};

type Shape = (text: string, timeZone: string) => MappedValue | undefined;

const SHAPES: Record<Format, Shape> = {
  text: (value) => ({ kind: 'text', value }),
  date: (text, timeZone) => {
    const read = plainDate.safeParse(dayIn(text, timeZone));
    return read.success ? { kind: 'text', value: read.data } : undefined;
  },
  decimal: (text) => {
    const read = decimal.safeParse(text);
    return read.success ? { kind: 'decimal', value: read.data } : undefined;
  },
  boolean: (text) => (['true', 'false'].includes(text) ? { kind: 'boolean', value: text === 'true' } : undefined),
};

const formatOf = (argument: string): Format => FORMATS.find((format) => format === argument.toLowerCase()) ?? 'text';

type Fill = (text: string, lookups: Lookups) => MappedValue | undefined;

const fillerOf = (row: MappingRow, timeZone: string): Fill => {
  if (row.rule === 'Lookup') {
    return (text, lookups) => {
      const id = lookups.find(row.argument, lookups.resolve(row.argument, text));
      return id === undefined ? undefined : { kind: 'reference', id };
    };
  }
  if (row.rule === 'Alias') return (text, lookups) => ({ kind: 'text', value: lookups.resolve(row.argument, text) });
  const shape = SHAPES[row.rule === 'Format' ? formatOf(row.argument) : 'text'];
  return (text) => shape(text, timeZone);
};

type Compiled = { readonly row: MappingRow; readonly fill: Fill };

const applyRow = (
  { row, fill }: Compiled,
  source: SourceRecord,
  lookups: Lookups,
): MappedField | Unfilled | undefined => {
  const text = textAt(source, row);
  if (text === undefined) return row.isRequired ? { row, why: 'missing', value: undefined } : undefined;
  const value = fill(text, lookups);
  if (value !== undefined) return { field: row.targetField, value };
  return { row, why: row.rule === 'Lookup' ? 'unknown' : 'malformed', value: text };
};

const refuseTwice = (rows: readonly MappingRow[]): void => {
  const seen = new Map<string, string>();
  for (const row of rows) {
    const target = `${row.targetRecord}.${row.targetField}`;
    const other = seen.get(target);
    if (other !== undefined) {
      throw needsAPerson({
        code: 'SCHEMA_CHANGED',
        message: `Two mapping rows fill ${target}: ${other} and ${row.name}.`,
        advice: 'Deprecate one of the two FieldMapping records.',
        owner: 'salesforce-admin',
      });
    }
    seen.set(target, row.name);
  }
};

/** 10 comes after 9. */
const byVersion = (left: string, right: string): number => left.localeCompare(right, 'en', { numeric: true });

/**
 * Compiles approved rows.
 * @param timeZone of the company: an instant that becomes a date is the day it was there
 * @throws Failure SCHEMA_CHANGED when two rows fill the same field
 */
export const compileMapping = (rows: readonly MappingRow[], timeZone: string): Mapping => {
  refuseTwice(rows);
  const compiled = new Map(
    TARGET_RECORDS.map((target) => [
      target,
      rows
        .filter((row) => row.targetRecord === target)
        .toSorted((left, right) => left.sequence - right.sequence)
        .map((row): Compiled => ({ row, fill: fillerOf(row, timeZone) })),
    ]),
  );
  const rowsOf = (target: TargetRecord): readonly Compiled[] => compiled.get(target) ?? [];

  return {
    version:
      rows
        .map((row) => row.version)
        .toSorted(byVersion)
        .at(-1) ?? '0',
    kinds: [...new Set(rows.flatMap(({ rule, argument }) => (rule === 'Lookup' ? [argument] : [])))],
    pathsOf: (target) => rowsOf(target).flatMap(({ row }) => (row.sourcePath === '' ? [] : [row.sourcePath])),
    apply(target, source, lookups) {
      const outcomes = rowsOf(target).map((each) => applyRow(each, source, lookups));
      return {
        fields: outcomes.filter((each): each is MappedField => each !== undefined && 'field' in each),
        unfilled: outcomes.filter((each): each is Unfilled => each !== undefined && 'why' in each),
      };
    },
  };
};

/** What an unfilled row is about, for a finding. */
export const subjectOf = (unfilled: Unfilled, record: { object: string; id: string; name?: string }): Subject => ({
  ...record,
  field: unfilled.row.sourcePath,
  value: unfilled.value,
});
