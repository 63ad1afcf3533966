import { z } from 'zod';
import type { Account, Accounts } from '../customers/index.ts';
import { needsAPerson, type Failure } from '../shared/failure.ts';
import type { Mapping } from '../shared/mapping.ts';
import type { SalesforceConnection } from './connection.ts';
import type { OrgSchema } from './org-schema.ts';
import { askable, inCurrency } from './record-currency.ts';
import { queryAll, soqlText, update } from './records.ts';
import { optionalText } from './field-value.ts';

/** The accounts of Salesforce, behind the port of the customers capability. */

/** What every account is read with, besides what the mapping asks for. */
export const ACCOUNT_FIELDS = [
  'Id',
  'Name',
  'ParentId',
  'NetSuiteCustomerId__c',
  'Subsidiary__c',
  'TaxId__c',
  'Website',
];

export const accountRecord = z
  .looseObject({
    Id: z.string(),
    Name: z.string(),
    ParentId: optionalText,
    NetSuiteCustomerId__c: optionalText,
    Subsidiary__c: optionalText,
    TaxId__c: optionalText,
    Website: optionalText,
  })
  .transform((record): Account => ({
    id: record.Id,
    name: record.Name,
    parentId: record.ParentId,
    customerId: record.NetSuiteCustomerId__c,
    subsidiary: record.Subsidiary__c,
    taxId: record.TaxId__c,
    website: record.Website,
    source: record,
  }));

/**
 * The field names of a SELECT, each once, whatever their case.
 * @param only the currency of an org that has one, whose records do not say it
 */
export const selectList = (fields: readonly string[], only: string | undefined): string =>
  [...new Map(askable(fields, only).map((field) => [field.toLowerCase(), field])).values()].join(', ');

/** The account fields that a mapping needs. */
export const accountPaths = (mapping: Mapping): readonly string[] => [
  ...ACCOUNT_FIELDS,
  ...mapping.pathsOf('Customer'),
  ...mapping.pathsOf('CustomerAddress'),
];

/** What is said of an id that no visible account has. */
export const accountNotFound = (id: string): Failure =>
  needsAPerson({
    code: 'NOT_FOUND',
    message: `There is no account ${id}, or the integration user cannot see it.`,
    advice: 'Restore the account, or give the integration user access to it.',
    subject: { object: 'Account', id },
  });

type Needs = {
  readonly connection: SalesforceConnection;
  readonly mapping: () => Promise<Mapping>;
  readonly schema: OrgSchema;
};

export const openAccounts = ({ connection, mapping, schema }: Needs): Accounts => ({
  async get(id) {
    const only = await schema.onlyCurrency();
    const soql = `SELECT ${selectList(accountPaths(await mapping()), only)} FROM Account WHERE Id = ${soqlText(id)}`;
    const [account] = await queryAll(connection, soql, inCurrency(accountRecord, only));
    if (account !== undefined) return account;
    throw accountNotFound(id);
  },
  async link(accountId, { id, number }) {
    const fields = { NetSuiteCustomerId__c: id, NetSuiteCustomerNumber__c: number, SyncStatus__c: 'In Sync' };
    await update(connection, { object: 'Account', id: accountId }, fields);
  },
});
