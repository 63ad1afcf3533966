import { field, labelOf, type FieldFacts } from '../schema/field.ts';
import { currencyField, ownerField, systemFields } from '../schema/system-fields.ts';
import type { FieldSchema, ObjectSchema, PicklistMeaning, PicklistValue } from '../schema/types.ts';

/**
 * The words standard objects are written in: one call per field, one per object.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_list.htm
 */
export const text = (name: string, length: number, facts: FieldFacts = {}): FieldSchema =>
  field(name, 'string', { length, ...facts });
export const longText = (name: string, length: number, facts: FieldFacts = {}): FieldSchema =>
  field(name, 'textarea', { length, ...facts });
export const money = (name: string, facts: FieldFacts = {}): FieldSchema =>
  field(name, 'currency', { precision: 18, scale: 2, ...facts });
export const number = (name: string, precision: number, facts: FieldFacts = {}): FieldSchema =>
  field(name, 'double', { precision, scale: 2, ...facts });
export const whole = (name: string, facts: FieldFacts = {}): FieldSchema =>
  field(name, 'int', { precision: 8, ...facts });
export const percent = (name: string, facts: FieldFacts = {}): FieldSchema =>
  field(name, 'percent', { precision: 3, ...facts });
export const date = (name: string, facts: FieldFacts = {}): FieldSchema => field(name, 'date', facts);
export const instant = (name: string, facts: FieldFacts = {}): FieldSchema => field(name, 'datetime', facts);
export const flag = (name: string, facts: FieldFacts = {}): FieldSchema =>
  field(name, 'boolean', { defaultValue: false, ...facts });
export const phone = (name: string): FieldSchema => field(name, 'phone', { length: 40 });
export const email = (name: string, facts: FieldFacts = {}): FieldSchema =>
  field(name, 'email', { length: 80, ...facts });
export const url = (name: string, facts: FieldFacts = {}): FieldSchema => field(name, 'url', { length: 255, ...facts });
/** Bytes, as base64. */
export const bytes = (name: string, facts: FieldFacts = {}): FieldSchema => field(name, 'base64', facts);

/** A look-up; `children` is what the parent calls its children. */
export const reference = (
  name: string,
  to: readonly string[],
  facts: FieldFacts & { children?: string } = {},
): FieldSchema => {
  const { children, ...others } = facts;
  return field(name, 'reference', {
    length: 18,
    referenceTo: to,
    childRelationshipName: children,
    deleteConstraint: 'SetNull',
    ...others,
  });
};

export const option = (value: string, meaning?: PicklistMeaning): PicklistValue => ({
  value,
  label: value,
  isDefault: false,
  ...(meaning === undefined ? {} : { meaning }),
});

/** A picklist of these values; standard ones are rarely restricted. */
export const picklist = (
  name: string,
  values: readonly (string | PicklistValue)[],
  facts: FieldFacts = {},
): FieldSchema =>
  field(name, 'picklist', {
    length: 255,
    picklistValues: values.map((value) => (typeof value === 'string' ? option(value) : value)),
    ...facts,
  });

/** Set by the platform, never by a client. */
export const readOnly = { createable: false, updateable: false } as const;
/** Set when the record is made, fixed from then on. */
export const onceOnly = { updateable: false } as const;

/** The parts of an address and the compound that shows them together. */
export const address = (prefix: string): readonly FieldSchema[] => [
  longText(`${prefix}Street`, 255),
  text(`${prefix}City`, 40),
  text(`${prefix}State`, 80, { label: `${labelOf(prefix)} State/Province` }),
  text(`${prefix}PostalCode`, 20, { label: `${labelOf(prefix)} Zip/Postal Code` }),
  text(`${prefix}Country`, 80),
  number(`${prefix}Latitude`, 18, { scale: 15 }),
  number(`${prefix}Longitude`, 18, { scale: 15 }),
  picklist(`${prefix}GeocodeAccuracy`, [
    'Address',
    'NearAddress',
    'Block',
    'Street',
    'Zip',
    'City',
    'State',
    'Unknown',
  ]),
  field(`${prefix}Address`, 'address', readOnly),
];

/** When a person last looked at a record: nobody looks here, so both stay empty. */
export const lookedAt: readonly FieldSchema[] = [
  instant('LastViewedDate', readOnly),
  instant('LastReferencedDate', readOnly),
];

type Definition = {
  readonly name: string;
  readonly keyPrefix: string;
  readonly plural?: string;
  readonly label?: string;
  readonly fields: readonly FieldSchema[];
  /** False for what only administration changes. */
  readonly writable?: boolean;
  readonly owned?: boolean;
  /** False for objects without amounts, whose records have no currency. */
  readonly currency?: boolean;
};

/** A standard object with its system fields. */
export const standardObject = (definition: Definition): ObjectSchema => {
  const { writable = true, owned = false, currency = true, name } = definition;
  const { label = labelOf(name) } = definition;
  const fields = [
    ...systemFields.standard,
    ...(owned ? [ownerField] : []),
    ...(currency ? [currencyField] : []),
    ...definition.fields,
  ];
  return {
    name,
    label,
    labelPlural: definition.plural ?? `${label}s`,
    kind: 'standard',
    keyPrefix: definition.keyPrefix,
    createable: writable,
    updateable: writable,
    deletable: writable,
    publishBehavior: undefined,
    fields: new Map(fields.map((one) => [one.name.toLowerCase(), one])),
  };
};
