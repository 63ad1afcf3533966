/**
 * The account's books, whole: every door (REST, SuiteQL, transforms, operations) reads and writes records here. A request
 * happens entirely or not at all.
 */
import type { Clock } from '../../shared/clock.ts';
import type { Random } from '../../shared/random.ts';
import { Unsupported } from '../../shared/unsupported.ts';
import { accountFrom } from '../account/account.ts';
import type { Account, AccountInput } from '../account/account.ts';
import { removeRecord, writeChange, writeNew } from '../documents/write-record.ts';
import type { WriteOptions } from '../documents/write-record.ts';
import { mustGet } from '../documents/ledger.ts';
import type { Ledger } from '../documents/ledger.ts';
import { badRequest } from '../http/netsuite-error.ts';
import type { Settings } from '../settings.ts';
import { withFinancials } from '../documents/customer-financials.ts';
import { operationsFor } from '../documents/operations/index.ts';
import type { Operations, OperationsDesk } from '../documents/operations/index.ts';
import { transformRecord } from '../documents/transform.ts';
import { loadAccount } from './load-account.ts';
import { resolveReference } from './references.ts';
import type { RecordDefinition } from './definition.ts';
import { displayName } from './display-name.ts';
import { asText } from './draft.ts';
import type { ParsedBody } from './draft.ts';
import { nameKey, nameSpaceOf } from './name-uniqueness.ts';
import { parseBody } from './parse-body.ts';
import { definitionsFor } from './record-definitions.ts';
import type { Definitions } from './record-definitions.ts';
import { recordStore } from './record-store.ts';
import { recordDoesNotExist } from './refusals.ts';
import { renderRecord } from './render-record.ts';
import type { JsonObject, RenderOptions } from './render-record.ts';
import { readSubResource } from './sub-resource.ts';
import type { RecordListener, StoredRecord, TransactionLink } from './types.ts';

/** How one request wants unknown names treated, and where the warnings about them gather. */
export type WriteContext = {
  readonly propertyNames: 'error' | 'warning' | 'ignore';
  /** Filled during the write; belongs into the `x-netsuite-propertyvalidation` header. */
  readonly warnings: string[];
};

/** What an update adds: `?replace=item,body1` and `?replaceSelectedFields=true`. */
export type UpdateOptions = Partial<WriteContext> &
  WriteOptions & {
    /** Body fields named in `replace` and not in the body are cleared. */
    readonly replaceSelectedFields?: boolean;
  };

export type Book = {
  readonly account: Account;
  readonly definitions: Definitions;
  /** Date format of the integration user. */
  readonly dateFormat: string;
  /** What people do in NetSuite's screens. */
  readonly operations: Operations;
  readonly operate: OperationsDesk['operate'];
  create(type: string, body: unknown, context?: WriteContext): { id: string };
  /** With calculated balances. @throws NetSuiteError 404 */
  read(type: string, id: string): StoredRecord;
  update(type: string, id: string, body: unknown, options?: UpdateOptions): { id: string };
  /** Creates or changes the record with this external id. */
  upsert(type: string, externalId: string, body: unknown, options?: UpdateOptions): { id: string; created: boolean };
  remove(type: string, id: string): void;
  /** Makes one document from another; the body is a part of the new one. */
  transform(type: string, id: string, target: string, what: { body: unknown; context?: WriteContext }): { id: string };
  list(type: string): Iterable<StoredRecord>;
  /** @param idOrEid an internal id, or `eid:` and an external id. @throws NetSuiteError 404 */
  resolveId(type: string, idOrEid: string): string;
  /** Links whose next document is this one. */
  linksTo(nextDoc: string): readonly TransactionLink[];
  /** Links whose previous document is this one. */
  linksFrom(previousDoc: string): readonly TransactionLink[];
  displayName(record: StoredRecord): string;
  listen(listener: RecordListener): void;
  toJson(record: StoredRecord, options: RenderOptions): JsonObject;
  /** `item`, `item/1`, `billingAddress`. @throws NetSuiteError 404 */
  subResource(record: StoredRecord, path: readonly string[], options: RenderOptions): JsonObject;
};

export type BookNeeds = {
  readonly clock: Clock;
  readonly settings: Settings;
  readonly random: Random;
  readonly account?: AccountInput;
};

const SERIES_FROM_ONE = 1;

const ledgerFor = ({ clock, settings, account: input }: BookNeeds): Ledger => {
  const account = accountFrom(input);
  const { preferences } = account;
  const definitions = definitionsFor(account.customFields, preferences);
  const named = new Set(['entity', 'item']);
  const prefixes = new Set(definitions.all.map(({ numberPrefix }) => numberPrefix));
  const store = recordStore({
    familyOf: (type) => nameSpaceOf(definitions.of(type)),
    nameOf: (record) => {
      const { family, nameField } = definitions.of(record.type);
      return named.has(family) ? nameKey(record.type, asText(record.fields[nameField]), record.fields) : undefined;
    },
    externalKey: (externalId) => (preferences.externalIdsIgnoreCase ? externalId.toLowerCase() : externalId),
    firstOf: (series) => (prefixes.has(series) ? preferences.firstDocumentNumber : SERIES_FROM_ONE),
  });
  return { account, definitions, settings, store, clock };
};

type Parser = (raw: unknown, definition: RecordDefinition, context: WriteContext) => ParsedBody;

