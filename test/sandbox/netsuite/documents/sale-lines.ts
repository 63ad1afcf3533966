/**
 * The item lines of an order, invoice or credit memo: each item must be sellable, a blank rate comes from the price list,
 * amount is quantity times rate in the currency's precision, tax comes from the tax code.
 */
import { Big } from 'big.js';
import { asText, idOf, isBlank, textOf } from '../records/draft.ts';
import type { Draft, DraftLine } from '../records/draft.ts';
import { ITEM_TYPES } from '../records/definitions/transactions.ts';
import { invalidChoice, pleaseEnter, taxScheduleMissing } from '../records/refusals.ts';
import type { StoredRecord } from '../records/types.ts';
import { checkDimensions } from './dimensions.ts';
import { isSoldBy, priceOf } from './item-availability.ts';
import { findAmong } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { amountText, numberOf } from './money.ts';

export type SaleContext = {
  readonly company: string;
  readonly currency: string;
  readonly precision: number;
  readonly priceLevel: string | undefined;
  /** Tax code of lines that name none. */
  readonly taxCode: string | undefined;
};

const RATE_DECIMALS = 8;
const HALF_UP = 1;

const pathOf = (line: DraftLine): string => line.given?.path ?? `item.items[${line.line - 1}]`;

const itemOf = (ledger: Ledger, line: DraftLine): StoredRecord => {
  const id = idOf(line.fields['item']);
  const item = id === undefined ? undefined : findAmong(ledger, ITEM_TYPES, id);
  if (item === undefined) throw pleaseEnter(['Item']);
  return item;
};

const checkItem = (
  ledger: Ledger,
  item: StoredRecord,
  { line, company }: { line: DraftLine; company: string },
): void => {
  if (line.given === undefined) return;
  const path = `${pathOf(line)}.item`;
  if (item.fields['isInactive'] === true || !isSoldBy(ledger, item, company))
    throw invalidChoice(item.id, 'item', path);
  if (ledger.account.preferences.requireTaxSchedule && isBlank(item.fields['taxSchedule']))
    throw taxScheduleMissing(asText(item.fields['itemId']), path);
};

const describe = (line: DraftLine, item: StoredRecord, code: string | undefined): void => {
  if (isBlank(line.fields['description']))
    line.fields['description'] = textOf(item.fields['salesDescription']) ?? textOf(item.fields['displayName']) ?? null;
  line.fields['itemType'] = code ?? null;
  line.fields['itemSubtype'] = textOf(item.fields['subtype']) ?? null;
  line.fields['isClosed'] ??= false;
  if (isBlank(line.fields['quantity'])) line.fields['quantity'] = '1';
};

/** Which of the fields the request gave for this line. */
const gave = ({ given }: DraftLine, ...names: readonly string[]): boolean =>
  names.some((name) => given?.names.has(name) === true);

/** Forgets what follows from what the request changed. */
const forgetStale = (line: DraftLine): void => {
  if (!gave(line, 'amount') && gave(line, 'rate', 'quantity', 'item', 'price')) delete line.fields['amount'];
  if (gave(line, 'item', 'price', 'amount') && !gave(line, 'rate')) delete line.fields['rate'];
};

/** The rate an amount implies when it was given alone. */
const rateFromAmount = (line: DraftLine): void => {
  if (isBlank(line.fields['amount']) || !isBlank(line.fields['rate'])) return;
  const quantity = numberOf(line.fields['quantity']);
  const rate = quantity.eq(0) ? new Big(0) : numberOf(line.fields['amount']).div(quantity);
  line.fields['rate'] = rate.round(RATE_DECIMALS, HALF_UP).toFixed();
};

const rateFromList = (
  ledger: Ledger,
  line: DraftLine,
  { item, sale }: { item: StoredRecord; sale: SaleContext },
): void => {
  if (!isBlank(line.fields['rate'])) return;
  const level = idOf(line.fields['price']) ?? sale.priceLevel;
  const price = priceOf(ledger, item, { currency: sale.currency, level });
  if (price === undefined) throw pleaseEnter(['Amount']);
  line.fields['rate'] = price;
  line.fields['price'] ??= { id: level ?? '1' };
};

const amounts = (ledger: Ledger, line: DraftLine, { item, sale }: { item: StoredRecord; sale: SaleContext }): void => {
  forgetStale(line);
  rateFromAmount(line);
  rateFromList(ledger, line, { item, sale });
  const quantity = numberOf(line.fields['quantity']);
  const amount = isBlank(line.fields['amount'])
    ? quantity.times(numberOf(line.fields['rate']))
    : numberOf(line.fields['amount']);
  line.fields['amount'] = amountText(amount, sale.precision);
};

/** One line, checked and calculated, but for its tax. */
const completeLine = (ledger: Ledger, line: DraftLine, sale: SaleContext): void => {
  const item = itemOf(ledger, line);
  checkItem(ledger, item, { line, company: sale.company });
  checkDimensions(ledger, line, { company: sale.company, path: `${pathOf(line)}.` });
  describe(line, item, ledger.definitions.of(item.type).code);
  amounts(ledger, line, { item, sale });
  if (isBlank(line.fields['taxCode']) && sale.taxCode !== undefined) line.fields['taxCode'] = { id: sale.taxCode };
};

/**
 * Tax of each line, on its share of the amount after discount.
 * @param kept share of the amount a discount leaves: 1 without discount
 */
export const taxLines = (
  ledger: Ledger,
  lines: readonly DraftLine[],
  { kept, precision }: { kept: Big; precision: number },
): void => {
  for (const line of lines) {
    const code = idOf(line.fields['taxCode']);
    const rate = numberOf(code === undefined ? undefined : ledger.store.get('salesTaxItem', code)?.fields['rate']);
    const amount = numberOf(line.fields['amount']);
    const tax = amountText(amount.times(kept).times(rate).div(100), precision);
    line.fields['taxRate1'] = rate.toFixed();
    line.fields['tax1Amt'] = tax;
    line.fields['grossAmt'] = amountText(amount.plus(tax), precision);
  }
};

/** @throws NetSuiteError naming the line and field that is to blame */
export const completeLines = (ledger: Ledger, draft: Draft, sale: SaleContext): DraftLine[] => {
  const lines = draft.sublists['item'] ?? [];
  for (const line of lines) completeLine(ledger, line, sale);
  return lines;
};
