/**
 * Schema.DescribeFieldResult: what a field is and what may be done with it. It compiles where the field's token is wanted.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_fields_describe.htm
 */
import type { FieldSchema, FieldType } from '../../../schema/types.ts';
import { isPermissionable, mayUseField, type FieldUse } from '../../describe/access.ts';
import { defaultValueOf } from '../../describe/default-values.ts';
import { FieldDescribe } from '../../describe/tokens.ts';
import { ApexList } from '../../values/list.ts';
import { libraryClass } from '../define.ts';
import { withProperties } from './describe-table.ts';
import { displayTypeOf, soapTypeOf } from './enums.ts';
import { PicklistEntry } from './relations.ts';

/** A row that looks at the schema alone. */
const told =
  <Told>(tell: (field: FieldSchema) => Told) =>
  ({ schema }: FieldDescribe): Told =>
    tell(schema);

const may =
  (use: FieldUse) =>
  ({ schema, object }: FieldDescribe): boolean =>
    mayUseField(schema, use, { object: object.schema });

const LONG: ReadonlySet<FieldType> = new Set(['textarea', 'address', 'location', 'base64', 'multipicklist']);
const NUMBERS: readonly FieldType[] = ['double', 'currency', 'percent'];

const isShort = ({ type, length }: FieldSchema): boolean => !LONG.has(type) || (type === 'textarea' && length <= 255);
const isGroupable = (field: FieldSchema): boolean =>
  isShort(field) && !field.calculated && !NUMBERS.includes(field.type) && !['datetime', 'time'].includes(field.type);

const FILLED_IN: ReadonlySet<string> = new Set([
  'CurrencyIsoCode',
  'OwnerId',
  'IsDeleted',
  'CreatedById',
  'CreatedDate',
]);

const isDefaulted = (field: FieldSchema): boolean =>
  field.type === 'boolean' ||
  field.type === 'id' ||
  field.defaultValue !== undefined ||
  field.autoNumberFormat !== undefined ||
  FILLED_IN.has(field.name);

const references = ({ object, schema }: FieldDescribe): ApexList =>
  new ApexList(
    'List<Schema.SObjectType>',
    schema.type === 'reference' ? schema.referenceTo.map((name) => object.describe.objectToken(name)) : [],
  );

const entries = (field: FieldSchema): ApexList =>
  new ApexList(
    'List<Schema.PicklistEntry>',
    field.picklistValues.map((value) => new PicklistEntry(value)),
  );

const isPersonNamePart = ({ name }: FieldSchema): boolean =>
  /^(First|Last|Middle)Name$|^Salutation$|^Suffix$/.test(name);

/** The compound that shows the field with others: `Name` of `LastName`, `BillingAddress` of `BillingCity`. */
const compoundOf = ({ object, schema }: FieldDescribe): string | null => {
  const { fields } = object.schema;
  if (isPersonNamePart(schema) && fields.has('lastname')) return 'Name';
  const prefix = /^(\w*?)(?:Street|City|State|PostalCode|Country|Latitude|Longitude|GeocodeAccuracy)$/.exec(
    schema.name,
  );
  return prefix === null ? null : (fields.get(`${prefix[1] ?? ''}address`.toLowerCase())?.name ?? null);
};

