import { recordTypesIn } from '../apex/describe/record-types.ts';
import { controllerOf, controllingValues } from '../schema/dependent-picklists.ts';
import type { ChildRelationship, FieldSchema, FieldType, ObjectSchema, Schema } from '../schema/types.ts';
import { objectIn, type Handler } from './rest-request.ts';

/**
 * What the org tells about its objects and fields.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_describe.htm
 */
const soapTypes: Readonly<Partial<Record<FieldType, string>>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  time: 'xsd:time',
  address: 'urn:address',
  location: 'urn:location',
  base64: 'xsd:base64Binary',
};

const UNSORTABLE: ReadonlySet<FieldType> = new Set(['textarea', 'address', 'location', 'base64', 'multipicklist']);

const numbersOf = (field: FieldSchema) => ({
  length: field.length,
  byteLength: field.length * 3,
  digits: field.type === 'int' ? field.precision : 0,
  precision: field.type === 'int' ? 0 : field.precision,
  scale: field.scale,
});

const referenceOf = (field: FieldSchema) => ({
  referenceTo: field.type === 'reference' ? field.referenceTo : [],
  relationshipName: field.relationshipName ?? null,
  relationshipOrder: field.deleteConstraint === 'Cascade' && field.custom ? 0 : null,
  polymorphicForeignKey: field.referenceTo.length > 1,
  cascadeDelete: field.deleteConstraint === 'Cascade',
  restrictedDelete: field.deleteConstraint === 'Restrict',
});

const usesOf = (field: FieldSchema) => {
  const sortable = !UNSORTABLE.has(field.type);
  return {
    filterable: sortable || field.type === 'multipicklist',
    sortable,
    groupable: sortable && !['double', 'currency', 'percent', 'datetime'].includes(field.type),
    aggregatable: sortable && field.type !== 'boolean',
    idLookup: field.type === 'id' || field.externalId || field.nameField,
  };
};

/** A bit for each value of the controlling field, the first one first, in whole groups of Base64. */
const validFor = (controllers: readonly string[], goesWith: readonly string[]): string => {
  const bits = Buffer.alloc(Math.ceil(controllers.length / 24) * 3);
  controllers.forEach((value, at) => {
    if (goesWith.includes(value)) bits[at >> 3] = (bits[at >> 3] ?? 0) | (0x80 >> (at % 8));
  });
  return bits.toString('base64');
};

const picklistOf = (object: ObjectSchema, field: FieldSchema) => {
  const controllers = controllingValues(object, field);
  return {
    restrictedPicklist: field.restrictedPicklist,
    dependentPicklist: controllers.length > 0,
    controllerName: controllerOf(object, field)?.name ?? null,
    picklistValues: field.picklistValues.map(({ value, label, isDefault, goesWith = [] }) => ({
      active: true,
      defaultValue: isDefault,
      label,
      validFor: controllers.length === 0 ? null : validFor(controllers, goesWith),
      value,
    })),
  };
};

/** What the platform fills in when a client says nothing. */
const FILLED_IN: ReadonlySet<string> = new Set(['CurrencyIsoCode', 'OwnerId']);

const writesOf = (field: FieldSchema) => ({
  createable: field.createable,
  updateable: field.updateable,
  permissionable: field.custom && !field.required,
  nillable: field.nillable,
  defaultedOnCreate:
    field.defaultValue !== undefined || field.autoNumberFormat !== undefined || FILLED_IN.has(field.name),
  defaultValue: field.defaultValue ?? null,
});

const describeField = (object: ObjectSchema, field: FieldSchema) => ({
  name: field.name,
  label: field.label,
  type: field.type,
  soapType: soapTypes[field.type] ?? 'xsd:string',
  custom: field.custom,
  ...numbersOf(field),
  ...referenceOf(field),
  ...usesOf(field),
  ...picklistOf(object, field),
  ...writesOf(field),
  unique: field.unique,
  caseSensitive: field.caseSensitive,
  externalId: field.externalId,
  nameField: field.nameField,
  autoNumber: field.autoNumberFormat !== undefined,
  calculated: field.calculated,
  calculatedFormula: field.formula ?? null,
  compoundFieldName: null,
  inlineHelpText: null,
  htmlFormatted: false,
  encrypted: false,
  deprecatedAndHidden: false,
});

/** Events are published, not kept. */
const isQueryable = ({ kind }: ObjectSchema): boolean => kind !== 'event' && kind !== 'change';

const headerOf = (object: ObjectSchema, version: string) => {
  const url = `/services/data/v${version}/sobjects/${object.name}`;
  const isData = object.kind === 'standard' || object.kind === 'custom';
  return {
    name: object.name,
    label: object.label,
    labelPlural: object.labelPlural,
    keyPrefix: object.keyPrefix,
    custom: object.kind !== 'standard',
    customSetting: object.kind === 'setting',
    activateable: false,
    createable: object.createable,
    updateable: object.updateable,
    deletable: object.deletable,
    undeletable: object.deletable,
    mergeable: object.name === 'Account' || object.name === 'Contact',
    queryable: isQueryable(object),
    retrieveable: isQueryable(object),
    replicateable: isData,
    searchable: isData,
    triggerable: isData || object.kind === 'event',
    layoutable: isData,
    feedEnabled: false,
    mruEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    deprecatedAndHidden: false,
    urls: { sobject: url, describe: `${url}/describe`, rowTemplate: `${url}/{ID}` },
  };
};

const describeChild = (schema: Schema, relation: ChildRelationship) => {
  const field = schema.find(relation.childObject)?.fields.get(relation.field.toLowerCase());
  return {
    childSObject: relation.childObject,
    field: relation.field,
    relationshipName: relation.name,
    cascadeDelete: field?.deleteConstraint === 'Cascade',
    restrictedDelete: field?.deleteConstraint === 'Restrict',
    deprecatedAndHidden: false,
    junctionIdListNames: [],
    junctionReferenceTo: [],
  };
};

export const describeGlobal: Handler = ({ org }, { version }) => ({
  status: 200,
  body: { encoding: 'UTF-8', maxBatchSize: 200, sobjects: org.schema.all().map((object) => headerOf(object, version)) },
});

export const describeObject: Handler = (context, { version }, parameters) => {
  const object = objectIn(context, parameters);
  const { schema } = context.org;
  return {
    status: 200,
    body: {
      ...headerOf(object, version),
      fields: [...object.fields.values()].map((field) => describeField(object, field)),
      childRelationships: schema.childrenOf(object.name).map((relation) => describeChild(schema, relation)),
      recordTypeInfos: recordTypesIn(context.org, context.caller.userId, object.name).map((info) => ({
        active: info.isActive,
        available: info.isAvailable,
        defaultRecordTypeMapping: info.isDefault,
        developerName: info.developerName,
        master: info.isMaster,
        name: info.name,
        recordTypeId: info.id,
        urls: {},
      })),
      namedLayoutInfos: [],
      supportedScopes: [{ label: 'All records', name: 'everything' }],
    },
  };
};

/** `GET …/sobjects/X`: the header, and what was looked at lately, which nobody does here. */
export const objectBasics: Handler = (context, { version }, parameters) => ({
  status: 200,
  body: { objectDescribe: headerOf(objectIn(context, parameters), version), recentItems: [] },
});
