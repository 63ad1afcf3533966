/** A small org for tests of queries and bulk jobs: publishers (accounts), their people and their books. */
import { virtualClock } from '../../shared/clock.ts';
import { administratorOf, openOrg } from '../data/org.ts';
import type { Caller, Org, RawRecord } from '../data/types.ts';
import { field } from '../schema/field.ts';
import { schemaOf } from '../schema/schema.ts';
import { ownerField, systemFields } from '../schema/system-fields.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { standardObjects } from '../standard-objects/index.ts';

const custom = { custom: true } as const;

const bookFields: readonly FieldSchema[] = [
  field('Name', 'string', { length: 80, nameField: true }),
  field('Isbn__c', 'string', { ...custom, length: 20, unique: true, externalId: true }),
  field('Price__c', 'currency', { ...custom, precision: 18, scale: 2 }),
  field('Pages__c', 'int', { ...custom, precision: 8 }),
  field('Discount__c', 'percent', { ...custom, precision: 5, scale: 2 }),
  field('Tags__c', 'multipicklist', { ...custom, length: 255 }),
  field('PublishedOn__c', 'date', custom),
  field('PrintedAt__c', 'datetime', custom),
  field('IsInPrint__c', 'boolean', { ...custom, defaultValue: false }),
  field('Cover__c', 'picklist', {
    ...custom,
    length: 255,
    picklistValues: ['Soft', 'Hard'].map((value) => ({ value, label: `${value} cover`, isDefault: false })),
  }),
  field('Summary__c', 'textarea', { ...custom, length: 5000 }),
  field('Code__c', 'string', { ...custom, length: 10, unique: true, caseSensitive: true, externalId: true }),
  field('Publisher__c', 'reference', {
    ...custom,
    length: 18,
    referenceTo: ['Account'],
    childRelationshipName: 'Books__r',
    deleteConstraint: 'SetNull',
  }),
  field('Prequel__c', 'reference', {
    ...custom,
    length: 18,
    referenceTo: ['Book__c'],
    childRelationshipName: 'Sequels__r',
    deleteConstraint: 'SetNull',
  }),
  field('Spine__c', 'string', {
    ...custom,
    length: 1300,
    formula: 'Publisher__r.Name & "/" & TEXT(Pages__c)',
    calculated: true,
    createable: false,
    updateable: false,
  }),
];

const book: ObjectSchema = {
  name: 'Book__c',
  label: 'Book',
  labelPlural: 'Books',
  kind: 'custom',
  keyPrefix: 'a00',
  createable: true,
  updateable: true,
  deletable: true,
  publishBehavior: undefined,
  fields: new Map([...systemFields.custom, ownerField, ...bookFields].map((one) => [one.name.toLowerCase(), one])),
};

const bookPrinted: ObjectSchema = {
  ...book,
  name: 'BookPrinted__e',
  kind: 'event',
  keyPrefix: 'e00',
  publishBehavior: 'PublishImmediately',
  fields: new Map(systemFields.event.map((one) => [one.name.toLowerCase(), one])),
};

/** Ids of what was inserted, in order; a refused record fails the test. */
export const insertAll = (org: Org, object: string, records: readonly RawRecord[]): readonly string[] =>
  org.insert(administratorOf(org), { object, records, allOrNone: true }).map(({ id, errors }) => {
    if (id === null) throw new Error(`${object}: ${JSON.stringify(errors)}`);
    return id;
  });

/** The present of the sample org when it is opened: a Saturday. */
export const SAMPLE_START = '2026-01-31T10:00:00.000Z';

/** An org with the sample objects and no records in them. */
export const openSampleOrg = (): { org: Org; caller: Caller } => {
  const org = openOrg({
    schema: schemaOf({ objects: [...standardObjects, book, bookPrinted], metadataRecords: [] }),
    clock: virtualClock(new Date(SAMPLE_START)),
    orgId: '00D000000000001EAA',
    publish: () => {
      throw new Error('the sample org publishes no events');
    },
  });
  return { org, caller: administratorOf(org) };
};

/** The sample org with three publishers and six books. */
export const openBookOrg = (): { org: Org; caller: Caller; accounts: readonly string[]; books: readonly string[] } => {
  const { org, caller } = openSampleOrg();
  const [alpha = '', beta = '', gamma = ''] = insertAll(org, 'Account', [
    { Name: 'Alpha Press', Industry: 'Media', BillingCity: 'Bonn', AnnualRevenue: 1000 },
    { Name: 'beta books', Industry: 'Retail', Description: 'a long story' },
    { Name: 'Gamma', NumberOfEmployees: 12, Site: 'a_b%c' },
  ]);
  insertAll(org, 'Contact', [
    { LastName: 'Ames', AccountId: alpha, Email: 'ames@example.com' },
    { LastName: 'Bold', FirstName: 'Bea', AccountId: alpha },
    { LastName: 'Cole', AccountId: beta },
    { LastName: 'Dunn' },
  ]);
  const [first = ''] = insertAll(org, 'Book__c', [
    {
      Name: 'First', Isbn__c: 'X-1', Code__c: 'aa', Price__c: 10.1, Pages__c: 100, Tags__c: 'new;red', Publisher__c: alpha,
      PublishedOn__c: '2026-01-31', PrintedAt__c: '2026-01-31T08:30:00Z', IsInPrint__c: true, Cover__c: 'Soft',
      Summary__c: 'x'.repeat(300),
    },
  ]); // prettier-ignore
  const others = insertAll(org, 'Book__c', [
    { Name: 'second', Isbn__c: 'x-2', Code__c: 'AA', Price__c: 20.2, Pages__c: 200, Tags__c: 'red', Publisher__c: alpha,
      PublishedOn__c: '2026-01-30', PrintedAt__c: '2026-01-30T23:59:59Z', Cover__c: 'Hard', Prequel__c: first },
    { Name: 'Third', Isbn__c: 'x-3', Price__c: 30.3, Pages__c: 200, Publisher__c: beta, PublishedOn__c: '2025-12-31',
      PrintedAt__c: '2025-12-31T12:00:00Z', Cover__c: 'Soft' },
    { Name: 'Fourth', Isbn__c: 'x-4', Pages__c: 50, Publisher__c: beta, PublishedOn__c: '2025-02-01', IsInPrint__c: true },
    { Name: '50% off', Isbn__c: 'x-5', Price__c: 0 },
    { Name: 'Gone', Isbn__c: 'x-6', Price__c: 99, Publisher__c: alpha },
  ]); // prettier-ignore
  org.remove(caller, { object: 'Book__c', ids: others.slice(-1), allOrNone: true });
  return { org, caller, accounts: [alpha, beta, gamma], books: [first, ...others] };
};
