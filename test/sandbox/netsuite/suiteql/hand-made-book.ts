/** Records made by hand, for tests that ask SuiteQL about an account they can see whole. */
import { virtualClock } from '../../shared/clock.ts';
import { text } from '../records/definition.ts';
import type { FieldValue, Line, RecordListener, StoredRecord } from '../records/types.ts';
import { settingsFrom } from '../settings.ts';
import type { SettingsInput } from '../settings.ts';
import { openSuiteQl } from './index.ts';
import type { SuiteQl, SuiteQlPage } from './index.ts';
import type { FieldSource } from './projection/custom-columns.ts';
import type { RecordSource } from './projection/follow-records.ts';

type Overrides = Partial<Omit<StoredRecord, 'type' | 'id' | 'fields'>>;

/** A record last changed at noon UTC on 15 January 2026, unless said otherwise. */
export const record = (
  key: `${string}/${number}`,
  fields: Readonly<Record<string, FieldValue>>,
  overrides: Overrides = {},
): StoredRecord => {
  const [type = '', id = ''] = key.split('/');
  const noon = new Date('2026-01-15T12:00:00Z');
  return {
    type,
    id,
    externalId: undefined,
    fields,
    sublists: {},
    createdDate: noon,
    lastModifiedDate: noon,
    ...overrides,
  };
};

/** Lines of an item sublist, numbered from 1; their keys are `start`, `start + 1` ... */
export const itemLines = (
  start: number,
  lines: readonly Readonly<Record<string, FieldValue>>[],
): { readonly item: readonly Line[] } => ({
  item: lines.map((fields, index) => ({ line: index + 1, lineUniqueKey: String(start + index), fields })),
});

const definition = (type: string, more: Partial<FieldSource> = {}): FieldSource => ({
  type,
  family: 'list',
  fields: {},
  sublists: {},
  ...more,
});

/** Types the hand-made account knows; transactions have one custom body field and one custom line field. */
const definitions: readonly FieldSource[] = [
  ...['customer', 'currency', 'serviceSaleItem', 'subsidiary'].map((type) => definition(type)),
  ...['salesOrder', 'invoice', 'creditMemo', 'customerPayment'].map((type) =>
    definition(type, {
      family: 'transaction',
      fields: { custbody_channel: text(40) },
      sublists: { item: { shape: 'lines', fields: { custcol_sku: text(40) } } },
    }),
  ),
];

export type HandMadeBook = RecordSource & {
  /** Tells whoever listens. */
  tell(news: (listener: RecordListener) => void): void;
};

/** A book that holds these records from the start. */
export const handMadeBook = (records: readonly StoredRecord[] = []): HandMadeBook => {
  const listeners: RecordListener[] = [];
  return {
    definitions: { all: definitions },
    list: (type) => records.filter((each) => each.type === type),
    linksTo: () => [],
    listen: (listener) => void listeners.push(listener),
    tell: (news) => listeners.forEach(news),
  };
};

/** SuiteQL over a hand-made book, on 1 February 2026 at noon UTC. */
export const suiteQlOver = (book: RecordSource, settings: SettingsInput = {}): SuiteQl =>
  openSuiteQl({
    book,
    clock: virtualClock(new Date('2026-02-01T12:00:00Z')),
    settings: settingsFrom(settings),
  });

/** The first page of a query. */
export const firstPage = (suiteQl: SuiteQl, q: string, params: readonly string[] = []): SuiteQlPage =>
  suiteQl.run({ q, params, limit: 1000, offset: 0 });
