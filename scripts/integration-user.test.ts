import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readPackage } from './metadata/read-package.ts';
import { childrenNamed, childText } from '../test/sandbox/salesforce/deploy/metadata/xml.ts';

/** What the sidecar's user must be able to read is granted by its permission set, or listed for the administrator. */

const { files } = readPackage(process.cwd());

/** The page's table, as `Object.Field`. */
const listed = [
  ...readFileSync('docs/roles/administrator.md', 'utf8').matchAll(/^ {3}\| (\w+) \| (`.*) \|$/gm),
].flatMap(([, object = '', fields = '']) =>
  [...fields.matchAll(/`(\w+)`/g)].map(([, field = '']) => `${object}.${field}`),
);
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

test("the sidecar's user may read what every mapping row reads", () => {
  assert.ok(sources.length > 15, sources.join(', '));
  assert.deepEqual(
    [...new Set(sources)].filter((source) => !granted.includes(source) && !listed.includes(source)),
    [],
  );
});

test('a standard field is not listed that the permission set grants already', () => {
  assert.ok(listed.length > 10, listed.join(', '));
  assert.deepEqual(
    listed.filter((field) => granted.includes(field)),
    [],
  );
});
