/**
 * What the codes of list views and related lists stand for: `NAME`, `OWNER.ALIAS`, `ACCOUNT.PHONE1`, or a field's own name.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listview.htm
 */
import { Unsupported } from '../../../../shared/unsupported.ts';
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import { nameFieldOf } from '../records/field-tree.ts';

/** By what is left of the code after the object's own part. */
const CODES: Readonly<Record<string, string>> = {
  CREATED_DATE: 'CreatedDate',
  CREATED: 'CreatedDate',
  LAST_UPDATE: 'LastModifiedDate',
  CREATEDBY_USER: 'CreatedBy.Name',
  'CREATEDBY_USER.ALIAS': 'CreatedBy.Alias',
  UPDATEDBY_USER: 'LastModifiedBy.Name',
  'UPDATEDBY_USER.ALIAS': 'LastModifiedBy.Alias',
  'OWNER.ALIAS': 'Owner.Alias',
  'OWNER.FIRST_NAME': 'Owner.FirstName',
  'OWNER.LAST_NAME': 'Owner.LastName',
  'CORE.USERS.ALIAS': 'Owner.Alias',
  'CORE.USERS.FIRST_NAME': 'Owner.FirstName',
  'CORE.USERS.LAST_NAME': 'Owner.LastName',
  'SALES.ACCOUNT.NAME': 'Account.Name',
  RECORDTYPE: 'RecordType.Name',
  FULL_NAME: 'Name',
  PHONE1: 'Phone',
  PHONE2: 'Fax',
  PHONE3: 'MobilePhone',
  EMAIL1: 'Email',
  ADDRESS1_CITY: 'BillingCity',
  ADDRESS1_STATE: 'BillingState',
  ADDRESS1_COUNTRY: 'BillingCountry',
  ADDRESS1_ZIP: 'BillingPostalCode',
  PRODUCT_NAME: 'Product2.Name',
  UNIT_PRICE: 'UnitPrice',
};

const plain = (text: string): string => text.replaceAll('_', '').toLowerCase();

const fieldLike = ({ fields }: ObjectSchema, code: string): FieldSchema | undefined =>
  fields.get(code.toLowerCase()) ?? fields.values().find(({ name, custom }) => !custom && plain(name) === plain(code));

/** `ACCOUNT`, `ORDERS`: the object itself in codes of old. */
const isItself = ({ name, labelPlural }: ObjectSchema, code: string): boolean =>
  [name, labelPlural, name.replace(/2$/, ''), `${name}s`].some((one) => plain(one).replaceAll(' ', '') === plain(code));

const parentLike = ({ fields }: ObjectSchema, code: string): string | undefined =>
  fields
    .values()
    .find(({ relationshipName }) => relationshipName !== undefined && plain(relationshipName) === plain(code))
    ?.relationshipName;

const ofParent = (object: ObjectSchema, first: string, last: string): string | undefined => {
  const parent = parentLike(object, first);
  return parent === undefined ? undefined : `${parent}.${last === 'NAME' ? 'Name' : last}`;
};

const ofParts = (object: ObjectSchema, code: string): string | undefined => {
  const [first = '', ...rest] = code.split('.');
  const last = rest.join('.');
  if (last === '') return fieldLike(object, first)?.name;
  if (!isItself(object, first)) return ofParent(object, first, last);
  return CODES[last] ?? fieldLike(object, last)?.name;
};

const isName = (object: ObjectSchema, code: string): boolean =>
  code === 'NAME' || (code.endsWith('.NAME') && isItself(object, code.slice(0, -'.NAME'.length)));

/**
 * The path of fields a code stands for.
 * @param object as it is, for a code may stand for what the caller does not see
 * @throws Unsupported for a code that the sandbox does not know
 */
export const pathOfCode = (object: ObjectSchema, code: string): string => {
  if (isName(object, code)) return nameFieldOf(object)?.name ?? 'Name';
  const path = CODES[code] ?? ofParts(object, code);
  if (path === undefined) throw new Unsupported(`the column ${code} of ${object.name}`);
  return path;
};
