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
import { loadAccount } from './load-account.ts';
import type { RecordDefinition } from './definition.ts';
import { displayName } from './display-name.ts';
import type { ParsedBody } from './draft.ts';
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

export type UpdateOptions = WriteOptions & {
  /** `?replaceSelectedFields=true`: body fields named in `replace` are cleared when the body gives null. */
  readonly replaceSelectedFields?: boolean;
};

export type Book = {
  readonly account: Account;
  readonly definitions: Definitions;
  create(type: string, body: unknown, context?: WriteContext): { id: string };
  /** With calculated balances. @throws NetSuiteError 404 */
  read(type: string, id: string): StoredRecord;
  update(type: string, id: string, change: { body: unknown; context?: WriteContext; options?: UpdateOptions }): { id: string };
  /** Creates or changes the record with this external id. */
  upsert(
    type: string,
    externalId: string,
    change: { body: unknown; context?: WriteContext; options?: UpdateOptions },
  ): { id: string; created: boolean };
  remove(type: string, id: string): void;
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
    familyOf: (type) => definitions.of(type).family,
    nameOf: (record) => {
      const { family, nameField } = definitions.of(record.type);
      const name = named.has(family) ? record.fields[nameField] : undefined;
      return typeof name === 'string' ? name : undefined;
    },
    externalKey: (externalId) => (preferences.externalIdsIgnoreCase ? externalId.toLowerCase() : externalId),
    firstOf: (series) => (prefixes.has(series) ? preferences.firstDocumentNumber : SERIES_FROM_ONE),
  });
  return { account, definitions, settings, store, clock };
};

/** Parses requests against the account: resolves references, collects or refuses unknown names. */
const bodyParser =
  ({ store, settings }: Ledger) =>
  (raw: unknown, definition: RecordDefinition, context: WriteContext): ParsedBody =>
    parseBody(raw, definition, {
      resolve: (targets, key) =>
        'id' in key
          ? targets.some((type) => store.get(type, key.id) !== undefined)
            ? key.id
            : undefined
          : targets.map((type) => store.idOfExternalId(type, key.externalId)).find((id) => id !== undefined),
      unknownProperty: (path) => {
        if (context.propertyNames === 'warning') context.warnings.push(path);
        if (context.propertyNames !== 'error') return;
        const { errorCode, detail } = settings.unknownProperty;
        throw badRequest(errorCode, detail.replace('{name}', path), { errorPath: path });
      },
      readOnlyProperty: (path) => {
        if (context.propertyNames !== 'ignore') context.warnings.push(path);
      },
    });

const noContext = (): WriteContext => ({ propertyNames: 'warning', warnings: [] });

const mustBeWritable = ({ writable, type }: RecordDefinition): void => {
  if (writable === false) throw new Unsupported(`writing the record type ${type} directly`);
};

/** What writes, and only that. */
const writer = (ledger: Ledger): Pick<Book, 'create' | 'update' | 'upsert' | 'remove'> => {
  const { store, definitions } = ledger;
  const parse = bodyParser(ledger);

  const create: Book['create'] = (type, raw, context = noContext()) =>
    store.transact(() => {
      const definition = definitions.of(type);
      mustBeWritable(definition);
      return { id: writeNew(ledger, definition, { body: parse(raw, definition, context) }).id };
    });

  const update: Book['update'] = (type, id, { body, context = noContext(), options = {} }) =>
    store.transact(() => {
      const definition = definitions.of(type);
      mustBeWritable(definition);
      const record = mustGet(ledger, definition.type, id);
      return { id: writeChange(ledger, record, { ...options, body: parse(body, definition, context) }).id };
    });

  return {
    create,
    update,
    upsert: (type, externalId, { body, context = noContext(), options = {} }) =>
      store.transact(() => {
        const definition = definitions.of(type);
        mustBeWritable(definition);
        const parsed = { ...parse(body, definition, context), externalId };
        const known = store.idOfExternalId(definition.type, externalId);
        const record = known === undefined ? undefined : store.get(definition.type, known);
        if (record === undefined) return { id: writeNew(ledger, definition, { body: parsed }).id, created: true };
        return { id: writeChange(ledger, record, { ...options, body: parsed }).id, created: false };
      }),
    remove: (type, id) =>
      store.transact(() => removeRecord(ledger, mustGet(ledger, definitions.of(type).type, id))),
  };
};

const EXTERNAL = 'eid:';

/** Opens the books of an account, with its set-up loaded. */
export const openBook = (needs: BookNeeds): Book => {
  const ledger = ledgerFor(needs);
  const { account, definitions, store } = ledger;
  const parse = bodyParser(ledger);
  loadAccount(ledger, (raw, definition) => parse(raw, definition, { propertyNames: 'error', warnings: [] }));

  return {
    account,
    definitions,
    ...writer(ledger),
    read: (type, id) => mustGet(ledger, definitions.of(type).type, id),
    list: (type) => store.list(definitions.of(type).type),
    resolveId(type, idOrEid) {
      const { type: name } = definitions.of(type);
      const id = idOrEid.startsWith(EXTERNAL) ? store.idOfExternalId(name, idOrEid.slice(EXTERNAL.length)) : idOrEid;
      if (id === undefined || store.get(name, id) === undefined) throw recordDoesNotExist();
      return id;
    },
    linksTo: store.linksTo,
    linksFrom: store.linksFrom,
    displayName: (record) => displayName(definitions, record),
    listen: store.listen,
    toJson: (record, options) => renderRecord(record, { definitions, store, options }),
    subResource: (record, path, options) => readSubResource(record, path, { definitions, store, options }),
  };
};
