/**
 * Many plausible invoices at once, for load tests: spread over customers, items and the last years, some of them paid. They
 * are stored directly, since going through every check would take minutes; the figures are the ones the checks would give.
 */
import { z } from 'zod';
import type { Random } from '../../../shared/random.ts';
import { ITEM_TYPES } from '../../records/definitions/transactions.ts';
import { asText } from '../../records/draft.ts';
import { refused } from '../../records/refusals.ts';
import type { FieldValue, Line, Reference, StoredRecord } from '../../records/types.ts';
import { accountOfType, plusDays } from '../invoice.ts';
import { baseCurrencyOf, exchangeRate } from '../exchange-rates.ts';
import { today } from '../ledger.ts';
import type { Ledger } from '../ledger.ts';
import { precisionOf } from '../money.ts';
import { writeNew } from '../write-record.ts';
import { operation } from './operation.ts';
import type { Desk } from './operation.ts';

const input = z.strictObject({
  count: z.int().positive().max(1_000_000),
  linesEach: z.int().positive().max(100).default(3),
  /** Over how many customers; those there are first, the rest is made. */
  customers: z.int().positive().default(50),
  /** Over how many days back from today. */
  days: z.int().positive().max(3_650).default(730),
});

type Party = {
  readonly id: Reference;
  readonly subsidiary: Reference;
  readonly currency: Reference;
  readonly precision: number;
};
type Wares = { readonly id: Reference; readonly type: string; readonly description: string };

type Stock = {
  readonly parties: readonly Party[];
  readonly wares: readonly Wares[];
  readonly dates: readonly Day[];
  readonly rateOf: (party: Party, date: string) => string;
  readonly receivable: Reference | undefined;
  readonly random: Random;
};

type Day = { readonly date: string; readonly due: string; readonly period: Reference; readonly at: Date };

const partyOf = (ledger: Ledger, customer: StoredRecord): Party => {
  const currency = asText(customer.fields['currency']);
  return {
    id: { id: customer.id },
    subsidiary: { id: asText(customer.fields['subsidiary']) },
    currency: { id: currency },
    precision: precisionOf(ledger, currency),
  };
};

const partiesFor = (desk: Desk, wanted: number): Party[] => {
  const { ledger } = desk;
  const present = [...ledger.store.list('customer')].slice(0, wanted);
  const made = Array.from({ length: wanted - present.length }, (_, index) =>
    writeNew(ledger, ledger.definitions.of('customer'), {
      body: desk.parse('customer', {
        companyName: `Generated Customer ${present.length + index + 1}`,
        subsidiary: { id: String((index % 3) + 1) },
      }),
    }),
  );
  return [...present, ...made].map((customer) => partyOf(ledger, customer));
};

const waresOf = ({ store, definitions }: Ledger): Wares[] =>
  ITEM_TYPES.filter((type) => type !== 'discountItem').flatMap((type) =>
    [...store.list(type)].map(({ id, fields }) => ({
      id: { id },
      type: definitions.of(type).code ?? type,
      description: asText(fields['displayName']) || asText(fields['itemId']),
    })),
  );

const daysBack = (ledger: Ledger, count: number): Day[] => {
  const last = today(ledger);
  const months = [...ledger.store.list('accountingPeriod')].filter(
    ({ fields }) => fields['isQuarter'] !== true && fields['isYear'] !== true,
  );
  return Array.from({ length: count }, (_, index) => plusDays(last, -index)).flatMap((date) => {
    const month = months.find(({ fields }) => asText(fields['startDate']) <= date && date <= asText(fields['endDate']));
    const at = new Date(Math.min(Date.parse(`${date}T12:00:00Z`), ledger.clock.now().getTime()));
    return month === undefined ? [] : [{ date, due: plusDays(date, 30), period: { id: month.id }, at }];
  });
};

const pick = <Element>(from: readonly Element[], random: Random): Element => {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw refused('noLines');
  return chosen;
};

