import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { until } from '../../sidecar/test/support/until.ts';
import type { Fields } from './support/people.ts';
import type { Deal, DealInput } from './support/won-deal.ts';
import { SUBSIDIARY } from './support/won-deal.ts';
import { openWorld } from './support/world.ts';

/** Dirty data holds an order with cause, fix and owner; when the data is put right the order books by itself. */

const world = await openWorld();
const { salesforce, netSuite } = world;

const isBooked = (deal: Deal): Promise<boolean> =>
  Promise.resolve(salesforce.see('Order', deal.orderId)['BridgeStatus__c'] === 'Booked');
const untilBooked = (deal: Deal): Promise<boolean> => until('the order books by itself', () => isBooked(deal));
const errorLogOf = (deal: Deal) => salesforce.find('ErrorLog__c', { CorrelationId__c: deal.correlationId })[0];
/** Writing the hold is a change of the order, which the sidecar looks at once: then it is open again. */
const isOpen = (deal: Deal): boolean => ['New', 'Re-opened'].includes(String(errorLogOf(deal)?.['Status__c']));
const untilHeld = (deal: Deal) =>
  until('the order is on hold', () => {
    const order = salesforce.see('Order', deal.orderId);
    return Promise.resolve(order['BridgeStatus__c'] === 'On Hold' && order);
  });
const findings = z.array(
  z.object({
    code: z.string(),
    cause: z.string(),
    fix: z.string(),
    subject: z.object({ field: z.string().optional(), line: z.number().optional() }),
  }),
);
const findingsIn = (json: Fields) => findings.parse(json['findings']);
const writtenFor = (deal: Deal) => [
  ...netSuite.find('salesOrder', ({ externalId }) => externalId === deal.key),
  ...netSuite.find('customer', ({ externalId }) => externalId === deal.accountId),
];
const alias = (kind: string, from: string, to: string): string =>
  salesforce.create('ValueAlias__c', {
    Kind__c: kind,
    FromValue__c: from,
    ToValue__c: to,
    AliasKey__c: `${kind}:${from}`,
    IsActive__c: true,
  });

type Case = {
  readonly title: string;
  readonly deal: DealInput;
  readonly code: string;
  readonly owner: string;
  readonly cause: RegExp;
  readonly fix: RegExp;
  readonly settle: (deal: Deal) => void;
};

