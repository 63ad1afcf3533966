import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import type { Fields } from './support/people.ts';
import type { Deal } from './support/won-deal.ts';
import { openWorld } from './support/world.ts';

/** A price that a contract agrees is sent exactly as typed or not at all: what is in doubt holds the order. */

const world = await openWorld();
const { salesforce, netSuite } = world;

const dealWithPrices = (
  ...prices: readonly Fields[]
): { readonly deal: Deal; readonly priceIds: readonly string[] } => {
  const deal = world.wonDeal({ contract: { HasOverridePricing__c: true }, lines: [{}, {}] });
  const [, product] = deal.products;
  const priceIds = prices.map((price) =>
    salesforce.create('ContractPrice__c', {
      Contract__c: deal.contractId,
      Product__c: product?.id,
      UnitPrice__c: 900,
      PriceKind__c: 'Override',
      ...price,
    }),
  );
  return { deal, priceIds };
};

const ratesOf = ({ key }: Deal): readonly unknown[] =>
  netSuite
    .find('salesOrder', ({ externalId }) => externalId === key)
    .map(({ id }) => netSuite.linesOf('salesOrder', id, 'item').map(({ rate }) => rate));
const statusOf = ({ orderId }: Deal): unknown => salesforce.see('Order', orderId)['BridgeStatus__c'];
const untilBooked = (deal: Deal) =>
  until('the order books by itself', () => Promise.resolve(statusOf(deal) === 'Booked'));

type Case = {
  readonly title: string;
  readonly prices: readonly Fields[];
  readonly cause: RegExp;
  readonly fix: RegExp;
  readonly settle: (priceIds: readonly string[]) => void;
  /** Of the second line, once it is booked. */
  readonly rate: string;
};

const CASES: readonly Case[] = [
  {
    title: 'a price agreed in euros for an order in dollars',
    prices: [{ CurrencyCode__c: 'EUR' }],
    cause:
      /^Line 2 sells SKU-\d+, which in contract \d+ has the override price CP-\d+ \(900 EUR\), and the order is in USD\.$/,
    fix: /^Agree the price in USD: correct price and currency code of CP-\d+, or delete it\.$/,
    settle: ([id = '']) => salesforce.update('ContractPrice__c', id, { CurrencyCode__c: 'USD', UnitPrice__c: 975.25 }),
    rate: '975.25',
  },
  {
    title: 'a price whose record is in euros',
    prices: [{ CurrencyIsoCode: 'EUR' }],
    cause: /has the override price CP-\d+ \(900 EUR\), and the order is in USD/,
    fix: /or delete it/,
    settle: ([id = '']) => salesforce.remove('ContractPrice__c', id),
    rate: '1250.5',
  },
  {
    title: 'two override prices for one product',
    prices: [{ UnitPrice__c: 900 }, { UnitPrice__c: 800 }],
    cause: /has 2 override prices: CP-\d+ \(900 USD\), CP-\d+ \(800 USD\)/,
    fix: /Delete all override prices of this product but the right one/,
    settle: ([, second = '']) => salesforce.remove('ContractPrice__c', second),
    rate: '900',
  },
  {
    title: 'prices that change over time',
    prices: [
      { PriceKind__c: 'Ramp', StartsOn__c: '2026-03-01', EndsOn__c: '2026-08-31' },
      { PriceKind__c: 'Ramp', StartsOn__c: '2026-09-01', UnitPrice__c: 1000 },
    ],
    cause: /has prices that change over time, CP-\d+ \(900 USD\), CP-\d+ \(1000 USD\), and NetSuite takes one price/,
    fix: /Sell each period as a line of its own with its dates and price, and delete the ramp prices/,
    settle: (ids) => ids.forEach((id) => salesforce.remove('ContractPrice__c', id)),
    rate: '1250.5',
  },
  {
    title: 'an override price that has ended',
    prices: [{ EndsOn__c: '2026-02-28' }],
    cause: /from the beginning to 2026-02-28, and the order starts on 2026-03-01/,
    fix: /Correct the dates of CP-\d+/,
    settle: ([id = '']) => salesforce.update('ContractPrice__c', id, { EndsOn__c: null }),
    rate: '900',
  },
];

describe('an agreed price in doubt', { concurrency: true }, () => {
  for (const { title, prices, cause, fix, settle, rate } of CASES)
    test(`${title}: the order waits with line, cause and fix, and books by itself once it is put right`, async () => {
      const { deal, priceIds } = dealWithPrices(...prices);
      const { status, json } = await world.activate(deal.contractId);
      assert.equal(status, 202, JSON.stringify(json));
      const subject = { object: 'OrderItem', id: deal.lineIds[1], line: 2, field: 'UnitPrice' };
      const finding = { code: 'VALUE_REFUSED', severity: 'pause', owner: 'rep', subject };
      assert.partialDeepStrictEqual(json, { status: 'on-hold', findings: [finding] });
      await until('the order is on hold', () => Promise.resolve(statusOf(deal) === 'On Hold'));
      const held = salesforce.see('Order', deal.orderId);
      assert.match(String(held['HoldCause__c']), cause);
      assert.match(String(held['HoldFix__c']), fix);
      assert.deepEqual(ratesOf(deal), []);
      settle(priceIds);
      await untilBooked(deal);
      assert.deepEqual(ratesOf(deal), [['1250.5', rate]]);
    });
});

test('an agreed price in the currency of the order is sent as typed, whatever the currency of its record', async () => {
  const { deal } = dealWithPrices({ CurrencyCode__c: 'USD', CurrencyIsoCode: 'EUR', UnitPrice__c: 1199.99 });
  const { status } = await world.activate(deal.contractId);
  assert.equal(status, 201);
  assert.deepEqual(ratesOf(deal), [['1250.5', '1199.99']]);
});

test('prices in doubt for products that the order does not sell hold nothing', async () => {
  const { deal } = dealWithPrices();
  for (const CurrencyCode__c of ['EUR', 'USD']) {
    salesforce.create('ContractPrice__c', {
      Contract__c: deal.contractId,
      Product__c: world.product().id,
      UnitPrice__c: 1,
      PriceKind__c: 'Override',
      CurrencyCode__c,
    });
  }
  assert.equal((await world.activate(deal.contractId)).status, 201);
});

test('a second press after an agreed price was changed does not answer as if nothing had happened', async () => {
  const { deal, priceIds } = dealWithPrices({});
  assert.equal((await world.activate(deal.contractId)).status, 201);
  salesforce.update('ContractPrice__c', priceIds[0] ?? '', { UnitPrice__c: 901 });
  const { status, json } = await world.activate(deal.contractId);
  assert.deepEqual([status, json['code']], [422, 'KEY_REUSED']);
});
