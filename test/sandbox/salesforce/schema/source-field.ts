import { z } from 'zod';
import { field, type FieldFacts } from './field.ts';
import { readSource } from './read-source.ts';
import { problemsOf, SourceInvalid } from './source-error.ts';
import { picklistValuesOf, valueSet, type ValueSets } from './source-picklist.ts';
import type { FieldSchema, FieldType, ObjectKind } from './types.ts';

/**
 * Turns a `field-meta.xml` into a field definition. An element or type the loader does not know stops the loading by name:
 * a rule that is silently skipped would make the sandbox kinder than the platform.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm
 */
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const whole = z.string().regex(/^\d+$/).transform(Number);
const ignored = z.unknown().optional();

const summaryFilter = z.strictObject({
  field: z.string(),
  operation: z.string(),
  value: z.array(z.string()).transform((values) => values.join()),
});

const source = z.strictObject({
  fullName: z.string(),
  type: z.string().optional(),
  label: z.string().optional(),
  description: z.string().optional(),
  length: whole.optional(),
  precision: whole.optional(),
  scale: whole.optional(),
  required: flag.default(false),
  unique: flag.default(false),
  caseSensitive: flag.default(false),
  externalId: flag.default(false),
  defaultValue: z.string().optional(),
  displayFormat: z.string().optional(),
  formula: z.string().optional(),
  formulaTreatBlanksAs: z.enum(['BlankAsZero', 'BlankAsBlank']).default('BlankAsZero'),
  valueSet: valueSet.optional(),
  referenceTo: z.string().optional(),
  relationshipName: z.string().optional(),
  startingNumber: whole.optional(),
  reparentableMasterDetail: flag.default(false),
  deleteConstraint: z.enum(['SetNull', 'Restrict', 'Cascade']).optional(),
  inlineHelpText: z.string().optional(),
  summaryOperation: z.enum(['count', 'max', 'min', 'sum']).optional(),
  summaryForeignKey: z.string().optional(),
  summarizedField: z.string().optional(),
  summaryFilterItems: z.union([summaryFilter.transform((one) => [one]), z.array(summaryFilter)]).default([]),
  ...Object.fromEntries(
    // Only the screen, history or tooling reads these.
    // prettier-ignore
    ['businessStatus', 'complianceGroup', 'encryptionScheme', 'fieldManageability',
      'isConvertLeadDisabled', 'isFilteringDisabled', 'isNameField', 'isSortingDisabled', 'relationshipLabel',
      'displayLocationInDecimal', 'relationshipOrder', 'securityClassification', 'trackFeedHistory', 'trackHistory',
      'trackTrending', 'visibleLines', 'writeRequiresMasterRead', 'metadataRelationshipControllingField'].map((name) => [name, ignored]),
  ),
});
export type FieldSource = z.infer<typeof source>;

/** Where a field stands: which file, in which kind of object. */
export type Place = { readonly file: string; readonly kind: ObjectKind; readonly globals: ValueSets };

type Reading = (from: FieldSource, place: Place) => FieldFacts & { type: FieldType };

const need = <Held>(value: Held | undefined, element: string, place: Place): Held => {
  if (value === undefined) throw new SourceInvalid(place.file, `${element}: missing`);
  return value;
};

const text =
  (type: FieldType, fixedLength?: number): Reading =>
  (from, place) => ({ type, length: fixedLength ?? need(from.length, 'length', place) });

const number =
  (type: FieldType): Reading =>
  (from, place) => ({
    type,
    precision: need(from.precision, 'precision', place),
    scale: need(from.scale, 'scale', place),
  });

const plain =
  (type: FieldType): Reading =>
  () => ({ type });

const picklist =
  (type: FieldType, length: number): Reading =>
  (from, place) => {
    const set = need(from.valueSet, 'valueSet', place);
    return {
      type,
      length,
      restrictedPicklist: set.restricted,
      picklistValues: picklistValuesOf(set, place),
      ...(set.controllingField === undefined ? {} : { controllingField: set.controllingField }),
      defaultValue: picklistValuesOf(set, place).find((value) => value.isDefault)?.value,
    };
  };

