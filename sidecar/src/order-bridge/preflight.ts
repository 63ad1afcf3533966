import type { Finding } from '../shared/failure.ts';
import type { Lookups, MappedField } from '../shared/mapping.ts';
import { findingsOf } from '../shared/mapping-findings.ts';
import { compareDecimals } from '../shared/money.ts';
import { agreedPriceFindings } from './agreed-prices.ts';
import { billableIn, currencyFindings, customerFindings } from './order-currency.ts';
import type { Needs } from './ports.ts';
import type { BridgeOrder, OrderLine } from './sales-order.ts';

/**
 * The gates before an order leaves: everything that would keep NetSuite from booking it, or would book it wrongly, all at
 * once, each with its line or field, its fix and who can make it. Nothing is written while a finding stands.
 */
export type Cleared = {
  readonly currencyId: string;
  /** Whether the customer may be billed in it; undefined where that was not known yet. */
  readonly isBillable: boolean | undefined;
  readonly itemIdOf: ReadonlyMap<string, string>;
  /** Remembers which items the products are. */
  readonly linkItems: () => Promise<void>;
  readonly fields: readonly MappedField[];
  readonly lineFields: ReadonlyMap<string, readonly MappedField[]>;
  readonly mappingVersion: string;
};
export type Preflight = { readonly findings: readonly Finding[]; readonly cleared: Cleared };

type Sight = {
  readonly order: BridgeOrder;
  readonly lookups: Lookups;
  /** In Salesforce, by code. */
  readonly activeCurrencies: ReadonlySet<string>;
};
type Gate = (sight: Sight) => readonly Finding[];

const onOrder = (order: BridgeOrder) => ({ object: 'Order', id: order.id, name: `order ${order.number}` });
const repFinding = (
  order: BridgeOrder,
  finding: Pick<Finding, 'code' | 'cause' | 'fix'> & { field: string; line?: number },
): Finding => ({
  code: finding.code,
  severity: 'block',
  subject: { ...onOrder(order), field: finding.field, line: finding.line },
  cause: finding.cause,
  fix: finding.fix,
  owner: 'rep',
  waitsFor: [`Order:${order.id}`, `Contract:${order.contract.id}`],
});

const hasLines: Gate = ({ order }) =>
  order.lines.length > 0
    ? []
    : [
        repFinding(order, {
          code: 'REQUIRED_MISSING',
          field: 'OrderItems',
          cause: `Order ${order.number} has no product.`,
          fix: 'Add at least one product to the order.',
        }),
      ];

const datesInOrder: Gate = ({ order }) => {
  const { startsOn, endsOn, number } = order.contract;
  if (startsOn === undefined) {
    return [
      repFinding(order, {
        code: 'REQUIRED_MISSING',
        field: 'Contract.StartDate',
        cause: `Contract ${number} has no start date.`,
        fix: 'Fill the start date of the contract.',
      }),
    ];
  }
  const outside = order.effectiveOn < startsOn || (endsOn !== undefined && order.effectiveOn > endsOn);
  if (!outside) return [];
  return [
    repFinding(order, {
      code: 'VALUE_REFUSED',
      field: 'EffectiveDate',
      cause: `Order ${order.number} starts on ${order.effectiveOn}, outside its contract (${startsOn} to ${endsOn ?? 'open'}).`,
      fix: 'Correct the start date of the order or the dates of the contract.',
    }),
  ];
};

const lineHasPrice = (order: BridgeOrder, line: OrderLine): readonly Finding[] =>
  compareDecimals(line.quantity, '0') > 0 && compareDecimals(line.unitPrice, '0') >= 0
    ? []
    : [
        repFinding(order, {
          code: 'VALUE_REFUSED',
          field: 'UnitPrice',
          line: line.line,
          cause: `Line ${line.line} (${line.productName}) has quantity ${line.quantity} and price ${line.unitPrice}.`,
          fix: 'Enter a quantity above zero and a price that is not negative.',
        }),
      ];
const linesHavePrices: Gate = ({ order }) => order.lines.flatMap((line) => lineHasPrice(order, line));

const currencyInUse: Gate = ({ order, ...sides }) => currencyFindings(order, sides);

const pricesAgreed: Gate = ({ order }) => agreedPriceFindings(order);

const GATES: readonly Gate[] = [hasLines, datesInOrder, linesHavePrices, pricesAgreed, currencyInUse];

/** Runs every gate. The cleared part is good only where there are no findings. */
export const preflight = async (needs: Needs, order: BridgeOrder): Promise<Preflight> => {
  const [mapping, lookups, rules, activeCurrencies] = await Promise.all([
    needs.mapping(),
    needs.lookups(),
    needs.preflightRules(),
    needs.activeCurrencies(),
  ]);
  const currencyId = lookups.find('Currency', order.currency);
  const [accountFindings, items, isBillable] = await Promise.all([
    needs.customers.check(order.account),
    needs.items.resolve(order.lines),
    billableIn(needs, order, currencyId),
  ]);
  const header = mapping.apply('SalesOrder', order.source, lookups);
  const lines = order.lines.map((line) => ({ line, ...mapping.apply('SalesOrderLine', line.source, lookups) }));
  const found = [
    ...accountFindings,
    ...GATES.flatMap((gate) => gate({ order, lookups, activeCurrencies })),
    ...customerFindings(needs, order, isBillable),
    ...items.findings,
    ...findingsOf(header.unfilled, onOrder(order)),
    ...lines.flatMap(({ line, unfilled }) =>
      findingsOf(unfilled, { object: 'OrderItem', id: line.id, name: `line ${line.line} of order ${order.number}` }),
    ),
  ];
  return {
    findings: found.map(rules.apply),
    cleared: {
      currencyId: currencyId ?? '',
      isBillable,
      itemIdOf: items.itemIdOf,
      linkItems: items.link,
      fields: header.fields,
      lineFields: new Map(lines.map(({ line, fields }) => [line.id, fields])),
      mappingVersion: mapping.version,
    },
  };
};
