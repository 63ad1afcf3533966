import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { startApexOrg } from '../../apex/served/start-apex-org.ts';
import type { Client } from '../../fixtures/start-shipping-org.ts';
import { BOOK_SHIPMENT } from './sample-screens.ts';

const ROOT = '/sandbox/flow-interviews';

let client: Client;
let harbour: string | undefined;

before(async () => {
  client = await startApexOrg({ 'flows/Book_shipment.flow-meta.xml': BOOK_SHIPMENT });
  for (const Name of ['North', 'Harbour']) {
    const { id } = z.object({ id: z.string() }).parse(await client.connection.sobject('Depot__c').create({ Name }));
    if (Name === 'Harbour') harbour = id;
  }
});
after(() => client.stop());

const field = z.object({
  name: z.string(),
  kind: z.string(),
  value: z.unknown().optional(),
  errors: z.array(z.string()).optional(),
});
const shownScreen = z.object({
  id: z.string(),
  status: z.literal('screen'),
  screen: z.looseObject({ name: z.string(), fields: z.array(z.unknown()), buttons: z.record(z.string(), z.string()) }),
});
const section = z.object({ fields: z.array(z.object({ fields: z.array(z.unknown()) })) });

const started = async (): Promise<z.infer<typeof shownScreen>> => {
  const { status, body } = await client.call('POST', ROOT, { flow: 'Book_shipment', inputs: { customer: 'Ann' } });
  assert.equal(status, 201, JSON.stringify(body));
  return shownScreen.parse(body);
};

const step = async (id: string, name: string, values: object = {}) =>
  (await client.call('POST', `${ROOT}/${id}/${name}`, { values })).body;

/** Names of the fields with their values, those within the section too. */
const valuesOf = (body: unknown): Readonly<Record<string, unknown>> => {
  const flat = (all: readonly unknown[]): readonly unknown[] =>
    all.flatMap((one) => {
      const parts = section.safeParse(one);
      return parts.success ? parts.data.fields.flatMap(({ fields }) => flat(fields)) : [one];
    });
  const fields = flat(shownScreen.parse(body).screen.fields).map((one) => field.parse(one));
  return Object.fromEntries(fields.filter(({ kind }) => kind !== 'display').map(({ name, value }) => [name, value]));
};

const errorsOf = (body: unknown): readonly string[] =>
  [...JSON.stringify(body).matchAll(/"errors":(\[[^\]]*\])/g)].flatMap(([, list = '[]']) =>
    z.array(z.string()).parse(JSON.parse(list)),
  );

test('the first screen is described with its sections, choices, defaults and buttons', async () => {
  const { screen } = await started();
  assert.deepEqual(screen, {
    name: 'What',
    label: 'What to send',
    flowLabel: 'Book a shipment',
    showHeader: true,
    showFooter: true,
    fields: [
      { name: 'Welcome', kind: 'display', text: 'Hello Ann' },
      {
        name: 'Frame',
        kind: 'section',
        label: 'Parcel',
        fields: [
          {
            name: 'Left',
            kind: 'column',
            label: '',
            fields: [
              {
                name: 'Code',
                kind: 'text',
                label: 'Code',
                value: null,
                required: true,
                disabled: false,
                readOnly: false,
              },
              {
                ...{ name: 'Weight', kind: 'number', label: 'Weight', value: 2, required: false },
                ...{ disabled: false, readOnly: false, scale: 1 },
              },
            ],
          },
        ],
      },
      {
        ...{ name: 'Carrier', kind: 'radio', label: 'Carrier', value: 'Post', required: false },
        ...{ disabled: false, readOnly: false, several: false },
        choices: [
          { label: 'By post', value: 'Post' },
          { label: 'By ship', value: 'Ship' },
        ],
      },
    ],
    buttons: { next: 'Next', pause: 'Pause' },
  });
});