const reference =
  (constraint: 'SetNull' | 'Cascade'): Reading =>
  (from, place) => ({
    type: 'reference',
    length: 18,
    referenceTo: [need(from.referenceTo, 'referenceTo', place)],
    childRelationshipName: from.relationshipName === undefined ? undefined : `${from.relationshipName}__r`,
    deleteConstraint: from.deleteConstraint ?? constraint,
    ...(constraint === 'Cascade' ? { required: true, updateable: from.reparentableMasterDetail } : {}),
  });

/** What describes something that is no record here, an object or a field, is held by its qualified name. */
const DEFINITIONS: ReadonlySet<string> = new Set(['EntityDefinition', 'FieldDefinition', 'EntityParticle']);

/** Custom metadata points to a record of custom metadata, as a look-up does, or to an object or a field of the org. */
const metadataRelationship: Reading = (from, place) => {
  const target = need(from.referenceTo, 'referenceTo', place);
  return DEFINITIONS.has(target) ? { type: 'string', length: 255 } : reference('SetNull')(from, place);
};

const checkbox: Reading = (from, place) => {
  const value = from.defaultValue ?? 'false';
  if (value !== 'true' && value !== 'false') throw new SourceInvalid(place.file, `defaultValue: ${value}`);
  return { type: 'boolean', defaultValue: value === 'true' };
};

const parts = (path: string): readonly [object: string, field: string] => {
  const [object = '', name = ''] = path.split('.');
  return [object, name];
};

/** What a summary has is worked out from its details, so it has no value of its own. */
const summary: Reading = (from, place) => {
  const [child, foreignKey] = parts(need(from.summaryForeignKey, 'summaryForeignKey', place));
  return {
    ...{ type: 'double', precision: 18, scale: from.scale ?? 2 },
    ...{ calculated: true, createable: false, updateable: false },
    summary: {
      operation: need(from.summaryOperation, 'summaryOperation', place),
      child,
      foreignKey,
      field: from.summarizedField === undefined ? undefined : parts(from.summarizedField)[1],
      filters: from.summaryFilterItems.map((filter) => ({ ...filter, field: parts(filter.field)[1] })),
    },
  };
};

/** `INV-{0000}`, `{YYYY}{MM}{DD}-{0}`: one run of zeros, and parts of the date. */
const AUTO_NUMBER = /^(?:[^{}]|\{(?:YYYY|YY|MM|DD)\})*\{0+\}(?:[^{}]|\{(?:YYYY|YY|MM|DD)\})*$/;

const autoNumberFormat = (format: string, { file }: Place): string => {
  if (!AUTO_NUMBER.test(format)) throw new SourceInvalid(file, `displayFormat: ${format}`);
  return format;
};

const readings: Readonly<Record<string, Reading>> = {
  AutoNumber: (from, place) => ({
    type: 'string',
    length: 30,
    autoNumberFormat: autoNumberFormat(need(from.displayFormat, 'displayFormat', place), place),
    ...(from.startingNumber === undefined ? {} : { startingNumber: from.startingNumber }),
    createable: false,
    updateable: false,
    nillable: false,
  }),
  Checkbox: checkbox,
  Currency: number('currency'),
  Date: plain('date'),
  DateTime: plain('datetime'),
  Email: text('email', 80),
  Html: (from, place) => ({ ...text('textarea')(from, place), isHtml: true }),
  Location: (from) => ({ type: 'location', scale: from.scale ?? 0, createable: false, updateable: false }),
  LongTextArea: text('textarea'),
  Lookup: reference('SetNull'),
  MasterDetail: reference('Cascade'),
  MetadataRelationship: metadataRelationship,
  MultiselectPicklist: picklist('multipicklist', 4099),
  Number: number('double'),
  Percent: number('percent'),
  Phone: text('phone', 40),
  Picklist: picklist('picklist', 255),
  Summary: summary,
  Text: text('string'),
  TextArea: text('textarea', 255),
  Time: plain('time'),
  Url: text('url', 255),
};

