import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asText } from './draft.ts';
import { recordStore } from './record-store.ts';
import type { StoredRecord, TransactionLink } from './types.ts';

const at = new Date('2026-03-10T18:00:00Z');

const record = (id: string, more: Partial<StoredRecord> = {}): StoredRecord => ({
  type: 'invoice',
  id,
  externalId: undefined,
  fields: { entity: { id: '7' }, name: `Number ${id}` },
  sublists: {},
  createdDate: at,
  lastModifiedDate: at,
  ...more,
});

const link = (previousDoc: string, nextDoc: string): TransactionLink => ({
  previousType: 'invoice',
  previousDoc,
  nextType: 'customerPayment',
  nextDoc,
  linkType: 'Payment',
  foreignAmount: '1.00',
});

const storeWith = (...records: readonly StoredRecord[]) => {
  const store = recordStore({
    familyOf: () => 'transaction',
    nameOf: ({ fields }) => asText(fields['name']),
    externalKey: (externalId) => externalId,
    firstOf: () => 1,
  });
  for (const each of records) store.put(each);
  return store;
};

test('a change that fails half way is undone in every index', () => {
  const store = storeWith(record('1', { externalId: 'one' }), record('2'));
  store.setLinks('9', [link('1', '9')]);
  const heard: string[] = [];
  store.listen({
    saved: ({ id }) => void heard.push(id),
    deleted: ({ id }) => void heard.push(id),
    linked: (id) => void heard.push(id),
  });
  const change = (): void => {
    store.put(record('1', { externalId: 'other', fields: { entity: { id: '8' }, name: 'Changed' } }));
    store.put(record('3', { externalId: 'three' }));
    store.remove(record('2'), at);
    store.setLinks('9', [link('3', '9')]);
    throw new Error('half way');
  };
  assert.throws(() => store.transact(change), /half way/);
  assert.deepEqual(
    {
      ids: [...store.list('invoice')].map(({ id }) => id).sort(),
      external: ['one', 'other', 'three'].map((externalId) => store.idOfExternalId('invoice', externalId)),
      names: ['NUMBER 1', 'changed', 'number 3'].map((name) => store.idOfName('transaction', name)),
      documents: ['7', '8'].map((customer) => [...store.documentsOf(customer)].length),
      links: ['1', '3'].map((previous) => store.linksFrom(previous).length),
      heard,
    },
    {
      ids: ['1', '2'],
      external: ['1', undefined, undefined],
      names: ['1', undefined, undefined],
      documents: [2, 0],
      links: [1, 0],
      heard: [],
    },
  );
});

test('listeners hear the last state of each record once, after the commit', () => {
  const store = storeWith();
  const heard: string[] = [];
  store.listen({
    saved: ({ id, fields }) => void heard.push(`${id} ${asText(fields['name'])}`),
    deleted: ({ id }) => void heard.push(`${id} gone`),
    linked: (id, links) => void heard.push(`${id} linked ${links.length}`),
  });
  store.transact(() => {
    store.put(record('1', { fields: { name: 'first' } }));
    store.transact(() => store.put(record('1', { fields: { name: 'second' } })));
    store.setLinks('9', [link('1', '9'), link('2', '9')]);
    assert.deepEqual(heard, []);
  });
  assert.deepEqual(heard, ['1 second', '9 linked 2']);
});

test('numbers of a series are given out once, also past numbers chosen by hand', () => {
  const store = storeWith();
  store.reserve('item', 100);
  assert.deepEqual([store.next('item'), store.next('item'), store.next('entity')], [101, 102, 1]);
  store.reserve('item', 5);
  assert.equal(store.next('item'), 103);
});
