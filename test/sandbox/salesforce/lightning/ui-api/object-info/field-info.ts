/** What a page needs to know of a field. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_field.htm */
import { controllerOf } from '../../../schema/dependent-picklists.ts';
import type { FieldSchema, FieldType, ObjectSchema } from '../../../schema/types.ts';
import { nameFieldOf } from '../records/field-tree.ts';
import type { View } from '../view.ts';

const DATA_TYPES: Readonly<Record<FieldType, string>> = {
  id: 'Reference',
  string: 'String',
  textarea: 'TextArea',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  combobox: 'ComboBox',
  boolean: 'Boolean',
  int: 'Int',
  double: 'Double',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  reference: 'Reference',
  email: 'Email',
  phone: 'Phone',
  url: 'Url',
  address: 'Address',
  location: 'Location',
  base64: 'Base64',
  complexvalue: 'ComplexValue',
};

export const dataTypeOf = ({ type, name }: FieldSchema): string => (name === 'Id' ? 'String' : DATA_TYPES[type]);

const UNSORTABLE: ReadonlySet<FieldType> = new Set(['textarea', 'address', 'location', 'base64', 'multipicklist']);

export const isSortable = ({ type }: FieldSchema): boolean => !UNSORTABLE.has(type);

const PART_OF_ADDRESS =
  /^(\w*?)(?:Street|City|State|StateCode|PostalCode|Country|CountryCode|Latitude|Longitude|GeocodeAccuracy)$/;

/** The compound field that the field is a part of. */
export const compoundOf = (field: FieldSchema, object: ObjectSchema): FieldSchema | undefined => {
  const prefix = field.custom ? undefined : PART_OF_ADDRESS.exec(field.name)?.[1];
  return prefix === undefined ? undefined : object.fields.get(`${prefix}address`.toLowerCase());
};

const PERSON_PARTS: ReadonlySet<string> = new Set(['FirstName', 'LastName', 'MiddleName', 'Salutation', 'Suffix']);

/** A person's name is made of parts. */
const isPersonName = ({ name }: FieldSchema, { fields }: ObjectSchema): boolean =>
  name === 'Name' && fields.has('lastname');

const compoundName = (field: FieldSchema, object: ObjectSchema): string | null => {
  const isPart = PERSON_PARTS.has(field.name) && object.fields.has('name');
  return isPart ? 'Name' : (compoundOf(field, object)?.name ?? null);
};

const nameFieldsOf = (object: ObjectSchema): readonly string[] => {
  const named = nameFieldOf(object)?.name ?? 'Name';
  return named === 'Name' && object.fields.has('lastname') ? ['FirstName', 'LastName'] : [named];
};

export const nameFieldsIn = nameFieldsOf;

const referencesOf = ({ org }: View, field: FieldSchema) => {
  const targets = field.type === 'reference' ? field.referenceTo.flatMap((name) => org.schema.find(name) ?? []) : [];
  return {
    polymorphicForeignKey: field.referenceTo.length > 1,
    reference: field.type === 'reference',
    referenceTargetField: null,
    referenceToInfos: targets.map((target) => ({ apiName: target.name, nameFields: nameFieldsOf(target) })),
    relationshipName: field.relationshipName ?? null,
  };
};

const numbersOf = (field: FieldSchema) => ({
  digits: field.type === 'int' ? field.precision : 0,
  length: field.length,
  precision: field.type === 'int' ? 0 : field.precision,
  scale: field.scale,
});

const writesOf = (field: FieldSchema) => ({
  createable: field.createable,
  updateable: field.updateable,
  required: field.required && field.defaultValue === undefined && field.type !== 'boolean',
  unique: field.unique,
  defaultValue: field.defaultValue ?? null,
  defaultedOnCreate: field.defaultValue !== undefined || field.name === 'OwnerId' || field.name === 'CurrencyIsoCode',
});

const extraTypeOf = (field: FieldSchema, object: ObjectSchema): string | null => {
  if (isPersonName(field, object)) return 'PersonName';
  if (field.isHtml === true) return 'RichTextArea';
  return field.type === 'textarea' && field.length <= 255 ? 'PlainTextArea' : null;
};

const dependenceOf = (object: ObjectSchema, field: FieldSchema) => {
  const controller = controllerOf(object, field)?.name;
  return { controllerName: controller ?? null, controllingFields: controller === undefined ? [] : [controller] };
};

/** What never differs here: no masks or look-up filters. */
const NOTHING = {
  filteredLookupInfo: null,
  highScaleNumber: false,
  maskType: null,
  searchPrefilterable: false,
};

export const fieldInfo = (view: View, object: ObjectSchema, field: FieldSchema) => ({
  ...NOTHING,
  ...dependenceOf(object, field),
  apiName: field.name,
  calculated: field.calculated || field.formula !== undefined,
  compound: field.type === 'address' || isPersonName(field, object),
  compoundComponentName: null,
  compoundFieldName: compoundName(field, object),
  custom: field.custom,
  dataType: dataTypeOf(field),
  extraTypeInfo: extraTypeOf(field, object),
  externalId: field.externalId,
  filterable: isSortable(field) || field.type === 'multipicklist',
  htmlFormatted: field.isHtml === true,
  inlineHelpText: field.inlineHelpText ?? null,
  label: field.label,
  nameField: field.nameField,
  sortable: isSortable(field),
  ...numbersOf(field),
  ...referencesOf(view, field),
  ...writesOf(field),
});