/** Whole units of the currency's smallest coin as decimal text: 123456 at precision 2 is "1234.56". */
const coins = (count: number, precision: number): string => {
  const digits = String(count).padStart(precision + 1, '0');
  const cut = digits.length - precision;
  return precision === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
};

const LARGEST_QUANTITY = 9;
const LARGEST_RATE_IN_COINS = 500_000;

const lineOf = (stock: Stock, { number, key, precision }: { number: number; key: string; precision: number }) => {
  const item = pick(stock.wares, stock.random);
  const quantity = 1 + Math.floor(stock.random() * LARGEST_QUANTITY);
  const rate = 100 + Math.floor(stock.random() * LARGEST_RATE_IN_COINS);
  const amount = coins(quantity * rate, precision);
  const fields: Record<string, FieldValue> = {
    item: item.id,
    quantity: String(quantity),
    rate: coins(rate, precision),
    amount,
    description: item.description,
    itemType: item.type,
    itemSubtype: 'Sale',
    isClosed: false,
    taxRate1: '0',
    tax1Amt: coins(0, precision),
    grossAmt: amount,
  };
  const line: Line = { line: number, lineUniqueKey: key, fields };
  return { line, coins: quantity * rate };
};

const headerOf = (stock: Stock, { party, day, total }: { party: Party; day: Day; total: string }) => {
  const nothing = coins(0, party.precision);
  return {
    tranDate: day.date,
    entity: party.id,
    subsidiary: party.subsidiary,
    currency: party.currency,
    exchangeRate: stock.rateOf(party, day.date),
    toBeEmailed: false,
    approvalStatus: '2',
    ...(stock.receivable === undefined ? {} : { account: stock.receivable }),
    postingPeriod: day.period,
    dueDate: day.due,
    subtotal: total,
    discountTotal: nothing,
    taxTotal: nothing,
    total,
    amountPaid: nothing,
    amountRemaining: total,
    amountRemainingTotalBox: total,
    status: 'A',
  };
};

const invoiceOf = (ledger: Ledger, stock: Stock, linesEach: number): StoredRecord => {
  const { store } = ledger;
  const party = pick(stock.parties, stock.random);
  const day = pick(stock.dates, stock.random);
  const rows = Array.from({ length: linesEach }, (_, index) =>
    lineOf(stock, { number: index + 1, key: String(store.next('lineUniqueKey')), precision: party.precision }),
  );
  const total = coins(
    rows.reduce((sum, row) => sum + row.coins, 0),
    party.precision,
  );
  const number = `INV${store.next('INV')}`;
  return {
    type: 'invoice',
    id: String(store.next('transaction')),
    externalId: undefined,
    fields: { transactionNumber: number, tranId: number, ...headerOf(stock, { party, day, total }) },
    sublists: { item: rows.map(({ line }) => line) },
    createdDate: day.at,
    lastModifiedDate: day.at,
  };
};

/** A rate is looked up once per currency, company and day. */
const ratesOf = (ledger: Ledger): Stock['rateOf'] => {
  const known = new Map<string, string>();
  return (party, date) => {
    const key = `${party.currency.id}/${party.subsidiary.id}/${date}`;
    const rate =
      known.get(key) ??
      exchangeRate(ledger, { currency: party.currency.id, base: baseCurrencyOf(ledger, party.subsidiary.id), date });
    known.set(key, rate);
    return rate;
  };
};

/** @param random from the sandbox's seed, so that the same seed makes the same invoices */
export const generateInvoices = (random: Random) =>
  operation(input, (desk, { count, linesEach, customers, days }) => {
    const { ledger } = desk;
    const stock: Stock = {
      parties: partiesFor(desk, customers),
      wares: waresOf(ledger),
      dates: daysBack(ledger, days),
      rateOf: ratesOf(ledger),
      receivable: accountOfType(ledger, 'AcctRec'),
      random,
    };
    for (let made = 0; made < count; made += 1) ledger.store.put(invoiceOf(ledger, stock, linesEach));
    return { count };
  });
