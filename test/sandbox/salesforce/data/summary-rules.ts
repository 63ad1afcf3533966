/**
 * Roll-up summaries: whenever a detail is saved, moved or deleted, what its master adds up is worked out again.
 * https://help.salesforce.com/s/articleView?id=platform.fields_about_roll_up_summary_fields.htm
 */
import { Big } from 'big.js';
import { Unsupported } from '../../shared/unsupported.ts';
import type { FieldSchema, ObjectSchema, Schema, SummarySchema } from '../schema/types.ts';
import { formulaFieldReader } from '../formula/formula-field.ts';
import { derive, objectNamed, rowBehind, rowsWhere, type Data, type ObjectRules, type Saved } from './context.ts';
import type { SObjectRecord, Value } from './types.ts';

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

/** Numbers by value, texts and dates by their characters. */
const compare = (value: Value | undefined, asked: string): number => {
  if (typeof value === 'number') return value - Number(asked);
  const [left, right] = [lower(value), asked.toLowerCase()];
  return left < right ? -1 : Number(left > right);
};

const among = (value: Value | undefined, asked: string): boolean =>
  asked.split(',').some((one) => compare(value, one.trim()) === 0);

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
};

type Detail = { readonly data: Data; readonly now: string; readonly child: string; readonly row: SObjectRecord };

/** What a field of a detail holds, or what its formula makes of it. */
const detailValue = ({ data, now, child, row }: Detail, name: string): Value => {
  const field = data.schema.find(child)?.fields.get(name.toLowerCase());
  if (field?.formula === undefined) return row[name] ?? null;
  const byId = (object: string, id: string): SObjectRecord | undefined =>
    data.store.table(objectNamed(data, object)).get(id);
  return formulaFieldReader({ org: { schema: data.schema, byId }, now: new Date(now), timeZone: 'GMT' }, field)(row);
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

const summed = (data: Data, { summary }: Roll, { id, now }: { id: string; now: string }): Value => {
  const { child, foreignKey, field, operation } = summary;
  const details = rowsWhere(data, child, { field: foreignKey, value: id })
    .map((row): Detail => ({ data, now, child, row }))
    .filter((detail) => isCounted(detail, summary));
  if (field === undefined) return details.length;
  return SUMS[operation](details.map((detail) => detailValue(detail, field)).filter((value) => value !== null));
};

/** Masters the row belongs to, or belonged to before. */
const mastersOf = ({ before, after }: Pick<Saved, 'before' | 'after'>, key: string): ReadonlySet<string> =>
  new Set([before?.[key], after?.[key]].filter((id) => typeof id === 'string'));

const recalculate = (rolls: readonly Roll[], saved: Saved & { readonly object: string }): void => {
  const { data, now } = saved;
  for (const roll of rolls.filter(({ summary }) => summary.child === saved.object)) {
    const { master, field, summary } = roll;
    for (const id of mastersOf(saved, summary.foreignKey)) {
      const before = rowBehind(data, master.name, id);
      if (before === undefined) continue;
      derive(data, before, { object: master.name, now, values: { [field.name]: summed(data, roll, { id, now }) } });
      // What is summed here may be summed once more above.
      recalculate(rolls, { data, now, before, after: rowBehind(data, master.name, id), object: master.name });
    }
  }
};

const startAtNothing = (rolls: readonly Roll[], object: string): ObjectRules => ({
  beforeSave({ values, before }) {
    if (before !== undefined) return;
    for (const { field, summary } of rolls.filter(({ master }) => master.name === object))
      values[field.name] = summary.operation === 'count' || summary.operation === 'sum' ? 0 : null;
  },
});

const rulesOf = (rolls: readonly Roll[], object: string): ObjectRules => ({
  ...startAtNothing(rolls, object),
  afterSave: (saved) => recalculate(rolls, { ...saved, object }),
});

/** Rules for every object that summaries concern. */
export const summaryRules = (schema: Schema): Readonly<Record<string, ObjectRules>> => {
  const rolls = rollsIn(schema);
  const objects = new Set(rolls.flatMap(({ master, summary }) => [master.name, summary.child]));
  return Object.fromEntries([...objects].map((object) => [object, rulesOf(rolls, object)]));
};
