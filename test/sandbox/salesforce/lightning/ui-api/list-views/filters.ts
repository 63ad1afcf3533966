/**
 * Filters of list views as conditions of a query: values separated by commas are alternatives, look-ups are compared by name,
 * days by literals such as TODAY. https://help.salesforce.com/s/articleView?id=platform.filter_field_types.htm
 */
import { Unsupported } from '../../../../shared/unsupported.ts';
import type { ObjectSchema, Schema } from '../../../schema/types.ts';
import type { ListFilter } from '../metadata/list-views.ts';
import { nameFieldOf } from '../records/field-tree.ts';
import { quoted } from '../records/read-records.ts';
import { pathOfCode } from './column-codes.ts';
import { fieldAt, type FieldAt } from './columns.ts';

const NUMBERS: ReadonlySet<string> = new Set(['int', 'double', 'currency', 'percent']);
const DAYS: ReadonlySet<string> = new Set(['date', 'datetime']);

/** `Open,"Paid, late"`: two values. */
const valuesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\s*(?:"([^"]*)"|([^,]+))\s*(?:,|$)/g)].map(
    ([, inQuotes, plain]) => inQuotes ?? plain?.trim() ?? '',
  );

const AMERICAN_DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/** `THIS MONTH`, `LAST_N_DAYS:30`, `1/31/2026`. */
const dayLiteral = (type: string, value: string): string => {
  const [, month = '', day = '', year = ''] = AMERICAN_DAY.exec(value) ?? [];
  const iso = year === '' ? value : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return type === 'date' ? iso : `${iso}T00:00:00Z`;
  return value.toUpperCase().replaceAll(' ', '_');
};

const literal = ({ field }: FieldAt, value: string): string => {
  if (NUMBERS.has(field.type)) return value;
  if (DAYS.has(field.type)) return dayLiteral(field.type, value);
  if (field.type === 'boolean') return String(value === '1' || value.toLowerCase() === 'true');
  return quoted(value);
};

/** Signs that stand for any characters stand for themselves. */
const likeText = (value: string): string =>
  quoted(value)
    .slice(1, -1)
    .replaceAll(/[%_]/g, (sign) => `\\${sign}`);

type Compared = { readonly path: string; readonly at: FieldAt; readonly values: readonly string[] };
type Comparison = (compared: Compared) => string;

const any = (parts: readonly string[]): string => (parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' OR ')})`);

const each =
  (operator: string): Comparison =>
  ({ path, at, values }) =>
    any(values.map((value) => `${path} ${operator} ${literal(at, value)}`));

const like =
  (before: string, after: string): Comparison =>
  ({ path, values }) =>
    any(values.map((value) => `${path} LIKE '${before}${likeText(value)}${after}'`));

const multiple =
  (word: string): Comparison =>
  ({ path, values }) =>
    `${path} ${word} (${values.map(quoted).join(', ')})`;

const COMPARISONS: Readonly<Record<ListFilter['operation'], Comparison>> = {
  equals: each('='),
  notEqual: ({ path, at, values }) => `(${values.map((value) => `${path} != ${literal(at, value)}`).join(' AND ')})`,
  lessThan: each('<'),
  greaterThan: each('>'),
  lessOrEqual: each('<='),
  greaterOrEqual: each('>='),
  contains: like('%', '%'),
  notContain: (compared) => `(NOT ${like('%', '%')(compared)})`,
  startsWith: like('', '%'),
  includes: multiple('INCLUDES'),
  excludes: multiple('EXCLUDES'),
  within() {
    throw new Unsupported('filters of list views by distance');
  },
};

/** A look-up that is compared with words is compared by the name of what it leads to. */
const byName = (schema: Schema, { path, at, values }: Compared): Compared => {
  const { type, referenceTo, relationshipName } = at.field;
  const [target] = type === 'reference' ? referenceTo.flatMap((name) => schema.find(name) ?? []) : [];
  const named = target === undefined ? undefined : nameFieldOf(target);
  if (target === undefined || named === undefined || relationshipName === undefined) return { path, at, values };
  const steps = [...path.split('.').slice(0, -1), relationshipName, named.name];
  return { path: steps.join('.'), at: { field: named, object: target }, values };
};

/** @throws Unsupported for a field or operation that the sandbox does not know */
export const filterCondition = (schema: Schema, object: ObjectSchema, filter: ListFilter): string => {
  const path = pathOfCode(object, filter.field);
  const at = fieldAt(schema, object, path);
  if (at === undefined) throw new Unsupported(`the filter ${filter.field} of ${object.name}`);
  const values = valuesIn(filter.value);
  if (values.length === 0) return `${path} ${filter.operation === 'notEqual' ? '!=' : '='} null`;
  return COMPARISONS[filter.operation](byName(schema, { path, at, values }));
};

/** Conditions joined as the logic says, `1 OR (2 AND 3)`; all of them when it says nothing. */
export const joinedBy = (conditions: readonly string[], logic: string | undefined): string | undefined => {
  if (conditions.length === 0) return undefined;
  if (logic === undefined) return conditions.map((one) => `(${one})`).join(' AND ');
  return logic.replaceAll(/\d+/g, (number) => `(${conditions[Number(number) - 1] ?? ''})`);
};
