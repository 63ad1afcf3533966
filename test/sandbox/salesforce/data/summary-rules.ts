/**
 * Roll-up summaries: what a master adds up is worked out again once a save has written, moved or deleted its details.
 * https://help.salesforce.com/s/articleView?id=platform.fields_about_roll_up_summary_fields.htm
 */
import { Big } from 'big.js';
import { Unsupported } from '../../shared/unsupported.ts';
import type { FieldSchema, ObjectSchema, Schema, SummarySchema } from '../schema/types.ts';
import { formulaFieldValue } from '../formula/formula-field-value.ts';
import { exchangedAmount, rateOf } from './currency-rates.ts';
import { objectNamed, rowBehind, rowsWhere, type Data, type ObjectRules } from './context.ts';
import { formulaSurrounding } from './formula-surrounding.ts';
import { toTheSecond } from './times.ts';
import type { Touched } from './touched-rows.ts';
import type { Caller, SObjectRecord, Value } from './types.ts';

/** A summary field and the object that has it. */
type Roll = { readonly master: ObjectSchema; readonly field: FieldSchema; readonly summary: SummarySchema };

const rollsIn = (schema: Schema): readonly Roll[] =>
  schema
    .all()
    .flatMap((master) =>
      [...master.fields.values()].flatMap((field) =>
        field.summary === undefined ? [] : [{ master, field, summary: field.summary }],
      ),
    );

const lower = (value: Value | undefined): string => String(value ?? '').toLowerCase();

/** Numbers by value, texts and dates by their characters; nothing stands before or behind what is empty. */
const compare = (value: Value | undefined, asked: string): number => {
  if ((value ?? '') === '') return asked === '' ? 0 : Number.NaN;
  if (typeof value === 'number') return value - Number(asked);
  const [left, right] = [lower(value), asked.toLowerCase()];
  return left < right ? -1 : Number(left > right);
};

const among = (value: Value | undefined, asked: string): boolean =>
  asked.split(',').some((one) => compare(value, one.trim()) === 0);

