import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPackage } from './metadata/read-package.ts';
import { childrenNamed, childText } from '../test/sandbox/salesforce/deploy/metadata/xml.ts';

/** What the sidecar's user must be able to read is granted by its permission set. */

const { files } = readPackage(process.cwd());

const granted = files
  .filter(({ name, type }) => type === 'PermissionSet' && name === 'Integration_User')
  .flatMap(({ root }) => childrenNamed(root, 'fieldPermissions'))
  .filter((grant) => childText(grant, 'readable') === 'true')
  .map((grant) => childText(grant, 'field') ?? '');
/** Required or always visible: nobody can take them away. */
const ALWAYS = new Set(['Id', 'Name', 'CurrencyIsoCode', 'EffectiveDate', 'OrderNumber', 'ContractNumber', 'Status']);

const valueIn = (file: (typeof files)[number], name: string): string => {
  const value = childrenNamed(file.root, 'values').find((each) => childText(each, 'field') === name);
  return value === undefined ? '' : (childText(value, 'value') ?? '');
};

/** `Account.BillingCity` of a path that begins at the row's object; a parent is called after its object here. */
const sourceOf = (file: (typeof files)[number]): string => {
  const path = valueIn(file, 'SourceField__c').split('.');
  const field = path.at(-1) ?? '';
  return `${path.at(-2) ?? valueIn(file, 'SourceObject__c')}.${field}`;
};

const sources = files
  .filter(({ type, name }) => type === 'CustomMetadata' && name.startsWith('FieldMapping.'))
  .map(sourceOf)
  .filter((source) => !source.endsWith('.') && !ALWAYS.has(source.split('.')[1] ?? ''));

/** Parts of an address are granted with the whole. */
const grantOf = (source: string): string =>
  source.replace(/^(\w+\.\w+)(?:Street|City|PostalCode|State|Country)$/, '$1Address');

test("the sidecar's user may read what every mapping row reads", () => {
  assert.ok(sources.length > 15, sources.join(', '));
  assert.deepEqual(
    [...new Set(sources)].filter((source) => !granted.includes(source) && !granted.includes(grantOf(source))),
    [],
  );
});
