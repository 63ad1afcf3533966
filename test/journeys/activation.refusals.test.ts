import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Fields } from './support/people.ts';
import type { Deal, DealInput } from './support/won-deal.ts';
import type { Answer, Call } from './support/world.ts';
import { openWorld } from './support/world.ts';

/** What cannot be activated is refused with the reason and the way out, and leaves both clouds as they were. */

const world = await openWorld();
const { salesforce, netSuite } = world;

const writesNow = async () => [(await salesforce.stats()).writes, (await netSuite.stats()).writes];
/** Asks; both clouds must be as they were. */
const refused = async (contractId: string, call: Call = {}): Promise<Answer> => {
  const before = await writesNow();
  const answer = await world.activate(contractId, call);
  assert.deepEqual(await writesNow(), before);
  return answer;
};
const isProblem = ({ status, headers, json }: Answer, expected: { status: number } & Fields): void => {
  assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.equal(status, expected.status, JSON.stringify(json));
  assert.partialDeepStrictEqual(json, expected);
  assert.ok(String(json['fix']).length > 10, 'it says what to do');
};

const A_CONTRACT = '800Hs00000ZZZZZIA5';

test('a contract that does not exist is 404 with what to check', async () => {
  const answer = await refused(A_CONTRACT);
  isProblem(answer, { status: 404, code: 'NOT_FOUND' });
  assert.match(String(answer.json['detail']), /800Hs00000ZZZZZIA5/);
});

test('the id of another record is 404', async () => {
  const deal = world.wonDeal();
  isProblem(await refused(deal.orderId), { status: 404, code: 'NOT_FOUND' });
});

test('a contract whose only order is cancelled is 404', async () => {
  const deal = world.wonDeal({ order: { BridgeStatus__c: 'Cancelled' } });
  isProblem(await refused(deal.contractId), { status: 404, code: 'NOT_FOUND' });
});

type BadRequest = readonly [title: string, id: string, call: Call, status: number, detail: RegExp];
const BAD_REQUESTS: readonly BadRequest[] = [
  ['an id that is none', 'not-an-id', {}, 400, /must be a Salesforce id/],
  ['an id with a wrong check', A_CONTRACT.toLowerCase(), {}, 400, /must be a Salesforce id/],
  ['an unknown field', A_CONTRACT, { body: { requestedBy: 'rep', force: true } }, 400, /force/],
  ['a field of the wrong type', A_CONTRACT, { body: { requestedBy: 7 } }, 400, /requestedBy/],
  ['an empty name', A_CONTRACT, { body: { requestedBy: '' } }, 400, /requestedBy/],
  ['a list instead of an object', A_CONTRACT, { body: ['rep'] }, 400, /body/],
  ['a body that is no JSON', A_CONTRACT, { body: '{"requestedBy": ' }, 400, /not valid JSON/],
  ['a body of another type', A_CONTRACT, { body: 'rep', headers: { 'content-type': 'text/plain' } }, 415, /JSON/],
  ['a body over the limit', A_CONTRACT, { body: { requestedBy: 'x'.repeat(300_000) } }, 413, /larger than 256 KB/],
  ['no token', A_CONTRACT, { as: 'nobody' }, 401, /No known token/],
  ['a token nobody gave out', A_CONTRACT, { as: 'nobody', headers: { authorization: 'Bearer x' } }, 401, /token/],
  ['a token for looking only', A_CONTRACT, { as: 'viewer' }, 403, /scope org or operator/],
];
for (const [title, id, call, status, detail] of BAD_REQUESTS)
  test(`${title} is refused with ${status} by name`, async () => {
    const answer = await refused(id, call);
    isProblem(answer, { status, code: status === 401 || status === 403 ? 'ACCESS_MISSING' : 'REQUEST_REFUSED' });
    assert.match(String(answer.json['detail']), detail);
  });

const WRONG_STATUSES = [
  ['Draft', /become Ready/],
  ['In Approval', /approval/],
  ['Booked', /amendment/],
  ['Billed', /amendment/],
  ['Closed', /new order/],
] as const;
for (const [status, wayOut] of WRONG_STATUSES)
  test(`an order that is ${status} is 409 with the way out`, async () => {
    const deal = world.wonDeal({ order: { BridgeStatus__c: status } });
    const answer = await refused(deal.contractId);
    isProblem(answer, { status: 409, code: 'WRONG_STATUS' });
    assert.match(String(answer.json['detail']), new RegExp(`is ${status}`));
    assert.match(String(answer.json['fix']), wayOut);
    assert.equal(salesforce.see('Order', deal.orderId)['BridgeStatus__c'], status);
  });

test('a contract with two open orders is 409 and both are named', async () => {
  const deal = world.wonDeal();
  const { OrderNumber: first, ...order } = salesforce.see('Order', deal.orderId);
  const copied = ['AccountId', 'ContractId', 'Pricebook2Id', 'EffectiveDate', 'Status', 'BridgeStatus__c'];
  const second = salesforce.create('Order', Object.fromEntries(copied.map((field) => [field, order[field]])));
  const answer = await refused(deal.contractId);
  isProblem(answer, { status: 409, code: 'WRONG_STATUS' });
  for (const number of [first, salesforce.see('Order', second)['OrderNumber']])
    assert.ok(String(answer.json['detail']).includes(String(number)));
});

