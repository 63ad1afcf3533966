import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { format } from 'prettier';
import { z } from 'zod';

/** The SuiteCloud project against itself and against the field mappings that write to its fields. */

const FILES = globSync('netsuite/src/**/*.xml').toSorted();
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false });

const fieldObject = z.looseObject({
  '@scriptid': z.string(),
  label: z.string().max(200),
  description: z.string().min(1),
  fieldtype: z.string(),
  bodysale: z.string().optional(),
  colsale: z.string().optional(),
});
const objectFile = z.record(z.string(), z.looseObject({ '@scriptid': z.string() }));
const fieldFile = z.union([
  z.object({ transactionbodycustomfield: fieldObject }).transform((file) => file.transactionbodycustomfield),
  z.object({ transactioncolumncustomfield: fieldObject }).transform((file) => file.transactioncolumncustomfield),
]);

const parsed = (file: string): unknown => parser.parse(readFileSync(file, 'utf8'));
const fields = FILES.filter((file) => /cust(body|col)_/.test(file)).map((file) => fieldFile.parse(parsed(file)));

const mappingFile = z.object({
  CustomMetadata: z.object({
    values: z.array(
      z.object({ field: z.string(), value: z.union([z.string(), z.looseObject({ '#text': z.string() })]) }),
    ),
  }),
});

type Mapping = { readonly target: string; readonly field: string; readonly rule: string; readonly argument: string };

const mappingIn = (file: string): Mapping => {
  const { values } = mappingFile.parse(parsed(file)).CustomMetadata;
  const valueOf = (name: string): string => {
    const value = values.find(({ field }) => field === `${name}__c`)?.value ?? '';
    return typeof value === 'string' ? value : value['#text'];
  };
  return {
    target: valueOf('TargetRecord'),
    field: valueOf('TargetField'),
    rule: valueOf('Rule'),
    argument: valueOf('RuleArgument').toLowerCase(),
  };
};

const mappings = globSync('force-app/main/shared/customMetadata/FieldMapping.*.xml')
  .map(mappingIn)
  .filter(({ field }) => field.startsWith('cust'));

/** What SDF calls a value that a `Format` row has shaped; everything else arrives as text. */
const FIELD_TYPES: Readonly<Record<string, string>> = { date: 'DATE', boolean: 'CHECKBOX', decimal: 'FLOAT' };

test('every file of the project is well-formed', async () => {
  assert.ok(FILES.length > 3);
  for (const file of FILES) {
    const options = { parser: 'xml', plugins: ['@prettier/plugin-xml'] };
    await assert.doesNotReject(format(readFileSync(file, 'utf8'), options), file);
  }
});

test('every object has the script id that its file is named after', () => {
  for (const file of FILES.filter((name) => name.includes('/Objects/'))) {
    const [object] = Object.values(objectFile.parse(parsed(file)));
    assert.equal(object?.['@scriptid'], basename(file, '.xml'));
  }
});

test('every custom field that a mapping fills exists, with the type of what it is filled with', () => {
  assert.ok(mappings.length > 0);
  for (const { field, rule, argument } of mappings) {
    const found = fields.find(({ '@scriptid': id }) => id === field);
    assert.ok(found, `${field} is not in netsuite/src/Objects`);
    assert.equal(found.fieldtype, (rule === 'Format' ? FIELD_TYPES[argument] : undefined) ?? 'TEXT', field);
  }
});

test('body fields are applied to sales documents, column fields to their lines', () => {
  for (const { target, field } of mappings) {
    assert.equal(field.startsWith('custcol_'), target === 'SalesOrderLine', field);
    const found = fields.find(({ '@scriptid': id }) => id === field);
    assert.equal(target === 'SalesOrderLine' ? found?.colsale : found?.bodysale, 'T', field);
  }
});

const roleFile = z.object({
  role: z.object({
    permissions: z.object({ permission: z.array(z.object({ permkey: z.string(), permlevel: z.string() })) }),
  }),
});
const granted = roleFile
  .parse(parsed('netsuite/src/Objects/order-bridge/customrole_ob_integration.xml'))
  .role.permissions.permission.map(({ permkey, permlevel }) => `${permkey} ${permlevel}`);

/**
 * What the role must be allowed for each table that the sidecar queries; the ids are those of Oracle's permission list.
 * The link table shows payments, credit memos and deposit applications; a table without an entry is unknown here.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_N3236764.html
 */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  transaction: ['TRAN_FIND VIEW', 'TRAN_CUSTINVC VIEW', 'TRAN_CUSTCRED VIEW', 'TRAN_CUSTPYMT VIEW'],
  transactionline: ['TRAN_FIND VIEW'],
  transactiontaxdetail: ['TRAN_FIND VIEW'],
  transactionaccountingline: ['TRAN_FIND VIEW'],
  nexttransactionlinelink: ['TRAN_CUSTPYMT VIEW', 'TRAN_CUSTDEP VIEW', 'TRAN_DEPAPPL VIEW'],
  previoustransactionlinelink: ['TRAN_CUSTPYMT VIEW', 'TRAN_CUSTDEP VIEW', 'TRAN_DEPAPPL VIEW'],
  customer: ['LIST_CUSTJOB EDIT'],
  customersubsidiaryrelationship: ['LIST_CUSTJOB EDIT', 'LIST_SUBSIDIARY VIEW'],
  item: ['LIST_ITEM VIEW', 'LIST_TAXSCHEDULE VIEW'],
  currency: ['LIST_CURRENCY VIEW'],
  subsidiary: ['LIST_SUBSIDIARY VIEW'],
  term: ['ADMI_ACCOUNTINGLIST VIEW'],
  department: ['LIST_DEPARTMENT VIEW'],
  classification: ['LIST_CLASS VIEW'],
  location: ['LIST_LOCATION VIEW'],
  taxschedule: ['LIST_TAXSCHEDULE VIEW'],
  salestaxitem: ['LIST_TAXITEM VIEW'],
  billingschedule: ['LIST_BILLINGSCHEDULE VIEW'],
  deletedrecord: ['ADMI_DELETEDRECORD VIEW'],
  dual: [],
};
const queried = new Set(
  globSync('sidecar/src/netsuite/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\b(?:FROM|JOIN) ([a-z]+)\b/g)].map(([, table = '']) => table),
  ),
);

test('the role may see every table that the sidecar queries, and write customers and sales orders', () => {
  assert.ok(queried.size > 8, [...queried].join(', '));
  const needed = ['ADMI_RESTWEBSERVICES FULL', 'ADMI_LOGIN_OAUTH2 FULL', 'REPO_ANALYTICS EDIT', 'TRAN_SALESORD EDIT'];
  for (const table of queried) {
    const permissions = NEEDED[table];
    assert.ok(permissions, `what is needed to see the table ${table} is not written down`);
    needed.push(...permissions);
  }
  assert.deepEqual(
    [...new Set(needed)].filter((permission) => !granted.includes(permission)),
    [],
  );
});