test('a flow goes from screen to screen, saves what was entered and gives its outputs', async () => {
  const { id } = await started();
  const where = await step(id, 'next', { Code: 'S-1', Weight: 12.5, Carrier: 'Post' });
  assert.deepEqual(shownScreen.parse(where).screen.buttons, { next: 'Next', back: 'Previous' });
  const shown = JSON.stringify(where);
  assert.match(shown, /"choices":\[\{"label":"Harbour"/);
  assert.match(shown, /"component":"flowruntime:email","inputs":\{"label":"Mail of Ann"\},"outputs":\["value"\]/);
  const done = await step(id, 'next', { Depot: harbour, Mail: { value: 'ann@depot.example' } });
  assert.deepEqual(done, { id, flow: 'Book_shipment', status: 'finished', outputs: { told: 'S-1 goes to Harbour' } });
  const [shipment] = [...client.sandbox.org.rows('Shipment__c')].filter((row) => row.TrackingCode__c === 'S-1');
  assert.deepEqual(
    [shipment?.Weight__c, shipment?.Carrier__c, shipment?.Depot__c, shipment?.Contact__c],
    [12.5, 'Post', harbour, 'ann@depot.example'],
  );
  assert.equal((await client.call('GET', `${ROOT}/${id}`)).status, 404);
});

test('what is entered wrong keeps the user at the screen, and is shown again', async () => {
  const { id } = await started();
  const refused = await step(id, 'next', { Weight: 101, Carrier: 'Balloon' });
  assert.deepEqual(errorsOf(refused), [
    'Please enter some valid input. Input is not optional.',
    'At most 100 kilograms.',
    'Please enter some valid input.',
  ]);
  assert.equal(valuesOf(refused).Weight, 101);
});

test('fields appear when their visibility rule holds, and only then have to be filled', async () => {
  const { id } = await started();
  const refreshed = await step(id, 'refresh', { Code: 'S-2', Carrier: 'Ship' });
  assert.deepEqual(valuesOf(refreshed), { Code: 'S-2', Weight: 2, Carrier: 'Ship', Notes: null });
  assert.deepEqual(errorsOf(await step(id, 'next')), ['Please enter some valid input. Input is not optional.']);
});

test('going back shows the earlier screen as it was left, and the later one keeps its entries', async () => {
  const { id } = await started();
  await step(id, 'next', { Code: 'S-3', Weight: 3 });
  const back = await step(id, 'back', { Mail: { value: 'bob@depot.example' } });
  assert.deepEqual(valuesOf(back), { Code: 'S-3', Weight: 3, Carrier: 'Post' });
  const again = await step(id, 'next', { Code: 'S-4' });
  assert.deepEqual(valuesOf(again).Mail, { value: 'bob@depot.example' });
});

test('a paused interview waits for its user', async () => {
  const { id } = await started();
  const paused = await step(id, 'pause', { Code: 'S-5' });
  assert.deepEqual(paused, { id, flow: 'Book_shipment', status: 'paused', message: 'Come back soon.' });
  assert.equal((await client.call('POST', `${ROOT}/${id}/next`, { values: {} })).status, 409);
  assert.equal(valuesOf(await step(id, 'resume')).Code, 'S-5');
});

test('a fault that nobody handles ends the interview, and nothing of the step stays', async () => {
  const { id } = await started();
  await step(id, 'next', { Code: 'x'.repeat(300) });
  const count = [...client.sandbox.org.rows('Shipment__c')].length;
  const failed = z
    .object({ status: z.literal('failed'), message: z.string(), details: z.string() })
    .parse(await step(id, 'next', { Depot: harbour }));
  assert.equal(failed.message, 'An unhandled fault has occurred in this flow');
  assert.match(failed.details, /^This error occurred when the flow tried to create records: STRING_TOO_LONG/);
  assert.equal([...client.sandbox.org.rows('Shipment__c')].length, count);
  assert.equal((await client.call('GET', `${ROOT}/${id}`)).status, 404);
});

test('buttons and fields that the screen has not are refused', async () => {
  const { id } = await started();
  assert.equal((await client.call('POST', `${ROOT}/${id}/finish`, { values: {} })).status, 409);
  assert.equal((await client.call('POST', `${ROOT}/${id}/back`, { values: {} })).status, 409);
  assert.equal((await client.call('POST', `${ROOT}/${id}/next`, { values: { Colour: 'red' } })).status, 400);
  assert.equal((await client.call('POST', ROOT, { flow: 'Nothing' })).status, 404);
});

test('an interview belongs to the user who started it', async () => {
  const { id } = await started();
  const opened = await fetch(`${client.sandbox.url}/sandbox/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'rep@shipping.example' }),
  });
  const { accessToken } = z.object({ accessToken: z.string() }).parse(await opened.json());
  const headers = { Authorization: `Bearer ${accessToken}` };
  assert.equal((await fetch(`${client.sandbox.url}${ROOT}/${id}`, { headers })).status, 404);
  assert.equal((await fetch(`${client.sandbox.url}${ROOT}/${id}`)).status, 401);
});