type Blocked = readonly [title: string, deal: DealInput, finding: Fields, spoil?: (deal: Deal) => void];
const BLOCKED: readonly Blocked[] = [
  ['an order without products', { lines: [] }, { code: 'REQUIRED_MISSING', subject: { field: 'OrderItems' } }],
  [
    'a negative price',
    { lines: [{}, { fields: { UnitPrice: -5 } }] },
    { code: 'VALUE_REFUSED', subject: { field: 'UnitPrice', line: 2 } },
  ],
  [
    'an order that starts before its contract',
    {},
    { code: 'VALUE_REFUSED', subject: { field: 'EffectiveDate' } },
    // Products that are mapped: an order whose terms change stays Ready only with them.
    ({ contractId, products }) => {
      for (const { id, itemId } of products) salesforce.update('Product2', id, { NetSuiteItemId__c: itemId });
      salesforce.update('Contract', contractId, { StartDate: '2026-04-01' });
    },
  ],
  [
    'an account name over the length that NetSuite takes',
    { account: { Name: 'Long '.repeat(20).trim() } },
    { code: 'VALUE_REFUSED', subject: { object: 'Account', field: 'Name' } },
  ],
  [
    'a contract without a start date',
    { contract: { StartDate: null, ContractTerm: null } },
    { code: 'REQUIRED_MISSING', subject: { field: 'Contract.StartDate' } },
  ],
];
describe('what the rep can settle on the page', () => {
  for (const [title, input, finding, spoil] of BLOCKED)
    test(`${title} is 422 with the finding, and nothing has changed`, async () => {
      const deal = world.wonDeal(input);
      spoil?.(deal);
      const answer = await refused(deal.contractId);
      isProblem(answer, { status: 422, findings: [{ severity: 'block', owner: 'rep', ...finding }] });
      assert.equal(salesforce.see('Order', deal.orderId)['BridgeStatus__c'], 'Ready');
      assert.deepEqual(salesforce.find('ErrorLog__c', { CorrelationId__c: deal.correlationId }), []);
    });
});

test('put right on the page, the order books at the next press of the button', async () => {
  const deal = world.wonDeal({ account: { Name: 'Ng'.repeat(42) } });
  assert.equal((await world.activate(deal.contractId)).status, 422);
  salesforce.update('Account', deal.accountId, { Name: 'Ng'.repeat(41) });
  assert.equal((await world.activate(deal.contractId)).status, 201);
});

test('an order that was changed after it was booked is 422, and the booked one stays as it was', async () => {
  const deal = world.wonDeal();
  const first = await world.activate(deal.contractId);
  const booked = netSuite.see('salesOrder', String(first.json['salesOrderId']));
  salesforce.update('OrderItem', deal.lineIds[0] ?? '', { UnitPrice: 999 });
  const answer = await refused(deal.contractId);
  isProblem(answer, { status: 422, code: 'KEY_REUSED' });
  assert.match(String(answer.json['fix']), /amendment/);
  assert.deepEqual(netSuite.see('salesOrder', String(first.json['salesOrderId'])), booked);
});

type Edit = readonly [what: string, field: RegExp, edit: (deal: Deal) => void];
const EDITS: readonly Edit[] = [
  [
    'purchase order number',
    /Order\.PoNumber/,
    ({ orderId }) => salesforce.update('Order', orderId, { PoNumber: 'Two' }),
  ],
  [
    'start of the term',
    /Contract\.TermStartsOn__c/,
    ({ contractId }) => salesforce.update('Contract', contractId, { TermStartsOn__c: '2026-05-01' }),
  ],
  [
    'payment terms',
    /Account\.PaymentTerms__c/,
    ({ accountId }) => salesforce.update('Account', accountId, { PaymentTerms__c: 'Net 30' }),
  ],
  [
    'description of a line',
    /OrderItem\.Description/,
    ({ lineIds: [id = ''] }) => salesforce.update('OrderItem', id, { Description: 'Another' }),
  ],
];
describe('what is sent is changed after the order was booked', () => {
  for (const [what, field, edit] of EDITS)
    test(`another ${what} is 422 that names the field`, async () => {
      const deal = world.wonDeal({ order: { PoNumber: 'One' } });
      assert.equal((await world.activate(deal.contractId)).status, 201);
      edit(deal);
      const answer = await refused(deal.contractId);
      isProblem(answer, { status: 422, code: 'KEY_REUSED' });
      assert.match(String(answer.json['detail']), field);
    });
});

test('a test org paired with an account that looks like production refuses to start, and nothing is left running', async () => {
  await world.sidecar.stop();
  await assert.rejects(world.sidecar.start({ NETSUITE_ACCOUNT: '7654321' }), /7654321|production/);
  await world.sidecar.start();
  assert.equal((await refused(A_CONTRACT)).status, 404);
});
