import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { after, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { startApexOrg } from '../../apex/served/start-apex-org.ts';
import { eventFiles, flowFile, text, TEXT, to, type Tree } from './fixtures/source-texts.ts';

// The client's avro-js 1.12.2 requires `underscore` without declaring it, for a validator that nothing here calls.
registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'underscore' ? 'node:util' : specifier, context),
});

const AT = '$Record.Notes__c';

/** A flow on shipments that adds a letter to their notes before they are saved. */
const adding = (letter: string, start: Tree, more: Tree = {}): string =>
  flowFile(`Add ${letter}`, {
    start: { object: 'Shipment__c', triggerType: 'RecordBeforeSave', recordTriggerType: 'CreateAndUpdate', ...to('Add'), ...start },
    assignments: { name: 'Add', label: 'Add', assignmentItems: { assignToReference: AT, operator: 'Add', ...text(letter) } },
    ...more,
  }); // prettier-ignore

const filter = (field: string, operator: string, value: Tree): Tree => ({ field, operator, value });

/** A flow that creates an account of that name. */
const creating = (label: string, start: Tree, name: Tree = text(label)): string =>
  flowFile(label, {
    start,
    recordCreates: { name: 'Make', label: 'Make', object: 'Account', inputAssignments: [{ field: 'Name', ...name }] },
  });

const heavy = filter('Weight__c', 'GreaterThan', { numberValue: '10' });
const later = (number: string, unit: string, more: Tree): Tree => ({
  connector: { targetReference: 'Make' },
  name: 'Later',
  label: 'Later',
  offsetNumber: number,
  offsetUnit: unit,
  ...more,
});
const onShipment = (more: Tree): Tree => ({
  object: 'Shipment__c',
  triggerType: 'RecordAfterSave',
  recordTriggerType: 'CreateAndUpdate',
  ...more,
});
const recordName: Tree = { value: { elementReference: '$Record.TrackingCode__c' } };
const updateSelf: Tree = {
  start: onShipment({ ...to('Self'), filters: [filter('Carrier__c', 'EqualTo', { stringValue: 'Self' })] }),
  recordUpdates: { name: 'Self', label: 'Self', inputReference: '$Record' },
};
const failing: Tree = {
  start: onShipment({ ...to('Make'), filters: [filter('Carrier__c', 'EqualTo', { stringValue: 'Fail' })] }),
  recordCreates: { name: 'Make', label: 'Make', object: 'Contact', inputAssignments: [{ field: 'FirstName', ...text('No last name') }] },
}; // prettier-ignore

/** Refuses weights below zero at their field. */
const refusing: Tree = {
  start: onShipment({ ...to('Refuse'), filters: [filter('Weight__c', 'LessThan', { numberValue: '0' })] }),
  customErrors: { name: 'Refuse', label: 'Refuse', customErrorMessages: { errorMessage: 'No such weight: {!$Record.Weight__c}', fieldSelection: 'Weight__c', isFieldError: 'true' } },
}; // prettier-ignore

const { call, sandbox, stop } = await startApexOrg(
  {
    'flows/B.flow-meta.xml': adding('b', { filters: [heavy] }, { triggerOrder: '20' }),
    'flows/A.flow-meta.xml': adding('a', {}, { triggerOrder: '10' }),
    'flows/Y.flow-meta.xml': adding('y', { filterFormula: 'AND({!$Record.Weight__c} > 10, ISCHANGED({!$Record.Weight__c}))' }),
    'flows/Z.flow-meta.xml': adding('z', { filters: [heavy], doesRequireRecordChangedToMeetCriteria: 'true', recordTriggerType: 'Update' }, { triggerOrder: '1500' }),
    'flows/Draft.flow-meta.xml': adding('draft', {}, { status: 'Draft' }),
    'flows/Logic.flow-meta.xml': adding('l', {
      filterLogic: '1 AND (2 OR 3)',
      filters: [heavy, filter('IsUrgent__c', 'EqualTo', { booleanValue: 'true' }), filter('Carrier__c', 'StartsWith', { stringValue: 'Air' })],
    }, { triggerOrder: '2000' }),
    'flows/Self.flow-meta.xml': flowFile('Update self', updateSelf),
    'flows/Refuse.flow-meta.xml': flowFile('Refuse', refusing),
    'flows/Fail.flow-meta.xml': flowFile('Never works', failing),
    'flows/Later.flow-meta.xml': creating('After four hours', onShipment({ filters: [filter('Carrier__c', 'EqualTo', { stringValue: 'Later' })], scheduledPaths: [later('4', 'Hours', { timeSource: 'RecordTriggerEvent' })] }), recordName),
    'flows/Due.flow-meta.xml': creating('Day before due', onShipment({ filters: [filter('Carrier__c', 'EqualTo', { stringValue: 'Due' })], scheduledPaths: [later('-1', 'Days', { timeSource: 'RecordField', recordField: 'DueOn__c' })] }), recordName),
    'flows/Nightly.flow-meta.xml': creating('Nightly', { ...to('Make'), triggerType: 'Scheduled', object: 'Shipment__c', filters: [filter('Carrier__c', 'EqualTo', { stringValue: 'Night' }), filter('CreatedDate', 'LessThanOrEqualTo', { elementReference: '$Flow.CurrentDateTime' })], schedule: { frequency: 'Daily', startDate: '2026-01-01', startTime: '02:00:00.000Z' } }, recordName),
    'flows/OnEvent.flow-meta.xml': creating('On event', { ...to('Make'), triggerType: 'PlatformEvent', object: 'Arrived__e' }, { value: { elementReference: '$Record.Code__c' } }),
    ...eventFiles('Arrived__e', 'PublishImmediately', { Code__c: TEXT }),
  },
  { start: new Date('2026-03-02T08:00:00Z'), sessionTimeoutMinutes: 100_000 },
); // prettier-ignore
after(stop);

