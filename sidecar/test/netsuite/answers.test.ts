import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FailureCode, Owner } from '../../src/shared/failure.ts';
import { openAccountFor, statsOf } from './account-under-test.ts';
import { failureFrom } from './failures.ts';

/** NetSuite's refusals and what they mean to Orderbridge: who acts, or that nobody needs to. */
type Row = {
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly means: FailureCode;
  readonly owner: Owner | 'nobody';
};
const invalid = (field: string): string =>
  `Error while accessing a resource. You have entered an Invalid Field Value 6 for the following field: ${field}.`;

const REFUSALS: readonly Row[] = [
  { status: 400, message: invalid('location'), means: 'VALUE_REFUSED', owner: 'operations' },
  { status: 400, message: invalid('item'), means: 'INVALID_SKU', owner: 'operations' },
  { status: 400, message: invalid('currency'), means: 'MISSING_CURRENCY_CODE', owner: 'finance' },
  { status: 400, message: invalid('subsidiary'), means: 'MISSING_SUBSIDIARY', owner: 'finance' },
  { status: 400, message: invalid('taxSchedule: tax schedule'), means: 'TAX_CLASS_MISSING', owner: 'finance' },
  {
    status: 400,
    message: 'Please enter value(s) for: First Name, Last Name.',
    means: 'REQUIRED_MISSING',
    owner: 'operations',
  },
  { status: 400, message: 'Please enter value(s) for: Subsidiary.', means: 'MISSING_SUBSIDIARY', owner: 'finance' },
  { status: 400, message: 'This entity already exists.', means: 'DUPLICATE_REFUSED', owner: 'operations' },
  {
    status: 400,
    code: 'DUP_RCRD',
    message: 'This record already exists',
    means: 'DUPLICATE_REFUSED',
    owner: 'operations',
  },
  {
    status: 400,
    code: 'RCRD_HAS_BEEN_CHANGED',
    message: 'Record has been changed',
    means: 'RECORD_LOCKED',
    owner: 'nobody',
  },
  { status: 400, message: 'The item is inactive.', means: 'ITEM_INACTIVE', owner: 'netsuite-admin' },
  {
    status: 400,
    message: 'The transaction date you specified is not within the date range of an open accounting period.',
    means: 'PERIOD_CLOSED',
    owner: 'finance',
  },
  { status: 400, message: 'The posting period is closed.', means: 'PERIOD_CLOSED', owner: 'finance' },
  { status: 400, message: 'The item X has no tax schedule.', means: 'TAX_CLASS_MISSING', owner: 'finance' },
  {
    status: 403,
    message: "Permission Violation: You need the 'Lists -> Currency' permission to access this page.",
    means: 'ROLE_CANNOT_SEE',
    owner: 'netsuite-admin',
  },
  { status: 403, message: 'Forbidden.', means: 'ROLE_CANNOT_SEE', owner: 'netsuite-admin' },
  {
    status: 400,
    message: "Invalid search query. Search error occurred: Unknown identifier 'subsidiary'.",
    means: 'ROLE_CANNOT_SEE',
    owner: 'netsuite-admin',
  },
  {
    status: 400,
    message: 'Invalid search query. Search error occurred: Invalid or unsupported search.',
    means: 'SCHEMA_CHANGED',
    owner: 'engineer',
  },
  { status: 401, means: 'TOKEN_EXPIRED', owner: 'nobody' },
  { status: 400, message: 'The tax engine is not available.', means: 'TAX_SERVICE_AWAY', owner: 'nobody' },
  { status: 500, message: 'Tax calculation timed out.', means: 'TAX_SERVICE_AWAY', owner: 'nobody' },
  { status: 400, message: 'Something nobody has met yet.', means: 'VALUE_REFUSED', owner: 'operations' },
  { status: 500, means: 'UPSTREAM_ERROR', owner: 'nobody' },
  { status: 502, means: 'NETSUITE_AWAY', owner: 'nobody' },
  { status: 503, means: 'NETSUITE_AWAY', owner: 'nobody' },
  { status: 504, means: 'NETSUITE_AWAY', owner: 'nobody' },
];

for (const { means, owner, ...fault } of REFUSALS)
  test(`${fault.status} "${fault.message ?? 'its usual text'}" is ${means} for ${owner}`, async (context) => {
    const { sandbox, netSuite } = await openAccountFor(context);
    sandbox.faults.add({ path: '/record/v1/customer', fault: { kind: 'status', ...fault } });
    const failure = await failureFrom(netSuite.customers.byKey('001000000000001AAA'));
    assert.equal(failure.code, means);
    assert.equal(failure.kind, owner === 'nobody' ? 'try-again' : 'needs-a-person');
    if (owner !== 'nobody') assert.equal(failure.owner, owner);
    if (fault.message !== undefined) assert.ok(failure.message.includes(fault.message), failure.message);
    assert.ok(failure.advice.length > 0);
    assert.equal(failure.outcomeUnknown, false);
  });

test('a record that is not there is no failure', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  assert.equal(await netSuite.customers.byKey('001000000000001AAA'), undefined);
  assert.equal((await statsOf(sandbox)).requests.recordReads, 1);
});

test('a table that the role may not see is for an administrator, who reads its name', async (context) => {
  const { netSuite } = await openAccountFor(context, { sandbox: { settings: { suiteQlHiddenTables: ['item'] } } });
  const failure = await failureFrom(netSuite.items.byCodes(['Licence']));
  assert.deepEqual(
    [failure.kind, failure.code, failure.owner],
    ['needs-a-person', 'ROLE_CANNOT_SEE', 'netsuite-admin'],
  );
  assert.match(failure.message, /'item'/);
});
