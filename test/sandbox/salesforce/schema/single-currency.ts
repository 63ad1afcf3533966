import { currencyField } from './system-fields.ts';
import type { ObjectSchema } from './types.ts';

/**
 * The schema of an org that has not switched several currencies on: no record says its currency, no user has one of his own,
 * and there is no list of them.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_currencytype.htm
 */
const ABSENT_OBJECT = 'CurrencyType';
const ABSENT_ON_USER = 'DefaultCurrencyIsoCode';

const isAbsent = (object: ObjectSchema, field: string): boolean =>
  field === currencyField.name || (object.name === 'User' && field === ABSENT_ON_USER);

export const inOneCurrency = (objects: readonly ObjectSchema[]): readonly ObjectSchema[] =>
  objects
    .filter(({ name }) => name !== ABSENT_OBJECT)
    .map((object) => ({
      ...object,
      fields: new Map([...object.fields].filter(([, { name }]) => !isAbsent(object, name))),
    }));
