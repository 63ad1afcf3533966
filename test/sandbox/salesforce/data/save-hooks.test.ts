import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShippingOrg } from '../fixtures/shipping-org.ts';
import type { SaveEvent, SaveHook, SaveHooks } from './save-hooks.ts';

const rail = { Carrier__c: 'Rail' };
const refusal = { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'no', fields: [] };

type Hooked = {
  readonly before?: SaveHook['run'];
  readonly after?: SaveHook['run'];
  readonly around?: SaveHooks['around'];
};

/** The shipping org with hooks on its shipments, and what they were shown: `before insert 2`. */
const openHooked = ({ before, after, around }: Hooked) => {
  const shipping = openShippingOrg();
  const shown: string[] = [];
  const concerns = (object: string): boolean => object === 'Shipment__c' || object === 'Account';
  const noting =
    (moment: string, run: SaveHook['run'] | undefined): SaveHook['run'] =>
    (event) => {
      shown.push(`${moment} ${event.operation} ${event.rows.length}`);
      run?.(event);
    };
  shipping.org.hookSaves({
    hooks: [
      { moment: 'beforeTriggers', concerns, run: noting('before', before) },
      { moment: 'afterTriggers', concerns, run: noting('after', after) },
    ],
    ...(around === undefined ? {} : { around }),
  });
  return { ...shipping, shown };
};

const eachRow = (work: (row: SaveEvent['rows'][number]) => void) => (event: SaveEvent) => event.rows.forEach(work);

test('hooks see new rows with their defaults before, and with their ids after', () => {
  const seen: unknown[] = [];
  const look = eachRow(({ values, before }) => seen.push([values.Carrier__c, values.Id === null, before]));
  const { insert, shown } = openHooked({ before: look, after: look });
  insert('Shipment__c', rail);
  assert.deepEqual(shown, ['before insert 1', 'after insert 1']);
  assert.deepEqual(seen, [
    ['Rail', true, undefined],
    ['Rail', false, undefined],
  ]);
});

test('hooks see 200 rows at a time, each time in surroundings of their own', () => {
  let rooms = 0;
  const around: Hooked['around'] = (_caller, work) => {
    rooms += 1;
    return work();
  };
  const { insert, shown } = openHooked({ around });
  insert('Shipment__c', ...Array.from({ length: 250 }, () => rail));
  assert.deepEqual(shown, ['before insert 200', 'after insert 200', 'before insert 50', 'after insert 50']);
  assert.equal(rooms, 2);
});

test('values that hooks change are checked and written; a required value may come from them', () => {
  const before = eachRow((row) => {
    row.changes = { Carrier__c: row.values.Weight__c === 1 ? 'x'.repeat(500) : 'Road' };
  });
  const { org, insert } = openHooked({ before });
  const [good, bad] = insert('Shipment__c', {}, { Weight__c: 1 });
  assert.equal(org.byId('Shipment__c', good?.id ?? '')?.Carrier__c, 'Road');
  assert.equal(bad?.errors[0]?.statusCode, 'STRING_TOO_LONG');
});

test('a row refused by a hook fails alone, and the good rows go through everything again', () => {
  const before = eachRow((row) => {
    if (row.values.Carrier__c === 'Bad') row.errors = [refusal];
  });
  const { insert, shown } = openHooked({ before });
  const results = insert('Shipment__c', rail, { Carrier__c: 'Bad' }, rail);
  assert.deepEqual(
    results.map(({ errors }) => errors),
    [[], [refusal], []],
  );
  assert.deepEqual(shown, ['before insert 3', 'after insert 2', 'before insert 2', 'after insert 2']);
});

test('what a hook did for a row that failed later does not stand', () => {
  let failing = true;
  const shipping = openHooked({
    after(event) {
      for (const row of event.rows) {
        if (event.object.name === 'Account') continue;
        shipping.id('Account', { Name: `for ${String(row.values.Carrier__c)}` });
        if (failing && row.values.Carrier__c === 'Bad') row.errors = [refusal];
      }
    },
  });
  shipping.insert('Shipment__c', rail, { Carrier__c: 'Bad' });
  const names = () => [...shipping.org.rows('Account')].map(({ Name }) => Name);
  assert.deepEqual(names(), ['for Rail']);
  failing = false;
  shipping.insert('Shipment__c', { Carrier__c: 'Bad' });
  assert.deepEqual(names(), ['for Rail', 'for Bad']);
});

test('rows that fail one after the other are given up after three attempts', () => {
  let worst = 0;
  const before = ({ rows: [first] }: SaveEvent): void => {
    worst += 1;
    if (first !== undefined) first.errors = [refusal];
  };
  const { insert } = openHooked({ before });
  const results = insert('Shipment__c', rail, rail, rail, rail);
  assert.equal(worst, 3);
  assert.deepEqual(
    results.map(({ errors }) => errors[0]?.statusCode),
    [refusal, refusal, refusal, { statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY' }].map((one) => one.statusCode),
  );
});

test('an update shows both rows, a delete what stood there, and neither stands when refused', () => {
  const { org, caller, id, update, shown } = openHooked({
    after({ operation, rows }) {
      for (const row of rows) if (operation === 'delete') row.errors = [refusal];
    },
    before: eachRow((row) => {
      if (row.before?.Carrier__c === 'Rail' && row.values.Carrier__c === 'Sea') row.errors = [refusal];
    }),
  });
  const shipment = id('Shipment__c', rail);
  assert.equal(update('Shipment__c', { Id: shipment, Carrier__c: 'Sea' })[0]?.errors[0], refusal);
  const [gone] = org.remove(caller, { object: 'Shipment__c', ids: [shipment], allOrNone: false });
  assert.equal(gone?.errors[0], refusal);
  assert.equal(org.byId('Shipment__c', shipment)?.IsDeleted, false);
  assert.deepEqual(shown.slice(2), ['before update 1', 'before delete 1', 'after delete 1']);
});

test('two updates of one row in one call both count', () => {
  const { org, id, update } = openHooked({});
  const shipment = id('Shipment__c', rail);
  update('Shipment__c', { Id: shipment, Carrier__c: 'Sea' }, { Id: shipment, Weight__c: 2 });
  assert.partialDeepStrictEqual(org.byId('Shipment__c', shipment), { Carrier__c: 'Sea', Weight__c: 2 });
});

test('an upsert shows new rows and changed ones apart', () => {
  const { org, caller, id, shown } = openHooked({});
  id('Shipment__c', { ...rail, BatchCode__c: 'one' });
  org.upsert(caller, {
    object: 'Shipment__c',
    externalIdField: 'BatchCode__c',
    records: ['one', 'two', 'three'].map((BatchCode__c) => ({ BatchCode__c, ...rail })),
    allOrNone: false,
  });
  assert.deepEqual(shown.slice(2), ['before insert 2', 'before update 1', 'after insert 2', 'after update 1']);
});