export const describeFieldResult = libraryClass({
  name: 'Schema.DescribeFieldResult',
  extends: 'Schema.SObjectField',
  holds: (value) => value instanceof FieldDescribe,
  members: withProperties({
    'String getName()': told(({ name }) => name),
    'String getLocalName()': told(({ name }) => name),
    'String getLabel()': told(({ label }) => label),
    'Integer getLength()': told(({ length }) => length),
    'Integer getByteLength()': told(({ length }) => length * 3),
    'Integer getDigits()': told(({ type, precision }) => (type === 'int' ? precision : 0)),
    'Integer getPrecision()': told(({ type, precision }) => (type === 'int' ? 0 : precision)),
    'Integer getScale()': told(({ scale }) => scale),
    'Schema.DisplayType getType()': told(({ type }) => displayTypeOf(type)),
    'Schema.SOAPType getSoapType()': told(({ type }) => soapTypeOf(type)),
    'Object getDefaultValue()': told((field) => (field.defaultValue === undefined ? null : defaultValueOf(field))),
    'String getDefaultValueFormula()': told(({ defaultFormula }) => defaultFormula ?? null),
    'String getCalculatedFormula()': told(({ formula }) => formula ?? null),
    'String getInlineHelpText()': told(({ inlineHelpText }) => inlineHelpText ?? null),
    'List<Schema.PicklistEntry> getPicklistValues()': told(entries),
    'Schema.SObjectField getController()': () => null,
    'List<Schema.SObjectType> getReferenceTo()': references,
    'String getRelationshipName()': told(({ relationshipName }) => relationshipName ?? null),
    'Integer getRelationshipOrder()': told((field) => (isMasterDetail(field) ? 0 : null)),
    'String getReferenceTargetField()': () => null,
    'String getCompoundFieldName()': compoundOf,
    'String getMask()': () => null,
    'String getMaskType()': () => null,
    'Boolean getDataTranslationEnabled()': () => false,
    'Schema.SObjectField getSObjectField()': ({ token }: FieldDescribe) => token,
    'Schema.SObjectType getSObjectType()': ({ object }: FieldDescribe) => object,
    'Boolean isAccessible()': may('read'),
    'Boolean isCreateable()': may('create'),
    'Boolean isUpdateable()': may('edit'),
    'Boolean isPermissionable()': told(isPermissionable),
    'Boolean isAutoNumber()': told(({ autoNumberFormat }) => autoNumberFormat !== undefined),
    'Boolean isCalculated()': told(({ calculated }) => calculated),
    'Boolean isCascadeDelete()': told(({ deleteConstraint }) => deleteConstraint === 'Cascade'),
    'Boolean isRestrictedDelete()': told(({ deleteConstraint }) => deleteConstraint === 'Restrict'),
    'Boolean isCaseSensitive()': told(({ caseSensitive }) => caseSensitive),
    'Boolean isCustom()': told(({ custom }) => custom),
    'Boolean isDefaultedOnCreate()': told(isDefaulted),
    'Boolean isDependentPicklist()': () => false,
    'Boolean isDeprecatedAndHidden()': () => false,
    'Boolean isDisplayLocationInDecimal()': () => false,
    'Boolean isEncrypted()': () => false,
    'Boolean isExternalId()': told(({ externalId }) => externalId),
    'Boolean isFilterable()': told((field) => isShort(field) || field.type === 'multipicklist'),
    'Boolean isFormulaTreatNullNumberAsZero()': () => false,
    'Boolean isGroupable()': told(isGroupable),
    'Boolean isHighScaleNumber()': () => false,
    'Boolean isHtmlFormatted()': told(({ isHtml }) => isHtml === true),
    'Boolean isIdLookup()': told((field) => field.type === 'id' || field.externalId || field.nameField),
    'Boolean isNameField()': told(({ nameField }) => nameField),
    'Boolean isNamePointing()': told(({ referenceTo }) => referenceTo.length > 1),
    'Boolean isNillable()': told(({ nillable }) => nillable),
    'Boolean isQueryByDistance()': () => false,
    'Boolean isRestrictedPicklist()': told(({ restrictedPicklist }) => restrictedPicklist),
    'Boolean isSearchPrefilterable()': told(({ type }) => type === 'reference'),
    'Boolean isSortable()': told(isShort),
    'Boolean isAggregatable()': told((field) => isShort(field) && field.type !== 'boolean'),
    'Boolean isUnique()': told(({ unique }) => unique),
    'Boolean isWriteRequiresMasterRead()': () => false,
  }),
});

function isMasterDetail({ custom, deleteConstraint }: FieldSchema): boolean {
  return custom && deleteConstraint === 'Cascade';
}
