import type { FieldSchema, FieldType } from './types.ts';

/**
 * Builds field definitions from the few facts that differ, so that a table of fields says only what is special about each.
 */
export type FieldFacts = Partial<Omit<FieldSchema, 'name' | 'type'>>;

/** `BillingStreet` → `Billing Street`, `AccountId` → `Account ID`, `OrderStatus__c` → `Order Status`. */
export const labelOf = (name: string): string =>
  name
    .replace(/__[a-z]+$/i, '')
    .replace(/Id$/, 'ID')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ');

/** The way from child to parent: `AccountId` → `Account`, `Invoice__c` → `Invoice__r`. */
const relationshipNameOf = (name: string): string | undefined => {
  if (name.endsWith('__c')) return `${name.slice(0, -1)}r`;
  return name.endsWith('Id') ? name.slice(0, -2) : undefined;
};

/** Shows other fields together and has no value of its own. */
export const isCompound = ({ type }: Pick<FieldSchema, 'type'>): boolean => type === 'address' || type === 'location';

const NEVER_INDEXED: ReadonlySet<FieldType> = new Set(['textarea', 'address', 'location', 'base64', 'multipicklist']);

const plain = {
  description: undefined,
  custom: false,
  length: 0,
  precision: 0,
  scale: 0,
  required: false,
  createable: true,
  updateable: true,
  unique: false,
  caseSensitive: false,
  externalId: false,
  nameField: false,
  autoNumberFormat: undefined,
  calculated: false,
  formula: undefined,
  defaultValue: undefined,
  restrictedPicklist: false,
  picklistValues: [],
  referenceTo: [],
  childRelationshipName: undefined,
  deleteConstraint: undefined,
} as const;

/** A field of that type with the platform's usual properties, except what `facts` says otherwise. */
export const field = (name: string, type: FieldType, facts: FieldFacts = {}): FieldSchema => {
  const isReference = type === 'reference';
  const searchable = type === 'id' || isReference || facts.unique === true || facts.externalId === true;
  return {
    ...plain,
    label: labelOf(name),
    nillable: facts.required !== true && type !== 'boolean',
    indexed: searchable && !NEVER_INDEXED.has(type),
    relationshipName: isReference ? relationshipNameOf(name) : undefined,
    ...facts,
    name,
    type,
  };
};