/** Parses requests against the account: resolves references, collects or refuses unknown names. */
const bodyParser =
  (ledger: Ledger): Parser =>
  (raw, definition, context) =>
    parseBody(raw, definition, {
      resolve: (targets, key) => resolveReference(ledger, targets, key),
      unknownProperty: (path) => {
        if (context.propertyNames === 'warning') context.warnings.push(path);
        if (context.propertyNames !== 'error') return;
        const { errorCode, detail } = ledger.settings.unknownProperty;
        throw badRequest(errorCode, detail.replace('{name}', path), { errorPath: path });
      },
      readOnlyProperty: (path) => {
        if (context.propertyNames !== 'ignore') context.warnings.push(path);
      },
    });

const contextOf = ({ propertyNames = 'warning', warnings = [] }: Partial<WriteContext> = {}): WriteContext => ({
  propertyNames,
  warnings,
});

const strictly: WriteContext = { propertyNames: 'error', warnings: [] };

/** The type's tables, when requests may write it. */
const writable = ({ definitions }: Ledger, type: string): RecordDefinition => {
  const definition = definitions.of(type);
  if (definition.writable === false) throw new Unsupported(`writing the record type ${definition.type} directly`);
  return definition;
};

/** `replaceSelectedFields`: what `replace` names and the body leaves out is cleared, as if it were null. */
const cleared = (body: ParsedBody, { fields }: RecordDefinition, options: UpdateOptions): ParsedBody => {
  if (options.replaceSelectedFields !== true) return body;
  const named = new Set((options.replace ?? []).map((name) => name.toLowerCase()));
  const blank = Object.keys(fields).filter((name) => named.has(name.toLowerCase()) && !(name in body.fields));
  return { ...body, fields: { ...body.fields, ...Object.fromEntries(blank.map((name) => [name, null])) } };
};

/** What writes, and only that. */
const writer = (ledger: Ledger, parse: Parser): Pick<Book, 'create' | 'update' | 'upsert' | 'remove' | 'transform'> => {
  const { store, definitions } = ledger;

  const changed = (record: StoredRecord, body: ParsedBody, options: UpdateOptions): StoredRecord =>
    writeChange(ledger, record, { ...options, body: cleared(body, definitions.of(record.type), options) });

  return {
    create: (type, raw, context) =>
      store.transact(() => {
        const definition = writable(ledger, type);
        return { id: writeNew(ledger, definition, { body: parse(raw, definition, contextOf(context)) }).id };
      }),
    // eslint-disable-next-line max-params -- one call per REST operation: which record, what, how
    update: (type, id, raw, options = {}) =>
      store.transact(() => {
        const definition = writable(ledger, type);
        const record = mustGet(ledger, definition.type, id);
        return { id: changed(record, parse(raw, definition, contextOf(options)), options).id };
      }),
    // eslint-disable-next-line max-params -- one call per REST operation: which record, what, how
    upsert: (type, externalId, raw, options = {}) =>
      store.transact(() => {
        const definition = writable(ledger, type);
        const body = { ...parse(raw, definition, contextOf(options)), externalId };
        const record = store.get(definition.type, store.idOfExternalId(definition.type, externalId) ?? '');
        if (record === undefined) return { id: writeNew(ledger, definition, { body }).id, created: true };
        return { id: changed(record, body, options).id, created: false };
      }),
    remove: (type, id) => store.transact(() => removeRecord(ledger, mustGet(ledger, definitions.of(type).type, id))),
    // eslint-disable-next-line max-params -- one call per REST operation: which record, what, how
    transform: (type, id, target, { body, context }) =>
      store.transact(() => {
        const source = mustGet(ledger, definitions.of(type).type, id);
        const definition = definitions.of(target);
        const parsed = parse(body, definition, contextOf(context));
        return { id: transformRecord(ledger, source, { target: definition.type, body: parsed }).id };
      }),
  };
};

const EXTERNAL = 'eid:';

/** What only reads. */
const reader = (
  ledger: Ledger,
): Pick<Book, 'read' | 'list' | 'resolveId' | 'toJson' | 'subResource' | 'displayName'> => {
  const { definitions, store } = ledger;
  return {
    read: (type, id) => {
      const record = mustGet(ledger, definitions.of(type).type, id);
      return record.type === 'customer' ? withFinancials(ledger, record) : record;
    },
    list: (type) => store.list(definitions.of(type).type),
    resolveId: (type, idOrEid) => {
      const { type: name } = definitions.of(type);
      const id = idOrEid.startsWith(EXTERNAL) ? store.idOfExternalId(name, idOrEid.slice(EXTERNAL.length)) : idOrEid;
      if (id === undefined || store.get(name, id) === undefined) throw recordDoesNotExist();
      return id;
    },
    displayName: (record) => displayName(definitions, record),
    toJson: (record, options) => renderRecord(record, { definitions, store, options }),
    subResource: (record, path, options) => readSubResource(record, path, { definitions, store, options }),
  };
};

/** Opens the books of an account, with its set-up loaded. */
export const openBook = (needs: BookNeeds): Book => {
  const ledger = ledgerFor(needs);
  const { account, definitions, store, settings } = ledger;
  const parse = bodyParser(ledger);
  loadAccount(ledger, (raw, definition) => parse(raw, definition, strictly));
  const desk = { ledger, parse: (type: string, body: unknown) => parse(body, definitions.of(type), strictly) };
  return {
    account,
    definitions,
    dateFormat: settings.dateFormat,
    ...operationsFor(desk, needs.random),
    ...writer(ledger, parse),
    ...reader(ledger),
    linksTo: (nextDoc) => store.linksTo(nextDoc),
    linksFrom: (previousDoc) => store.linksFrom(previousDoc),
    listen: (listener) => store.listen(listener),
  };
};
