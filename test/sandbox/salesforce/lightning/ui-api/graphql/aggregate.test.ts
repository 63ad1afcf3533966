import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ADMIN, NOBODY, REP } from '../sample-screens.ts';
import { startGraphqlOrg, type GraphqlOrg } from './ask-graphql.ts';

let asked: GraphqlOrg;
before(async () => {
  asked = await startGraphqlOrg();
  const account = await asked.save('Account', { Name: 'Harbour' });
  for (const [carrier, weight, due] of [
    ['Ship', 10, '2026-01-05'],
    ['Ship', 20, '2026-02-05'],
    ['Train', 30, '2027-02-05'],
  ])
    await asked.save('Shipment__c', {
      Account__c: account,
      Carrier__c: carrier,
      Weight__c: weight,
      DueOn__c: due,
      Fee__c: 2,
    });
});
after(() => asked.org.stop());

const aggregate = async (text: string): Promise<unknown> => {
  const { data, errors } = await asked.ask(ADMIN, `{ uiapi { aggregate { ${text} } } }`);
  assert.deepEqual(errors, []);
  return data;
};

const answered = (Shipment__c: object) => ({ uiapi: { aggregate: { Shipment__c } } });

test('sums, averages and counts of all records that fit', async () => {
  const data = await aggregate(`Shipment__c(where: { Weight__c: { gt: 10 } }) {
    edges { node { aggregate {
      Id { count { value } }
      Weight__c { avg { value displayValue } sum { value } min { value } max { value } }
      Carrier__c { countDistinct { value } }
    } } }
    totalCount
  }`);
  const Weight__c = {
    avg: { value: 25, displayValue: '25.00' },
    sum: { value: 50 },
    min: { value: 20 },
    max: { value: 30 },
  };
  const node = { aggregate: { Id: { count: { value: 2 } }, Weight__c, Carrier__c: { countDistinct: { value: 2 } } } };
  assert.deepEqual(data, answered({ edges: [{ node }], totalCount: 2 }));
});

test('groups by values and by parts of dates', async () => {
  const byCarrier =
    await aggregate(`Shipment__c(groupBy: { Carrier__c: { group: true } }, orderBy: { Carrier__c: { order: DESC } }) {
    edges { node { aggregate { Carrier__c { value } Weight__c { sum { value } } } } } totalCount }`);
  const node = (value: string, sum: number) => ({
    node: { aggregate: { Carrier__c: { value }, Weight__c: { sum: { value: sum } } } },
  });
  assert.deepEqual(byCarrier, answered({ edges: [node('Train', 30), node('Ship', 30)], totalCount: 2 }));
  const byYear = await aggregate(`Shipment__c(groupBy: { DueOn__c: { function: CALENDAR_YEAR } }) {
    edges { node { aggregate { DueOn__c { calendarYear { value } } Id { count { value } } } } } }`);
  const year = (value: number, count: number) => ({
    node: { aggregate: { DueOn__c: { calendarYear: { value } }, Id: { count: { value: count } } } },
  });
  assert.deepEqual(byYear, answered({ edges: [year(2026, 2), year(2027, 1)] }));
});

test('subtotals stand among the groups, and say so', async () => {
  const data = await aggregate(`Shipment__c(groupBy: { type: ROLLUP, Carrier__c: { group: true } }) {
    edges { node { aggregate { Carrier__c { value grouping { value } } Weight__c { sum { value } } } } } }`);
  const node = (value: string | null, grouping: number, sum: number) => ({
    node: { aggregate: { Carrier__c: { value, grouping: { value: grouping } }, Weight__c: { sum: { value: sum } } } },
  });
  assert.deepEqual(data, answered({ edges: [node(null, 1, 60), node('Ship', 0, 30), node('Train', 0, 30)] }));
});

test('only what the caller sees is added up, and what the sandbox lacks is refused by name', async () => {
  const query = '{ uiapi { aggregate { Shipment__c { edges { node { aggregate { Fee__c { sum { value } } } } } } } } }';
  const { errors } = await asked.ask(REP, query);
  assert.match(errors[0]?.message ?? '', /Field 'Fee__c' in type 'Shipment__cAggregate' is undefined/);
  const ordered =
    '{ uiapi { aggregate { Shipment__c(orderBy: { Weight__c: { function: SUM } }) { edges { node { aggregate { Id { count { value } } } } } } } } }';
  assert.match(await asked.refused(ordered), /ordering aggregates of Shipment__c by Weight__c in GraphQL/);
});

test('objects tell of themselves, with the values of picklists that are asked for', async () => {
  const { data, errors } = await asked.ask(
    REP,
    `{ uiapi { objectInfos(objectInfoInputs: [{ apiName: "Shipment__c", fieldNames: ["Status__c"] }]) {
      ApiName label createable themeInfo { color }
      fields { ApiName ... on PicklistField { picklistValuesByRecordTypeIDs { picklistValues { value } } } }
    } } }`,
  );
  assert.deepEqual(errors, []);
  const text = JSON.stringify(data);
  assert.match(text, /"ApiName":"Shipment__c","label":"Shipment","createable":true,"themeInfo":\{"color":"/);
  assert.match(text, /\{"ApiName":"Status__c","picklistValuesByRecordTypeIDs":\[\{"picklistValues":\[\{"value":/);
  assert.match(text, /\{"ApiName":"Weight__c"\}/);
  assert.doesNotMatch(text, /Fee__c/);
  const unseen = await asked.ask(NOBODY, '{ uiapi { objectInfos(apiNames: ["Shipment__c"]) { ApiName } } }');
  assert.match(unseen.errors[0]?.message ?? '', /You don’t have access to this record/);
});
