import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SHIPPING_SOURCE } from '../../fixtures/shipping-org.ts';
import { loadSchema } from '../../schema/load-schema.ts';
import { libraryClass, type LibraryClass } from '../library/define.ts';
import { libraryGaps } from './check-library.ts';
import { SAMPLE_LIBRARY } from './sample-types.ts';

const schema = loadSchema({ sourceDirectories: [SHIPPING_SOURCE] });
const gapsOf = (members: LibraryClass['members']): readonly string[] =>
  libraryGaps([libraryClass({ name: 'System.Sample<T>', members })], schema);

test('a type that no table and no object is called is a gap', () => {
  assert.deepEqual(gapsOf({ 'Map<T,List<Schema.RecordTypeInfo>> infos(Account account, Nonsense n)': () => null }), [
    'System.Sample<T> infos(account,nonsense): Schema.RecordTypeInfo',
    'System.Sample<T> infos(account,nonsense): Nonsense',
  ]);
  assert.deepEqual(libraryGaps(SAMPLE_LIBRARY, schema), ['System.HttpRequest asemail(): Messaging.SingleEmailMessage']);
});

test('a table whose rows cannot be read is refused', () => {
  assert.throws(() => gapsOf({ 'String name(': () => null }), { name: 'NoType' });
  assert.throws(() => gapsOf({ 'String name': () => null }), /Sample: a property needs accessors: String name/);
  assert.throws(() => gapsOf({ 'String name()': { get: () => null } }), /Sample: no property: String name\(\)/);
});