const EVENT_TYPES: ReadonlySet<string> = new Set(['Checkbox', 'Date', 'DateTime', 'Number', 'Text', 'LongTextArea']);

/** A default is a literal, or a formula that is worked out when a record is inserted. */
const defaultOf = (from: FieldSource): FieldFacts => {
  if (from.defaultValue === undefined || from.type === 'Checkbox') return {};
  const literal = /^"([^"]*)"$|^(-?\d+(?:\.\d+)?)$/.exec(from.defaultValue);
  if (literal === null) return { defaultFormula: from.defaultValue };
  return { defaultValue: literal[2] === undefined ? (literal[1] ?? '') : Number(literal[2]) };
};

const formulaFacts = (from: FieldSource): FieldFacts =>
  from.formula === undefined
    ? {}
    : {
        calculated: true,
        formula: from.formula,
        blanksAsZero: from.formulaTreatBlanksAs === 'BlankAsZero',
        ...{ createable: false, updateable: false, nillable: true },
      };

const readingOf = (from: FieldSource, place: Place): Reading => {
  const type = need(from.type, 'type', place);
  const reading = readings[type];
  if (reading === undefined) throw new SourceInvalid(place.file, `type: ${type} is not supported`);
  if (place.kind === 'event' && !EVENT_TYPES.has(type)) {
    throw new SourceInvalid(place.file, `type: a platform event cannot have a field of type ${type}`);
  }
  return reading;
};

/** Number fields with a formula state no precision of their own beyond the defaults of the platform. */
const withFormulaDefaults = (from: FieldSource): FieldSource =>
  from.formula === undefined
    ? from
    : { ...from, precision: from.precision ?? 18, scale: from.scale ?? 0, length: 1300 };

/** A place on the globe is kept as two numbers beside the field that shows them together. */
const coordinates = (location: FieldSchema): readonly FieldSchema[] =>
  ['Latitude', 'Longitude'].map((part) =>
    field(location.name.replace(/__c$/, `__${part}__s`), 'double', {
      custom: true,
      label: `${location.label} (${part})`,
      precision: 18,
      scale: 15,
    }),
  );

/**
 * The custom field a `field-meta.xml` defines; several fields for a place on the globe.
 * @throws SourceInvalid naming the file and the element at fault
 */
export const readFields = (place: Place): readonly FieldSchema[] => {
  const read = readField(place);
  return read.type === 'location' ? [read, ...coordinates(read)] : [read];
};

const readField = (place: Place): FieldSchema => {
  const parsed = source.safeParse(readSource(place.file, 'CustomField'));
  if (!parsed.success) throw new SourceInvalid(place.file, problemsOf(parsed.error));
  const from = withFormulaDefaults(parsed.data);
  const { type, ...facts } = readingOf(from, place)(from, place);
  const required = facts.required ?? from.required;
  return field(from.fullName, type, {
    custom: true,
    label: from.label ?? from.fullName,
    description: from.description,
    unique: from.unique,
    caseSensitive: from.caseSensitive,
    externalId: from.externalId,
    ...defaultOf(from),
    ...(from.inlineHelpText === undefined ? {} : { inlineHelpText: from.inlineHelpText }),
    ...facts,
    required,
    ...formulaFacts(from),
  });
};

/** The name field an object file describes: text or a running number. */
export const nameFieldFrom = (raw: unknown, place: Place): FieldSchema => {
  const parsed = source.safeParse({ fullName: 'Name', ...z.record(z.string(), z.unknown()).parse(raw) });
  if (!parsed.success) throw new SourceInvalid(place.file, `nameField: ${problemsOf(parsed.error)}`);
  const from = { ...parsed.data, length: 80 };
  const { type, ...facts } = readingOf(from, place)(from, place);
  return field('Name', type, { label: from.label ?? 'Name', ...facts, nameField: true, indexed: false });
};