const chosen = (list: string): readonly string[] =>
  list
    .toLowerCase()
    .split(/[;,]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const includes = (value: Value | undefined, asked: string): boolean => {
  const held = chosen(lower(value));
  return chosen(asked).some((one) => held.includes(one));
};

const TESTS: Readonly<Record<string, (value: Value | undefined, asked: string) => boolean>> = {
  equals: among,
  notEqual: (value, asked) => !among(value, asked),
  lessThan: (value, asked) => compare(value, asked) < 0,
  greaterThan: (value, asked) => compare(value, asked) > 0,
  lessOrEqual: (value, asked) => compare(value, asked) <= 0,
  greaterOrEqual: (value, asked) => compare(value, asked) >= 0,
  contains: (value, asked) => lower(value).includes(asked.toLowerCase()),
  notContain: (value, asked) => !lower(value).includes(asked.toLowerCase()),
  startsWith: (value, asked) => lower(value).startsWith(asked.toLowerCase()),
  includes,
  excludes: (value, asked) => !includes(value, asked),
};

/** What a save knows that works summaries out. */
type Summing = { readonly data: Data; readonly caller: Caller; readonly now: string };
type Detail = Summing & { readonly child: string; readonly row: SObjectRecord };

/** What a field of a detail holds, or what its formula makes of it. */
const detailValue = ({ data, caller, now, child, row }: Detail, name: string): Value => {
  const object = objectNamed(data, child);
  const field = object.fields.get(name.toLowerCase());
  if (field?.formula === undefined) return row[name] ?? null;
  const surrounding = formulaSurrounding({ data, caller, now });
  return formulaFieldValue(field, { schema: data.schema, object }, { ...surrounding, record: row });
};

const isCounted = (detail: Detail, { filters }: SummarySchema): boolean =>
  filters.every(({ field, operation, value }) => {
    const test = TESTS[operation];
    if (test === undefined) throw new Unsupported(`the summary filter ${operation}`);
    return test(detailValue(detail, field), value);
  });

/** Of two values the one that comes first. */
const byValue = (one: Value, other: Value): number => ((one ?? '') < (other ?? '') ? -1 : 1);

const SUMS: Readonly<Record<SummarySchema['operation'], (values: readonly Value[]) => Value>> = {
  count: (values) => values.length,
  sum: (values) => values.reduce((sum: Big, value) => sum.plus(Number(value)), new Big(0)).toNumber(),
  min: (values) => values.toSorted(byValue).at(0) ?? null,
  max: (values) => values.toSorted(byValue).at(-1) ?? null,
};

/** What a detail brings to a summary: an amount goes over to the currency of the master. */
const broughtBy =
  ({ field: { type }, summary }: Roll, name: string, master: SObjectRecord) =>
  (detail: Detail): Value => {
    const value = detailValue(detail, name);
    if (type !== 'currency' || summary.operation === 'count' || typeof value !== 'number') return value;
    const { org } = formulaSurrounding(detail);
    return exchangedAmount(value, rateOf(org, detail.row.CurrencyIsoCode), rateOf(org, master.CurrencyIsoCode));
  };

const summed = (save: Summing, roll: Roll, master: SObjectRecord): Value => {
  const { child, foreignKey, field, operation } = roll.summary;
  const details = rowsWhere(save.data, child, { field: foreignKey, value: master.Id })
    .map((row): Detail => ({ ...save, child, row }))
    .filter((detail) => isCounted(detail, roll.summary));
  if (field === undefined) return details.length;
  return SUMS[operation](details.map(broughtBy(roll, field, master)).filter((value) => value !== null));
};

/** Masters the row belongs to, or belonged to before. */
const mastersOf = ({ before, after }: Touched, key: string): readonly string[] =>
  [before?.[key], after?.[key]].filter((id) => typeof id === 'string');

/** Summaries of a parent that are not what it has. */
export type ParentTotals = {
  readonly object: string;
  readonly id: string;
  readonly values: Readonly<Record<string, Value>>;
};

const rollsOfSchema = new WeakMap<Schema, readonly Roll[]>();

const rollsOf = (schema: Schema): readonly Roll[] => {
  const rolls = rollsOfSchema.get(schema) ?? rollsIn(schema);
  rollsOfSchema.set(schema, rolls);
  return rolls;
};

const totalsOf = (save: Summing, rolls: readonly Roll[], id: string): ParentTotals | undefined => {
  const object = rolls[0]?.master.name ?? '';
  const row = rowBehind(save.data, object, id);
  if (row === undefined) return undefined;
  const values = rolls.map((roll) => [roll.field.name, summed(save, roll, row)] as const);
  const changed = values.filter(([name, value]) => row[name] !== value);
  return changed.length === 0 ? undefined : { object, id, values: Object.fromEntries(changed) };
};

/** What the parents of rows that were written, moved or deleted add up to now, where it differs. */
export const changedTotals = (
  { data, caller }: Pick<Summing, 'data' | 'caller'>,
  touched: readonly Touched[],
): readonly ParentTotals[] => {
  const save = { data, caller, now: toTheSecond(data.clock) };
  const due = new Map<string, Set<Roll>>();
  for (const one of touched) {
    for (const roll of rollsOf(data.schema).filter(({ summary }) => summary.child === one.object)) {
      for (const id of mastersOf(one, roll.summary.foreignKey)) {
        due.set(id, (due.get(id) ?? new Set<Roll>()).add(roll));
      }
    }
  }
  return [...due].flatMap(([id, rolls]) => totalsOf(save, [...rolls], id) ?? []);
};

const startAtNothing = (rolls: readonly Roll[], object: string): ObjectRules => ({
  beforeSave({ values, before }) {
    if (before !== undefined) return;
    for (const { field, summary } of rolls.filter(({ master }) => master.name === object))
      values[field.name] = summary.operation === 'count' || summary.operation === 'sum' ? 0 : null;
  },
});

/** Rules for every object that has summaries. */
export const summaryRules = (schema: Schema): Readonly<Record<string, ObjectRules>> => {
  const rolls = rollsIn(schema);
  const masters = new Set(rolls.map(({ master }) => master.name));
  return Object.fromEntries([...masters].map((object) => [object, startAtNothing(rolls, object)]));
};
