import type { Finding, Subject } from '../shared/failure.ts';
import { sameCode } from './catalogue.ts';
import type { Item, Needs, SoldProduct } from './ports.ts';

/**
 * Which item each order line sells. A product that is linked keeps its item; otherwise its code, or what the code is an
 * alias of, decides. Nothing is guessed: a code the ledger does not know, or knows twice, is a finding that names the line.
 */
export type ResolvedLine = { readonly lineId: string; readonly item: Item };
export type Resolution = {
  readonly lines: readonly ResolvedLine[];
  readonly findings: readonly Finding[];
  /** Links the products that were found by their code, so that they are known by id from now on. */
  readonly link: () => Promise<void>;
};

/** Looks only; linking is the caller's, once the order may leave. */
export const resolveItems =
  (needs: Needs) =>
  async (sold: readonly SoldProduct[]): Promise<Resolution> => {
    const wanted = await Promise.all(sold.map((product) => wantedBy(needs, product)));
    const [byId, byCode] = await Promise.all([
      needs.items.byIds(unique(wanted.flatMap(({ product }) => product.itemId ?? []))),
      needs.items.byCodes(unique(wanted.flatMap(({ product, code }) => (product.itemId === undefined ? code : [])))),
    ]);
    const outcomes = wanted.map((each) => judge(each, itemsFor(each, byId, byCode), needs.requiresTaxSchedule));
    const lines = outcomes.flatMap(({ line }) => line ?? []);
    return {
      lines,
      findings: outcomes.flatMap(({ finding }) => finding ?? []),
      link: () => needs.products.link(newLinks(sold, lines)),
    };
  };

type Wanted = { readonly product: SoldProduct; readonly typed: string; readonly code: string };

const wantedBy = async (needs: Needs, product: SoldProduct): Promise<Wanted> => {
  const typed = product.code ?? product.name;
  return { product, typed, code: await needs.resolveCode(typed) };
};

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

const itemsFor = ({ product, code }: Wanted, byId: readonly Item[], byCode: readonly Item[]): readonly Item[] =>
  product.itemId === undefined
    ? byCode.filter((item) => sameCode(item.code, code))
    : byId.filter((item) => item.id === product.itemId);

type Judged = { readonly line?: ResolvedLine; readonly finding?: Finding };

const judge = (wanted: Wanted, items: readonly Item[], requiresTaxSchedule: boolean): Judged => {
  const [item, another] = items;
  if (item === undefined) return { finding: unknownItem(wanted) };
  if (another !== undefined) return { finding: doubleItem(wanted, items) };
  if (!item.isActive) return { finding: inactiveItem(wanted, item) };
  if (requiresTaxSchedule && !item.hasTaxSchedule) return { finding: untaxedItem(wanted, item) };
  return { line: { lineId: wanted.product.lineId, item } };
};

const subjectOf = ({ product, typed }: Wanted): Subject => ({
  object: 'Product2',
  id: product.productId,
  name: product.name,
  field: product.code === undefined ? 'Name' : 'ProductCode',
  line: product.line,
  value: typed,
});

const unknownItem = (wanted: Wanted): Finding => ({
  code: 'INVALID_SKU',
  severity: 'pause',
  subject: subjectOf(wanted),
  cause: `Line ${wanted.product.line} sells "${wanted.typed}", which NetSuite does not have as an item.`,
  fix: `Add a value alias of kind Product from "${wanted.typed}" to the right item code, or correct the product code.`,
  owner: 'operations',
  waitsFor: [`alias:Product:${wanted.typed}`, `Product2:${wanted.product.productId}`, `item:${wanted.code}`],
});

const doubleItem = (wanted: Wanted, items: readonly Item[]): Finding => ({
  code: 'INVALID_SKU',
  severity: 'pause',
  subject: subjectOf(wanted),
  cause: `Line ${wanted.product.line} sells "${wanted.typed}", which fits ${items.length} NetSuite items: ${items.map(({ id }) => id).join(', ')}.`,
  fix: 'Write the id of the right item on the product.',
  owner: 'operations',
  waitsFor: [`Product2:${wanted.product.productId}`],
});

const inactiveItem = (wanted: Wanted, item: Item): Finding => ({
  code: 'ITEM_INACTIVE',
  severity: 'pause',
  subject: subjectOf(wanted),
  cause: `Line ${wanted.product.line} sells "${wanted.typed}", whose NetSuite item ${item.code} is inactive.`,
  fix: 'Make the item active in NetSuite, or sell another product.',
  owner: 'netsuite-admin',
  waitsFor: [`item:${item.code}`, `Product2:${wanted.product.productId}`],
});

const untaxedItem = (wanted: Wanted, item: Item): Finding => ({
  code: 'TAX_CLASS_MISSING',
  severity: 'pause',
  subject: subjectOf(wanted),
  cause: `Line ${wanted.product.line} sells "${wanted.typed}", whose NetSuite item ${item.code} has no tax schedule.`,
  fix: 'Set the tax schedule of the item in NetSuite.',
  owner: 'finance',
  waitsFor: [`item:${item.code}`],
});

/** A product that goes by an alias is not linked: the item belongs to the product that carries its code. */
const newLinks = (sold: readonly SoldProduct[], lines: readonly ResolvedLine[]) => {
  const itemOf = new Map(lines.map(({ lineId, item }) => [lineId, item]));
  const links = new Map<string, string>();
  for (const product of sold) {
    const found = itemOf.get(product.lineId);
    if (product.itemId !== undefined || found === undefined) continue;
    if (sameCode(product.code ?? product.name, found.code)) links.set(product.productId, found.id);
  }
  return [...links].map(([productId, itemId]) => ({ productId, itemId }));
};