const created = z.object({ id: z.string() });
const insert = async (fields: object): Promise<string> => {
  const { body, status } = await call('POST', '/sobjects/Shipment__c', {
    Carrier__c: 'Rail',
    IsUrgent__c: false,
    ...fields,
  });
  assert.equal(status, 201, JSON.stringify(body));
  return created.parse(body).id;
};
const update = async (id: string, fields: object): Promise<void> => {
  const { status, body } = await call('PATCH', `/sobjects/Shipment__c/${id}`, fields);
  assert.equal(status, 204, JSON.stringify(body));
};
const notes = (id: string) => sandbox.org.byId('Shipment__c', id)?.Notes__c;
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await setTimeout(1);
};
const accounts = async (): Promise<readonly string[]> => {
  await settled();
  return [...sandbox.org.rows('Account')].map(({ Name }) => String(Name));
};
const hours = (count: number): number => count * 3_600_000;

describe('flows that records start', () => {
  test('run in their trigger order, those without one after 1,000, when their conditions hold', async () => {
    const light = await insert({ Weight__c: 1 });
    assert.equal(notes(light), 'a');
    const heavier = await insert({ Weight__c: 11, IsUrgent__c: true });
    assert.equal(notes(heavier), 'abl');
  });

  test('know what has changed, and may want their conditions to be met anew', async () => {
    const id = await insert({ Weight__c: 1 });
    await update(id, { Weight__c: 11, Notes__c: '' });
    assert.equal(notes(id), 'abyz');
    await update(id, { Weight__c: 12, Notes__c: '' });
    assert.equal(notes(id), 'aby');
    await update(id, { Carrier__c: 'Airship', Notes__c: '' });
    assert.equal(notes(id), 'abl');
  });

  test('do not start for a record again that they are running for', async () => {
    const id = await insert({ Carrier__c: 'Self' });
    assert.equal(notes(id), 'aa');
  });

  test('may refuse the record at a field', async () => {
    const { body } = await call('POST', '/sobjects/Shipment__c', { Carrier__c: 'Rail', Weight__c: -1 });
    assert.deepEqual(body, [
      { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields: ['Weight__c'], message: 'No such weight: -1.00' },
    ]);
  });

  test('refuse the record when they fail, in the words of the platform', async () => {
    const before = [...sandbox.org.rows('Shipment__c')].length;
    const { status, body } = await call('POST', '/sobjects/Shipment__c', { Carrier__c: 'Fail' });
    assert.equal(status, 400);
    const [error] = z.array(z.object({ errorCode: z.string(), message: z.string() })).parse(body);
    assert.equal(error?.errorCode, 'CANNOT_EXECUTE_FLOW_TRIGGER');
    assert.match(error.message, /^We can't save this record because the “Never works” process failed\. Give your Salesforce admin these details\. .*REQUIRED_FIELD_MISSING: Required fields are missing: \[LastName\]/); // prettier-ignore
    assert.equal([...sandbox.org.rows('Shipment__c')].length, before);
  });
});

describe('flows that time starts', () => {
  test('go on some hours later, for records that still meet their conditions', async () => {
    await insert({ Carrier__c: 'Later', TrackingCode__c: 'stays' });
    const id = await insert({ Carrier__c: 'Later', TrackingCode__c: 'leaves' });
    await update(id, { Carrier__c: 'Rail' });
    sandbox.clock.advance(hours(3));
    assert.equal((await accounts()).includes('stays'), false);
    sandbox.clock.advance(hours(1));
    const names = await accounts();
    assert.deepEqual([names.includes('stays'), names.includes('leaves')], [true, false]);
  });

  test('go by a date of the record, the latest one when it changes', async () => {
    const id = await insert({ Carrier__c: 'Due', TrackingCode__c: 'due', DueOn__c: '2026-03-10' });
    await update(id, { DueOn__c: '2026-03-12' });
    const at = async (instant: string): Promise<boolean> => {
      sandbox.clock.set(new Date(instant));
      return (await accounts()).includes('due');
    };
    assert.deepEqual([await at('2026-03-09T00:00:01Z'), await at('2026-03-11T00:00:01Z')], [false, true]);
  });

  test('run by their schedule for every record that meets their conditions', async () => {
    sandbox.clock.set(new Date('2026-03-20T00:00:00Z'));
    await settled();
    await insert({ Carrier__c: 'Night', TrackingCode__c: 'night' });
    const nights = async (instant: string): Promise<number> => {
      sandbox.clock.set(new Date(instant));
      return (await accounts()).filter((name) => name === 'night').length;
    };
    // Two in the morning where the org is.
    const times = ['2026-03-20T08:59:00Z', '2026-03-20T09:00:01Z', '2026-03-21T09:00:01Z'];
    const counts: number[] = [];
    for (const time of times) counts.push(await nights(time));
    assert.deepEqual(counts, [0, 1, 2]);
  });
});

test('flows that events start have the event as their record', async () => {
  await call('POST', '/sobjects/Arrived__e', { Code__c: 'arrival' });
  assert.equal((await accounts()).includes('arrival'), true);
});
