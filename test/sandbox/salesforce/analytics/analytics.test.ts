import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { startApexOrg } from '../apex/served/start-apex-org.ts';
import { accessTokenFor, askForToken, assertionFor, connectedApp, JWT_BEARER } from '../fixtures/start-shipping-org.ts';
import { SAMPLE_REPORTS } from './sample-reports.ts';

const GUEST = 'guest@shipping.example';
const { call, sandbox, stop } = await startApexOrg(SAMPLE_REPORTS, {
  start: new Date('2026-03-10T12:00:00Z'),
  users: [{ username: GUEST, profile: 'Minimum Access - Salesforce' }],
  connectedApps: [{ ...connectedApp, approvedUsernames: [GUEST] }],
});
after(stop);

const ACCOUNTS = [
  { Name: 'R-1', Industry: 'Energy', AnnualRevenue: 0.1, CurrencyIsoCode: 'USD', NumberOfEmployees: 5 },
  { Name: 'R-2', Industry: 'Energy', AnnualRevenue: 0.2, CurrencyIsoCode: 'USD', NumberOfEmployees: 10 },
  { Name: 'R-3', Industry: 'Banking', AnnualRevenue: 100.55, CurrencyIsoCode: 'USD', NumberOfEmployees: 11 },
  { Name: 'R-4' },
  { Name: 'Other', Industry: 'Energy', AnnualRevenue: 7 },
];
before(async () => {
  for (const account of ACCOUNTS) assert.equal((await call('POST', '/sobjects/Account', account)).status, 201);
});

type Group = { key: string; label: string; value: unknown; groupings: Group[] };
const group: z.ZodType<Group> = z.lazy(() =>
  z.object({ key: z.string(), label: z.string(), value: z.unknown(), groupings: z.array(group) }),
);
const cell = z.object({ label: z.string(), value: z.unknown() });
const fact = z.object({
  aggregates: z.array(cell),
  rows: z.array(z.object({ dataCells: z.array(cell) })).optional(),
});
const result = z.looseObject({
  factMap: z.record(z.string(), fact),
  groupingsDown: z.object({ groupings: z.array(group) }),
  groupingsAcross: z.object({ groupings: z.array(group) }),
  allData: z.boolean(),
});
const listed = z.array(z.looseObject({ id: z.string(), name: z.string() }));

const idOf = async (kind: 'reports' | 'dashboards', name: string): Promise<string> => {
  const { body } = await call('GET', `/analytics/${kind}`);
  return listed.parse(body).find((one) => one.name === name)?.id ?? assert.fail(name);
};
const run = async (name: string, options = '') =>
  result.parse((await call('GET', `/analytics/reports/${await idOf('reports', name)}${options}`)).body);
const labelsOf = (groups: readonly Group[]) => groups.map(({ key, label }) => `${key} ${label}`);
const rowsOf = (one: z.infer<typeof fact> | undefined) =>
  (one?.rows ?? []).map(({ dataCells }) => dataCells.map(({ label }) => label));

test('a summary report groups, sums without rounding errors and tells the records of each group', async () => {
  const { factMap, groupingsDown } = await run('By Industry', '?includeDetails=true');
  assert.deepEqual(labelsOf(groupingsDown.groupings), ['0 -', '1 Banking', '2 Energy']);
  assert.deepEqual(factMap['2!T']?.aggregates, [
    { label: 'USD 0.30', value: 0.3 },
    { label: 'USD 0.15', value: 0.15 },
    { label: '2', value: 2 },
  ]);
  assert.deepEqual(factMap['T!T']?.aggregates[0], { label: 'USD 100.85', value: 100.85 });
  assert.deepEqual(rowsOf(factMap['2!T']), [
    ['R-1', 'USD 0.10'],
    ['R-2', 'USD 0.20'],
  ]);
  assert.deepEqual(rowsOf(factMap['T!T']), []);
});

test('details are left out unless they are asked for', async () => {
  const { factMap } = await run('By Industry');
  assert.equal(factMap['2!T']?.rows, undefined);
});

test('a tabular report lists records that fit, sorted', async () => {
  await call('POST', '/sobjects/Account', { Name: 'Z-9', AnnualRevenue: 1234.5, CurrencyIsoCode: 'USD' });
  const { factMap } = await run('Without Industry');
  assert.deepEqual(rowsOf(factMap['T!T']), [
    ['Z-9', 'USD 1,234.50'],
    ['R-4', '-'],
  ]);
});

