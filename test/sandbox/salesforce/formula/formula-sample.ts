/** An object with a field of each kind, and a record of it with a parent, for tests of formulas. */
import { virtualClock } from '../../shared/clock.ts';
import { ApexDate } from '../apex/values/date.ts';
import { ApexDatetime } from '../apex/values/datetime.ts';
import { Decimal } from '../apex/values/decimal.ts';
import { ApexTime } from '../apex/values/time.ts';
import type { SObjectRecord } from '../data/types.ts';
import { field } from '../schema/field.ts';
import { schemaOf } from '../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { numberText } from './arithmetic.ts';
import type { FormulaOptions } from './compiled.ts';
import type { FormulaContext, FormulaValue } from './values.ts';

const objectOf = (name: string, keyPrefix: string, fields: readonly FieldSchema[]): ObjectSchema => ({
  ...{ name, label: name, labelPlural: name, kind: 'custom', keyPrefix },
  ...{ createable: true, updateable: true, deletable: true, publishBehavior: undefined },
  fields: new Map(fields.map((one) => [one.name.toLowerCase(), one])),
});

const formula = (name: string, text: string): FieldSchema =>
  field(name, 'double', { formula: text, calculated: true, precision: 18, scale: 2, blanksAsZero: true });

const order = objectOf('Order__c', 'a00', [
  field('Id', 'id'),
  field('Name', 'string', { length: 80 }),
  field('Nothing__c', 'string', { length: 80 }),
  field('Notes__c', 'textarea', { length: 32_768 }),
  field('Amount__c', 'currency', { precision: 18, scale: 2 }),
  field('Empty__c', 'double', { precision: 18, scale: 2 }),
  field('Share__c', 'percent', { precision: 5, scale: 0 }),
  field('Flag__c', 'boolean'),
  field('Due__c', 'date'),
  field('NoDate__c', 'date'),
  field('At__c', 'datetime'),
  field('Opens__c', 'time'),
  field('Stage__c', 'picklist'),
  field('NoStage__c', 'picklist'),
  field('Tags__c', 'multipicklist'),
  field('Account__c', 'reference', { referenceTo: ['Account'] }),
  field('OtherAccount__c', 'reference', { referenceTo: ['Account'] }),
  formula('Total__c', 'Amount__c * 2 + Empty__c'),
  formula('Circle__c', 'Loop__c + 1'),
  formula('Loop__c', 'Circle__c + 1'),
]);

const account = objectOf('Account', '001', [
  field('Id', 'id'),
  field('Name', 'string'),
  field('OwnerId', 'reference', { referenceTo: ['User'] }),
]);

const user = objectOf('User', '005', [field('Id', 'id'), field('LastName', 'string')]);

const rows: readonly SObjectRecord[] = [
  { Id: '001Hs0000000001IAA', Name: 'Parent', OwnerId: '005Hs0000000001IAA' },
  { Id: '005Hs0000000001IAA', LastName: 'Owner' },
];

const record = {
  ...{ Id: 'a00Hs0000000001IAA', Name: 'Alpha', Nothing__c: null, Notes__c: null },
  ...{ Amount__c: 10.5, Empty__c: null, Share__c: 20, Flag__c: true },
  ...{ Due__c: '2026-01-31', NoDate__c: null, At__c: '2026-01-31T23:30:00.000Z', Opens__c: '09:30:00.000Z' },
  ...{ Stage__c: 'Won', NoStage__c: null, Tags__c: 'a;b' },
  ...{ Account__c: '001Hs0000000001IAA', OtherAccount__c: null },
};

export const options: FormulaOptions = {
  schema: schemaOf({ objects: [order, account, user], metadataRecords: [] }),
  object: order,
};

export const context: FormulaContext = {
  record,
  prior: { ...record, Name: 'Alfa', Stage__c: 'Open' },
  org: {
    orgId: '00DHs0000000001EAA',
    schema: options.schema,
    clock: virtualClock(),
    lookup: () => [],
    changes: () => 0,
    byId: (_object, id) => rows.find((row) => row.Id === id),
    rows: (object) => rows.filter((row) => row.Id.startsWith(object === 'User' ? '005' : '001')),
  },
  now: new Date('2026-01-31T23:30:00Z'),
  zone: 'Europe/Berlin',
};

/** A result as tests write it; a blank is an empty text. */
export const shown = (value: FormulaValue): string => {
  if (value instanceof Decimal) return numberText(value);
  if (value instanceof ApexDatetime) return value.toIso();
  if (value instanceof ApexDate || value instanceof ApexTime) return value.toText();
  return String(value ?? '');
};
