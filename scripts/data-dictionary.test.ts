import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { checkDictionary, writeDictionary } from './data-dictionary.ts';

/** The dictionary says what the package says, and notices when it no longer does. */

const project = mkdtempSync(join(tmpdir(), 'dictionary-'));
cpSync(join(import.meta.dirname, '../force-app'), join(project, 'force-app'), { recursive: true });
mkdirSync(join(project, 'docs'));
after(() => {
  rmSync(project, { recursive: true });
});

const page = (): string => readFileSync(join(project, 'docs/data-dictionary.md'), 'utf8');
const rowOf = (object: string, field: string): string => {
  const section =
    page()
      .split('\n## ')
      .find((each) => each.startsWith(`${object}\n`)) ?? '';
  return section.split('\n').find((line) => line.includes(`\`${field}\``)) ?? '';
};

describe('the data dictionary', () => {
  it('is stale before it was written and fresh afterwards', () => {
    assert.equal(checkDictionary(project).length, 1);
    writeDictionary(project);
    assert.deepEqual(checkDictionary(project), []);
  });

  it('tells type, keys and picklist values in words', () => {
    assert.match(rowOf('Invoice__c', 'NetSuiteInvoiceId__c'), /Text\(40\), required, unique external id/);
    assert.match(rowOf('Order', 'BridgeStatus__c'), /Picklist: Draft, In Approval, Ready/);
    assert.match(rowOf('InvoiceLine__c', 'Invoice__c'), /Master-detail\(Invoice__c\), required/);
  });

  it('tells who owns a field, by stage where the stage decides', () => {
    assert.match(rowOf('Account', 'Subsidiary__c'), /Salesforce \(before\); NetSuite \(billed, booked\)/);
    assert.match(rowOf('Invoice__c', 'Total__c'), /\| NetSuite \|/);
    assert.match(rowOf('Invoice__c', 'Account__c'), /\| Bridge \|/);
    assert.match(rowOf('Invoice__c', 'DaysOverdue__c'), /\| Computed \|/);
    assert.match(rowOf('PaymentReceived__e', 'Version__c'), /\| Publisher \|/);
  });

  it('is stale as soon as a description changed', () => {
    const path = join(project, 'force-app/main/invoices/objects/Invoice__c/fields/Total__c.field-meta.xml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('Total of the document', 'Sum of the document'));
    assert.match(checkDictionary(project)[0]?.problem ?? '', /stale/);
  });

  it('tells what reaches NetSuite, from where, and what does not', () => {
    writeDictionary(project);
    const section = page().split('\n## ').at(-1) ?? '';
    assert.match(section, /\| SalesOrder \| `otherRefNum` \| `Order.PoNumber` \| Copy \|/);
    assert.match(
      section,
      /\| CustomerAddress \| `country` \| `Account.BillingCountry` \| Lookup \(Country\) \| held \|/,
    );
    assert.match(section, /^- `Account.TaxProfile__c`$/m);
    assert.doesNotMatch(section, /^- `(Order.*PoNumber|Contract.BillingFrequency__c|Account.NetSuiteCustomerId__c)`$/m);
  });

  it('leaves no field of the package without an owner', () => {
    writeDictionary(project);
    const rows = (page().split('\n## What reaches NetSuite')[0] ?? '')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    assert.ok(rows.length > 250, `only ${rows.length} rows`);
    assert.deepEqual(
      rows.filter((row) => row.split(' | ')[3]?.trim() === ''),
      [],
    );
  });
});