test('a matrix crosses buckets with months of this year', async () => {
  const { factMap, groupingsDown, groupingsAcross } = await run('Sizes');
  assert.deepEqual(labelsOf(groupingsDown.groupings), ['0 Up to 10', '1 Over 10']);
  assert.deepEqual(labelsOf(groupingsAcross.groupings), ['0 March 2026']);
  assert.deepEqual(
    ['0!0', '1!0', 'T!0', 'T!T'].map((key) => factMap[key]?.aggregates[0]?.value),
    [4, 1, 5, 5],
  );
});

test('a report is described without being run', async () => {
  const id = await idOf('reports', 'By Industry');
  const { status, body } = await call('GET', `/analytics/reports/${id}/describe`);
  assert.equal(status, 200);
  const described = z.looseObject({
    reportMetadata: z.looseObject({ reportFormat: z.string(), aggregates: z.array(z.string()) }),
    reportExtendedMetadata: z.looseObject({ aggregateColumnInfo: z.record(z.string(), z.unknown()) }),
  });
  const { reportMetadata, reportExtendedMetadata } = described.parse(body);
  assert.equal(reportMetadata.reportFormat, 'SUMMARY');
  assert.deepEqual(reportMetadata.aggregates, ['s!Account.AnnualRevenue', 'a!Account.AnnualRevenue', 'RowCount']);
  assert.deepEqual(Object.keys(reportExtendedMetadata.aggregateColumnInfo), reportMetadata.aggregates);
});

test('what a report has that the sandbox does not run is refused by name, and what is not there is not found', async () => {
  const refused = await call('GET', `/analytics/reports/${await idOf('reports', 'Odd')}`);
  assert.deepEqual(
    [refused.status, refused.body],
    [
      501,
      [
        {
          message: 'The sandbox does not support crossFilters of the report Ours/Odd.',
          errorCode: 'SANDBOX_UNSUPPORTED',
        },
      ],
    ],
  );
  assert.equal((await call('GET', '/analytics/reports/00OHs0000000009IAA')).status, 404);
  assert.equal((await call('POST', '/analytics/reports/query', {})).status, 501);
});

test('who may not read the object may not run the report', async () => {
  const assertion = await assertionFor(sandbox.clock.now(), { sub: GUEST });
  const { body } = await askForToken(sandbox.url, { grant_type: JWT_BEARER, assertion });
  const token = z.object({ access_token: z.string() }).parse(body).access_token;
  assert.notEqual(token, await accessTokenFor(sandbox));
  const path = `/services/data/v68.0/analytics/reports/${await idOf('reports', 'By Industry')}`;
  const { status } = await fetch(sandbox.url + path, { headers: { Authorization: `Bearer ${token}` } });
  assert.equal(status, 403);
});

test('a dashboard runs the report of each component; one that cannot be run says why in its place', async () => {
  const { body } = await call('GET', `/analytics/dashboards/${await idOf('dashboards', 'Accounts')}`);
  const dashboard = z.looseObject({
    componentData: z.array(
      z.looseObject({
        reportResult: z.union([result, z.null()]),
        status: z.looseObject({ dataStatus: z.string(), errorMessage: z.string().optional() }),
      }),
    ),
    dashboardMetadata: z.looseObject({
      layout: z.looseObject({
        components: z.array(z.object({ colspan: z.int(), column: z.int(), row: z.int(), rowspan: z.int() })),
      }),
      components: z.array(z.looseObject({ header: z.string() })),
    }),
  });
  const { componentData, dashboardMetadata } = dashboard.parse(body);
  const [first, second] = componentData;
  assert.equal(first?.status.dataStatus, 'DATA');
  assert.deepEqual(
    first.reportResult?.groupingsDown.groupings.map(({ key, label }) => [
      label,
      first.reportResult?.factMap[`${key}!T`]?.aggregates[0]?.value,
    ]),
    [
      ['-', 1],
      ['Banking', 1],
      ['Energy', 2],
    ],
  );
  assert.deepEqual(
    [second?.status.dataStatus, second?.status.errorMessage],
    ['ERROR', 'The sandbox does not support crossFilters of the report Ours/Odd.'],
  );
  assert.deepEqual(
    dashboardMetadata.components.map(({ header }) => header),
    ['By industry', 'Lost'],
  );
  assert.deepEqual(dashboardMetadata.layout.components[1], { colspan: 6, column: 6, row: 0, rowspan: 8 });
});
