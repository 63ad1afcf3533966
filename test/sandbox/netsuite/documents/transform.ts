/**
 * One document made from another: an invoice or a fulfilment from an order, a credit memo from an invoice. The body is a
 * part of the new document and overrides what is carried over.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157901123882.html
 */
import type { Big } from 'big.js';
import { Unsupported } from '../../shared/unsupported.ts';
import { asText, blankDraft } from '../records/draft.ts';
import type { Draft, DraftLine, ParsedBody, ParsedLine } from '../records/draft.ts';
import { invalidContent, refused } from '../records/refusals.ts';
import type { FieldValue, Line, StoredRecord } from '../records/types.ts';
import { ITEM_TYPES } from '../records/definitions/transactions.ts';
import { findAmong } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { numberOf } from './money.ts';
import { applyBody, finish, newId } from './write-record.ts';

type Carried = { readonly quantity: Big; readonly line: Line };

type Transformation = {
  /** Why the source cannot be transformed, as a throw. */
  readonly check: (source: StoredRecord) => void;
  /** Lines that are left to carry over, with how much of each. */
  readonly carry: (ledger: Ledger, source: StoredRecord) => readonly Carried[];
  readonly nothingLeft: 'nothingToBill' | 'nothingToFulfil' | 'noLines';
  readonly header: readonly string[];
  readonly columns: readonly string[];
};

const SALE_HEADER = [
  'entity',
  'subsidiary',
  'currency',
  'terms',
  'memo',
  'otherRefNum',
  'salesRep',
  'department',
  'class',
  'location',
  'startDate',
  'endDate',
  'billingSchedule',
  'discountItem',
  'discountRate',
  'priceLevel',
  'email',
];

const SALE_COLUMNS = [
  'item',
  'description',
  'rate',
  'price',
  'units',
  'taxCode',
  'department',
  'class',
  'location',
  'revRecStartDate',
  'revRecEndDate',
  'billingSchedule',
];

const quantityOf = (line: Line, field: string): Big => numberOf(line.fields[field]);

const isShipped = (ledger: Ledger, line: Line): boolean => {
  const item = findAmong(ledger, ITEM_TYPES, asText(line.fields['item']));
  return item?.type === 'inventoryItem' || item?.fields['isFulfillable'] === true;
};

const openLines = (source: StoredRecord): readonly Line[] =>
  (source.sublists['item'] ?? []).filter(({ fields }) => fields['isClosed'] !== true);

/** What may be billed of a line: all of a service, of goods what has left, unless the account bills in advance. */
const billable = (ledger: Ledger, line: Line): Big => {
  const inAdvance = ledger.account.preferences.billBeforeFulfillment || !isShipped(ledger, line);
  return quantityOf(line, inAdvance ? 'quantity' : 'quantityFulfilled').minus(quantityOf(line, 'quantityBilled'));
};

const mustBeApproved = (source: StoredRecord): void => {
  if (source.fields['status'] === 'A') throw refused('notApproved');
};

const more = ({ quantity }: Carried): boolean => quantity.gt(0);

const TRANSFORMATIONS: Readonly<Record<string, Transformation>> = {
  'salesOrder/invoice': {
    check: mustBeApproved,
    carry: (ledger, source) =>
      openLines(source)
        .map((line) => ({ line, quantity: billable(ledger, line) }))
        .filter(more),
    nothingLeft: 'nothingToBill',
    header: SALE_HEADER,
    columns: SALE_COLUMNS,
  },
  'salesOrder/itemFulfillment': {
    check: mustBeApproved,
    carry: (ledger, source) =>
      openLines(source)
        .filter((line) => isShipped(ledger, line))
        .map((line) => ({
          line,
          quantity: quantityOf(line, 'quantity').minus(quantityOf(line, 'quantityFulfilled')),
        }))
        .filter(more),
    nothingLeft: 'nothingToFulfil',
    header: ['entity', 'subsidiary', 'currency', 'memo', 'department', 'class', 'location'],
    columns: ['item', 'location'],
  },
  'invoice/creditMemo': {
    check: (source) => {
      if (source.fields['status'] === 'V') throw refused('alreadyVoid');
    },
    carry: (_ledger, source) => openLines(source).map((line) => ({ line, quantity: quantityOf(line, 'quantity') })),
    nothingLeft: 'noLines',
    header: SALE_HEADER,
    columns: SALE_COLUMNS,
  },
};

