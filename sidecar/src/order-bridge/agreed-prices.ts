import { z } from 'zod';
import { plainDate } from '../shared/dates.ts';
import type { Finding } from '../shared/failure.ts';
import { decimal } from '../shared/money.ts';
import type { BridgeOrder, OrderLine } from './sales-order.ts';

/**
 * Prices that a contract agrees instead of the price book (`ContractPrice__c`). One reaches its lines exactly as typed where
 * there is no doubt; a price in another currency, a second one, one out of its time or a step of a ramp holds the order.
 */
export const agreedPrice = z.object({
  id: z.string(),
  /** As people know it, for example CP-000012. */
  number: z.string(),
  productId: z.string(),
  /** Override, for the whole term; anything else, such as a step of a ramp, is not one price for a line. */
  kind: z.string(),
  /** As typed; it need not be a currency. */
  currency: z.string(),
  unitPrice: decimal,
  startsOn: plainDate.optional(),
  endsOn: plainDate.optional(),
});
export type AgreedPrice = z.infer<typeof agreedPrice>;

type Terms = Pick<BridgeOrder, 'currency' | 'effectiveOn'>;
type Doubt = { readonly cause: string; readonly fix: string };

const holdsOn = ({ startsOn, endsOn }: AgreedPrice, day: string): boolean =>
  (startsOn === undefined || startsOn <= day) && (endsOn === undefined || day <= endsOn);

const list = (prices: readonly AgreedPrice[]): string =>
  prices.map(({ number, unitPrice, currency }) => `${number} (${unitPrice} ${currency})`).join(', ');

/** Why the agreed prices of one product are not one price of this order, in words; undefined when they are. */
const doubtAbout = (prices: readonly AgreedPrice[], { currency, effectiveOn }: Terms): Doubt | undefined => {
  const steps = prices.filter(({ kind }) => kind !== 'Override');
  const [only, second] = prices;
  if (steps.length > 0) {
    return {
      cause: `has prices that change over time, ${list(steps)}, and NetSuite takes one price for a line`,
      fix: 'Sell each period as a line of its own with its dates and price, and delete the ramp prices.',
    };
  }
  if (only === undefined) return undefined;
  if (second !== undefined) {
    return {
      cause: `has ${prices.length} override prices: ${list(prices)}`,
      fix: 'Delete all override prices of this product but the right one.',
    };
  }
  if (only.currency !== currency) {
    return {
      cause: `has the override price ${list(prices)}, and the order is in ${currency}`,
      fix: `Agree the price in ${currency}: correct price and currency code of ${only.number}, or delete it.`,
    };
  }
  if (holdsOn(only, effectiveOn)) return undefined;
  return {
    cause: `has the override price ${list(prices)} from ${only.startsOn ?? 'the beginning'} to ${only.endsOn ?? 'the end'}, and the order starts on ${effectiveOn}`,
    fix: `Correct the dates of ${only.number}: an override price holds for the whole term.`,
  };
};

const ofProduct = (prices: readonly AgreedPrice[], productId: string): readonly AgreedPrice[] =>
  prices.filter((price) => price.productId === productId);

/** The price per unit that a contract agrees for a product, as typed; undefined when there is none or it is in doubt. */
export const agreedUnitPrice = (all: readonly AgreedPrice[], productId: string, terms: Terms): string | undefined => {
  const prices = ofProduct(all, productId);
  return doubtAbout(prices, terms) === undefined ? prices[0]?.unitPrice : undefined;
};

const findingFor = (order: BridgeOrder, line: OrderLine): readonly Finding[] => {
  const prices = ofProduct(order.agreedPrices, line.productId);
  const doubt = doubtAbout(prices, order);
  if (doubt === undefined) return [];
  const { id, number } = order.contract;
  return [
    {
      code: 'VALUE_REFUSED',
      severity: 'pause',
      subject: { object: 'OrderItem', id: line.id, name: `order ${order.number}`, field: 'UnitPrice', line: line.line },
      cause: `Line ${line.line} sells ${line.productName}, which in contract ${number} ${doubt.cause}.`,
      fix: doubt.fix,
      owner: 'rep',
      waitsFor: [...prices.map((price) => `ContractPrice__c:${price.id}`), `Contract:${id}`, `Order:${order.id}`],
    },
  ];
};

/** What keeps the agreed prices from being the prices of the order's lines. */
export const agreedPriceFindings = (order: BridgeOrder): readonly Finding[] =>
  order.lines.flatMap((line) => findingFor(order, line));