const CASES: readonly Case[] = [
  {
    title: 'an account without a legal entity',
    deal: { account: { Subsidiary__c: null } },
    code: 'MISSING_SUBSIDIARY',
    owner: 'finance',
    cause: /Subsidiary of Account \d+ is empty/,
    fix: /Fill Subsidiary/,
    settle: ({ accountId }) => salesforce.update('Account', accountId, { Subsidiary__c: SUBSIDIARY }),
  },
  {
    title: 'an item without a tax schedule',
    deal: { product: { item: { taxSchedule: null } } },
    code: 'TAX_CLASS_MISSING',
    owner: 'finance',
    cause: /Line 1 sells "SKU-\d+", whose NetSuite item SKU-\d+ has no tax schedule/,
    fix: /Set the tax schedule/,
    settle: ({ products: [product] }) =>
      netSuite.update('serviceSaleItem', product?.itemId ?? '', { taxSchedule: { id: '1' } }),
  },
  {
    title: 'an inactive item',
    deal: { product: { item: { isInactive: true } } },
    code: 'ITEM_INACTIVE',
    owner: 'netsuite-admin',
    cause: /Line 1 sells "SKU-\d+", whose NetSuite item SKU-\d+ is inactive/,
    fix: /Make the item active/,
    settle: ({ products: [product] }) =>
      netSuite.update('serviceSaleItem', product?.itemId ?? '', { isInactive: false }),
  },
  {
    title: 'a product code that NetSuite does not know, settled by an alias',
    deal: { product: { code: 'GTXPro', item: 'none' } },
    code: 'INVALID_SKU',
    owner: 'operations',
    cause: /Line 1 sells "GTXPro", which NetSuite does not have/,
    fix: /Add a value alias of kind Product from "GTXPro"/,
    settle: () => void alias('Product', 'GTXPro', 'Licence'),
  },
  {
    title: 'a product code that NetSuite does not know, settled by adding the item',
    deal: { product: { code: 'Brand New', item: 'none' } },
    code: 'INVALID_SKU',
    owner: 'operations',
    cause: /Line 1 sells "Brand New"/,
    fix: /Brand New/,
    settle: () =>
      void netSuite.create('serviceSaleItem', {
        itemId: 'Brand New',
        rate: 1,
        taxSchedule: { id: '1' },
        subsidiary: { items: [{ id: '1' }] },
        includeChildren: true,
      }),
  },
  {
    title: 'a country that NetSuite does not know, settled by a correction',
    deal: { account: { BillingCountry: 'Philipines' } },
    code: 'VALUE_REFUSED',
    owner: 'rep',
    cause: /Billing Country of Account \d+ says "Philipines", which NetSuite does not know/,
    fix: /Correct Billing Country, or add a value alias of kind Country for "Philipines"/,
    settle: ({ accountId }) => salesforce.update('Account', accountId, { BillingCountry: 'Philippines' }),
  },
  {
    title: 'a country that NetSuite does not know, settled by an alias',
    deal: { account: { BillingCountry: 'Holland' } },
    code: 'VALUE_REFUSED',
    owner: 'rep',
    cause: /"Holland"/,
    fix: /alias of kind Country for "Holland"/,
    settle: () => void alias('Country', 'Holland', 'Netherlands'),
  },
  {
    title: 'a state that its country does not have, settled by a correction',
    deal: { account: { BillingCountry: 'United States', BillingState: 'Californa' } },
    code: 'VALUE_REFUSED',
    owner: 'rep',
    cause: /Billing State of Account \d+ says "Californa", which is not a state of US/,
    fix: /Correct Billing State, or add a value alias of kind State for "Californa"/,
    settle: ({ accountId }) => salesforce.update('Account', accountId, { BillingState: 'California' }),
  },
  {
    title: 'a state that its country does not have, settled by an alias',
    deal: { account: { BillingCountry: 'Canada', BillingState: 'Québec' } },
    code: 'VALUE_REFUSED',
    owner: 'rep',
    cause: /"Québec", which is not a state of CA/,
    fix: /alias of kind State for "Québec"/,
    settle: () => void alias('State', 'Québec', 'QC'),
  },
  {
    title: 'a currency that is not enabled in NetSuite',
    deal: { account: { CurrencyIsoCode: 'CHF' }, product: { currency: 'CHF' } },
    code: 'MISSING_CURRENCY_CODE',
    owner: 'finance',
    cause: /Order \d+ is in CHF, which is not enabled in NetSuite/,
    fix: /Enable CHF in NetSuite/,
    settle: () => void netSuite.create('currency', { name: 'Swiss Franc', symbol: 'CHF', currencyPrecision: '2' }),
  },
  {
    title: 'payment terms that NetSuite does not know',
    deal: { account: { PaymentTerms__c: 'Net 45' } },
    code: 'VALUE_REFUSED',
    owner: 'rep',
    cause: /Payment Terms of .* says "Net 45"/,
    fix: /alias of kind Terms for "Net 45"/,
    settle: () => void alias('Terms', 'Net 45', 'Net 60'),
  },
];

