import { checkOwner } from '../approvals/people/check-owner.ts';
import { normalizedId } from './record-id.ts';
import type { Data, Pending } from './context.ts';
import { refusals } from './save-failure.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import type { Value } from './types.ts';

/**
 * System validation of a complete row: required values, active currency, references that exist, unique values.
 */
const isEmpty = (value: Value | undefined): boolean => value === null || value === undefined;

/** Refuses a row without its required values, all of them in one error. */
export const checkRequired = ({ object, values, before, sent }: Pending): void => {
  const missing = [...object.fields.values()]
    .filter((field) => field.required && isEmpty(values[field.name]))
    .filter((field) => before === undefined || sent.has(field.name))
    .map((field) => field.name);
  if (missing.length > 0) throw refusals.missing(missing);
};

const checkCurrency = ({ data, object, values, sent }: Pending): void => {
  const field = object.fields.get('currencyisocode');
  const code = values.CurrencyIsoCode;
  if (field === undefined || !sent.has('CurrencyIsoCode')) return;
  if (typeof code !== 'string' || !data.isActiveCurrency(code)) {
    throw refusals.badPicklistValue(field, typeof code === 'string' ? code : 'null');
  }
};

const targetOf = (data: Data, field: FieldSchema, id: string): ObjectSchema | undefined => {
  const target = data.schema.findByKeyPrefix(id.slice(0, 3));
  return target !== undefined && field.referenceTo.includes(target.name) ? target : undefined;
};

const checkedReference = (data: Data, field: FieldSchema, sent: string): string => {
  const id = normalizedId(sent);
  const target = id === undefined ? undefined : targetOf(data, field, id);
  if (id === undefined || target === undefined) throw refusals.malformedId(field, sent);
  const row = data.store.table(target).get(id);
  if (row === undefined) throw refusals.unknownReference([field.name]);
  if (row.IsDeleted === true) throw refusals.deleted();
  return id;
};

const checkReferences = ({ data, object, values, sent }: Pending): void => {
  for (const name of sent) {
    const field = object.fields.get(name.toLowerCase());
    const value = values[name];
    if (field?.type === 'reference' && typeof value === 'string') values[name] = checkedReference(data, field, value);
  }
};

const uniqueFields = new WeakMap<ObjectSchema, readonly FieldSchema[]>();

const uniqueFieldsOf = (object: ObjectSchema): readonly FieldSchema[] => {
  const known = uniqueFields.get(object) ?? [...object.fields.values()].filter((field) => field.unique);
  uniqueFields.set(object, known);
  return known;
};

/** Refuses a value of a unique field that another live row has. */
export const checkUnique = ({ data, object, values, before }: Pending): void => {
  for (const field of uniqueFieldsOf(object)) {
    const value = values[field.name];
    if (value === null || value === undefined || value === before?.[field.name]) continue;
    const holder = data.store
      .table(object)
      .find(field.name, value)
      .find((row) => row.Id !== before?.Id);
    if (holder !== undefined) throw refusals.duplicate(field, holder.Id);
  }
};

/** References first: what follows may read the parents. Ids come out in their 18-character form. */
export const checkParents = (pending: Pending): void => {
  checkReferences(pending);
  checkOwner(pending);
  checkCurrency(pending);
};