const custom = (fields: Readonly<Record<string, FieldValue>>, prefix: string): Record<string, FieldValue> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith(prefix)));

const pick = (fields: Readonly<Record<string, FieldValue>>, names: readonly string[]): Record<string, FieldValue> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = fields[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

const carriedLine = (
  { line, quantity }: Carried,
  { number, key, columns, source }: { number: number; key: string; columns: readonly string[]; source: StoredRecord },
): DraftLine => ({
  line: number,
  lineUniqueKey: key,
  fields: {
    ...pick(line.fields, columns),
    ...custom(line.fields, 'custcol'),
    quantity: quantity.toFixed(),
    // A line carried over whole keeps its amount to the cent; a part is calculated anew.
    ...(quantity.eq(quantityOf(line, 'quantity')) && columns.includes('rate') ? pick(line.fields, ['amount']) : {}),
    orderLine: String(line.line),
    orderDoc: { id: source.id },
  },
});

/** A body line without `line` means the carried line it names by order line, or the only one with its item. */
const addressed = (given: ParsedLine, lines: readonly DraftLine[]): ParsedLine => {
  if (given.fields['line'] !== undefined) return given;
  const field = given.fields['orderLine'] === undefined ? 'item' : 'orderLine';
  const wanted = asText(given.fields[field]);
  const [match, ...others] = lines.filter((line) => asText(line.fields[field]) === wanted);
  if (field === 'orderLine' && match === undefined)
    throw invalidContent(wanted, 'orderLine', `${given.path}.orderLine`);
  if (match === undefined || others.length > 0) return given;
  return { ...given, fields: { ...given.fields, line: String(match.line) } };
};

const carryOver = (
  ledger: Ledger,
  draft: Draft,
  { source, how }: { source: StoredRecord; how: Transformation },
): void => {
  const carried = how.carry(ledger, source);
  if (carried.length === 0) throw refused(how.nothingLeft);
  Object.assign(draft.fields, pick(source.fields, how.header), custom(source.fields, 'custbody'));
  draft.fields['createdFrom'] = { id: source.id };
  draft.sublists['item'] = carried.map((each, index) =>
    carriedLine(each, {
      number: index + 1,
      key: String(ledger.store.next('lineUniqueKey')),
      columns: how.columns,
      source,
    }),
  );
  for (const name of ['billingAddress', 'shippingAddress'])
    if (source.sublists[name] !== undefined && draft.type === 'invoice')
      draft.sublists[name] = source.sublists[name].map(({ line, lineUniqueKey, fields }) => ({
        line,
        lineUniqueKey,
        fields: { ...fields },
      }));
};

export type TransformBody = {
  readonly body: ParsedBody;
  /** The new document's lines are those of the body only. */
  readonly onlyGivenLines?: boolean;
};

/**
 * @throws NetSuiteError when the source is not approved or nothing is left; Unsupported for other pairs of types
 */
export const transformRecord = (
  ledger: Ledger,
  source: StoredRecord,
  { target, body, onlyGivenLines = false }: TransformBody & { target: string },
): StoredRecord => {
  const how = TRANSFORMATIONS[`${source.type}/${target}`];
  if (how === undefined) throw new Unsupported(`transforming ${source.type} into ${target}`);
  how.check(source);
  const definition = ledger.definitions.of(target);
  const draft = blankDraft(target, newId(ledger, definition), new Set(Object.keys(body.fields)));
  carryOver(ledger, draft, { source, how });
  const lines = body.sublists['item']?.map((line) => addressed(line, draft.sublists['item'] ?? []));
  applyBody(ledger, draft, {
    body: lines === undefined ? body : { ...body, sublists: { ...body.sublists, item: lines } },
    replace: onlyGivenLines ? ['item'] : [],
  });
  draft.sublists['item'] = (draft.sublists['item'] ?? []).filter(({ fields }) => asText(fields['quantity']) !== '0');
  return finish(ledger, draft);
};