describe('dirty data', { concurrency: true }, () => {
  for (const { title, deal: input, code, owner, cause, fix, settle } of CASES)
    test(`${title} holds the order and is told everywhere; put right, the order books by itself`, async () => {
      const deal = world.wonDeal(input);
      const { status, json } = await world.activate(deal.contractId);
      assert.equal(status, 202, JSON.stringify(json));
      assert.partialDeepStrictEqual(json, { status: 'on-hold', findings: [{ code, owner, severity: 'pause' }] });

      const held = await untilHeld(deal);
      assert.match(String(held['HoldCause__c']), cause);
      assert.match(String(held['HoldFix__c']), fix);
      const entry = await until('the failure is listed', () => Promise.resolve(isOpen(deal) && errorLogOf(deal)));
      assert.partialDeepStrictEqual(entry, { Code__c: code, OwnerRole__c: owner, Class__c: 'NeedsAPerson' });
      assert.match(String(entry['Cause__c']), cause);
      assert.deepEqual(writtenFor(deal), []);

      settle(deal);
      await untilBooked(deal);
      assert.equal(netSuite.find('salesOrder', ({ externalId }) => externalId === deal.key).length, 1);
      assert.equal(salesforce.see('Order', deal.orderId)['HoldCause__c'], null);
      await until('the failure is resolved', () => Promise.resolve(errorLogOf(deal)?.['Status__c'] === 'Resolved'));
    });
});

test('several things wrong at once are all told, each with its line or field', async () => {
  const deal = world.wonDeal({
    account: { Subsidiary__c: null, BillingCountry: 'Atlantis' },
    lines: [
      { product: world.product({ item: { isInactive: true } }) },
      { product: world.product({ code: 'Unheard of', item: 'none' }) },
      { product: world.product() },
    ],
  });
  const { status, json } = await world.activate(deal.contractId);
  assert.equal(status, 202);
  const findings = findingsIn(json);
  assert.deepEqual(findings.map(({ code, subject }) => [code, subject.line ?? subject.field]).toSorted(), [
    ['INVALID_SKU', 2],
    ['ITEM_INACTIVE', 1],
    ['MISSING_SUBSIDIARY', 'Subsidiary__c'],
    ['VALUE_REFUSED', 'BillingCountry'],
  ]);
  const held = await untilHeld(deal);
  for (const { cause, fix } of findings) {
    assert.ok(String(held['HoldCause__c']).includes(cause), cause);
    assert.ok(String(held['HoldFix__c']).includes(fix), fix);
  }
});

test('putting right one of two things keeps the order on hold with the other alone', async () => {
  const deal = world.wonDeal({ account: { Subsidiary__c: null, BillingCountry: 'Atlantis' } });
  await world.activate(deal.contractId);
  await untilHeld(deal);
  salesforce.update('Account', deal.accountId, { Subsidiary__c: SUBSIDIARY });
  await until('only the country is left', () => {
    const cause = String(salesforce.see('Order', deal.orderId)['HoldCause__c']);
    return Promise.resolve(cause.includes('Atlantis') && !cause.includes('Subsidiary'));
  });
  assert.deepEqual(writtenFor(deal), []);
  salesforce.update('Account', deal.accountId, { BillingCountry: 'Greece' });
  await untilBooked(deal);
});

test('what only NetSuite finds wrong holds the order in its words, and a replay books it after the correction', async () => {
  const ofGermany = { subsidiary: { items: [{ id: '3' }] }, includeChildren: false };
  const deal = world.wonDeal({ product: { item: ofGermany } });
  const { json } = await world.activate(deal.contractId);
  assert.partialDeepStrictEqual(json, { status: 'on-hold', findings: [{ code: 'INVALID_SKU' }] });
  const held = await untilHeld(deal);
  assert.match(String(held['HoldCause__c']), /Invalid Field Value \d+ for the following field: item/);
  netSuite.update('serviceSaleItem', deal.products[0]?.itemId ?? '', { subsidiary: { items: [{ id: '1' }] } });
  const entry = await until('the failure is listed', () => Promise.resolve(errorLogOf(deal)));
  const replay = await world.sidecar.call(`POST ${String(entry['PayloadReference__c'])}/replay`, { as: 'operator' });
  assert.equal(replay.status, 202, JSON.stringify(replay.json));
  await untilBooked(deal);
  await until('the failure is settled', () => Promise.resolve(errorLogOf(deal)?.['Status__c'] === 'Replayed'));
});
