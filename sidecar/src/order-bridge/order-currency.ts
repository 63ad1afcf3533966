import { asFailure, Failure, heldBy } from '../shared/failure.ts';
import type { Finding } from '../shared/failure.ts';
import type { Lookups } from '../shared/mapping.ts';
import type { CustomerCurrency, Needs } from './ports.ts';
import type { BridgeOrder } from './sales-order.ts';

/**
 * The currency of an order on its way: active in Salesforce, enabled in the ledger, and one the customer may be billed in.
 * What is missing for the customer is added where the set-up allows it; everything else waits for the person who can add it.
 */

/** A finding about the currency of an order: always a pause, because a rep cannot enable one. */
const finding = (order: BridgeOrder, words: Pick<Finding, 'cause' | 'fix' | 'owner' | 'waitsFor'>): Finding => ({
  code: 'MISSING_CURRENCY_CODE',
  severity: 'pause',
  subject: {
    object: 'Order',
    id: order.id,
    name: `order ${order.number}`,
    field: 'CurrencyIsoCode',
    value: order.currency,
  },
  cause: words.cause,
  fix: words.fix,
  owner: words.owner,
  waitsFor: [...words.waitsFor, `Order:${order.id}`],
});

type Sides = { readonly lookups: Lookups; readonly activeCurrencies: ReadonlySet<string> };

/** A currency that either side does not use: the order could not be booked, or its invoices not be shown. */
export const currencyFindings = (order: BridgeOrder, { lookups, activeCurrencies }: Sides): readonly Finding[] => {
  const { number, currency } = order;
  const inLedger = finding(order, {
    cause: `Order ${number} is in ${currency}, which is not enabled in NetSuite.`,
    fix: `Enable ${currency} in NetSuite, or sell in a currency that is.`,
    owner: 'finance',
    waitsFor: [`ledger:Currency:${currency}`],
  });
  const inSalesforce = finding(order, {
    cause: `Order ${number} is in ${currency}, which is not active in Salesforce; its invoices could not be shown.`,
    fix: `Activate ${currency} in Salesforce (Setup, Manage Currencies).`,
    owner: 'salesforce-admin',
    waitsFor: [`currency:${currency}`],
  });
  return [
    ...(lookups.find('Currency', currency) === undefined ? [inLedger] : []),
    ...(activeCurrencies.has(currency) ? [] : [inSalesforce]),
  ];
};

/** Whether the customer of a linked account may be billed in that currency; undefined while there is no customer or currency. */
export const billableIn = async (
  { customers }: Needs,
  { account }: BridgeOrder,
  currencyId: string | undefined,
): Promise<boolean | undefined> =>
  account.customerId === undefined || currencyId === undefined
    ? undefined
    : customers.dealsIn({ customerId: account.customerId, currencyId });

/** What a customer that lacks the currency is waited for with. */
const customerKeys = ({ account }: BridgeOrder, customerId: string): readonly string[] => [
  `customer:${customerId}`,
  `Account:${account.id}`,
];

const fixOf = ({ currency }: BridgeOrder): string =>
  `Add ${currency} to the currencies of that customer in NetSuite, or sell in one it has.`;

const notOfCustomer = (order: BridgeOrder, customerId: string): Finding =>
  finding(order, {
    cause: `Order ${order.number} is in ${order.currency}, which NetSuite customer ${customerId} (${order.account.name}) is not billed in.`,
    fix: fixOf(order),
    owner: 'finance',
    waitsFor: customerKeys(order, customerId),
  });

/** Where people keep the currencies of customers themselves, one that is missing holds the order before it leaves. */
export const customerFindings = (
  { customers }: Needs,
  order: BridgeOrder,
  isBillable: boolean | undefined,
): readonly Finding[] =>
  isBillable === false && customers.addCurrency === undefined
    ? [notOfCustomer(order, order.account.customerId ?? '')]
    : [];

type Wanted = CustomerCurrency & {
  /** What the preflight knows already. */
  readonly isBillable: boolean | undefined;
  readonly correlationId: string;
};

/** Makes sure that the customer may be billed in the currency of the order. @throws Failure MISSING_CURRENCY_CODE when it may not */
export const letBill = async (
  { customers }: Needs,
  order: BridgeOrder,
  { isBillable, customerId, currencyId, correlationId }: Wanted,
): Promise<void> => {
  const wanted = { customerId, currencyId };
  if (isBillable ?? (await customers.dealsIn(wanted))) return;
  if (customers.addCurrency === undefined) throw heldBy([notOfCustomer(order, customerId)]);
  try {
    await customers.addCurrency(wanted, correlationId);
  } catch (error) {
    throw inWords(order, customerId, asFailure(error));
  }
};

/** The ledger's own refusal of a currency, with what settles it: the same failure when it is about something else. */
export const aboutCurrency = (order: BridgeOrder, customerId: string, error: unknown): unknown =>
  error instanceof Failure && error.code === 'MISSING_CURRENCY_CODE' ? inWords(order, customerId, error) : error;

const inWords = (order: BridgeOrder, customerId: string, failure: Failure): Failure => {
  if (failure.kind !== 'needs-a-person' || failure.findings.length > 0) return failure;
  const words = finding(order, {
    cause: `NetSuite does not take ${order.currency} for customer ${customerId} (${order.account.name}) of order ${order.number}. ${failure.message}`,
    fix: `${fixOf(order)} ${failure.advice}`,
    owner: failure.owner,
    waitsFor: customerKeys(order, customerId),
  });
  return heldBy([{ ...words, code: failure.code }]);
};
