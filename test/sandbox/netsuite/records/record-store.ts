/**
 * The account's memory: records by type and id, their external ids and names, the links between documents. A change happens
 * whole or not at all: whatever fails inside `transact` leaves everything as it was, and listeners hear of commits only.
 */
import type { RecordListener, StoredRecord, TransactionLink } from './types.ts';

export type RecordStore = {
  get(type: string, id: string): StoredRecord | undefined;
  list(type: string): Iterable<StoredRecord>;
  idOfExternalId(type: string, externalId: string): string | undefined;
  /** Id of the record of this family with this name, without case. */
  idOfName(family: string, name: string): string | undefined;
  put(record: StoredRecord): void;
  remove(record: StoredRecord, at: Date): void;
  /** Documents of a customer, in the order they were made. */
  documentsOf(customerId: string): Iterable<StoredRecord>;
  linksFrom(previousDoc: string): readonly TransactionLink[];
  linksTo(nextDoc: string): readonly TransactionLink[];
  /** Replaces all links whose next document is this one. */
  setLinks(nextDoc: string, links: readonly TransactionLink[]): void;
  /** The next number of a series; numbers given out are not given again, even when the change fails. */
  next(series: string): number;
  /** Moves a series past a number that was chosen by hand. */
  reserve(series: string, number: number): void;
  transact<Result>(change: () => Result): Result;
  listen(listener: RecordListener): void;
};

type Settings = {
  readonly familyOf: (type: string) => string;
  readonly nameOf: (record: StoredRecord) => string | undefined;
  readonly externalKey: (externalId: string) => string;
  readonly firstOf: (series: string) => number;
};

/** The customer a document belongs to: `entity`, or `customer` on receipts. */
const customerOf = (record: StoredRecord): string | undefined => {
  const party = record.fields['entity'] ?? record.fields['customer'];
  return typeof party === 'object' && party !== null ? party.id : undefined;
};

const indexed = <Value>(index: Map<string, Map<string, Value>>, key: string): Map<string, Value> => {
  const found = index.get(key);
  if (found !== undefined) return found;
  const made = new Map<string, Value>();
  index.set(key, made);
  return made;
};

/** Links in both directions, with an undo for each replacement. */
const linkTable = () => {
  const byNext = new Map<string, readonly TransactionLink[]>();
  const byPrevious = new Map<string, Map<string, readonly TransactionLink[]>>();

  const set = (nextDoc: string, links: readonly TransactionLink[]): void => {
    for (const link of byNext.get(nextDoc) ?? []) byPrevious.get(link.previousDoc)?.delete(nextDoc);
    if (links.length === 0) byNext.delete(nextDoc);
    else byNext.set(nextDoc, links);
    for (const link of links) {
      const known = indexed(byPrevious, link.previousDoc);
      known.set(nextDoc, [...(known.get(nextDoc) ?? []), link]);
    }
  };

  return {
    set,
    to: (nextDoc: string): readonly TransactionLink[] => byNext.get(nextDoc) ?? [],
    from: (previousDoc: string): readonly TransactionLink[] =>
      [...(byPrevious.get(previousDoc)?.values() ?? [])].flat(),
  };
};

/** Records and their indexes, without any notion of a transaction. */
const recordTable = (settings: Settings) => {
  const byType = new Map<string, Map<string, StoredRecord>>();
  const externalIds = new Map<string, Map<string, string>>();
  const names = new Map<string, Map<string, string>>();
  const documents = new Map<string, Map<string, string>>();

  const forget = (record: StoredRecord): void => {
    const name = settings.nameOf(record);
    const customer = customerOf(record);
    byType.get(record.type)?.delete(record.id);
    if (record.externalId !== undefined) externalIds.get(record.type)?.delete(settings.externalKey(record.externalId));
    if (name !== undefined) names.get(settings.familyOf(record.type))?.delete(name.toLowerCase());
    if (customer !== undefined) documents.get(customer)?.delete(record.id);
  };

  const remember = (record: StoredRecord): void => {
    const name = settings.nameOf(record);
    const customer = customerOf(record);
    indexed(byType, record.type).set(record.id, record);
    if (record.externalId !== undefined)
      indexed(externalIds, record.type).set(settings.externalKey(record.externalId), record.id);
    if (name !== undefined) indexed(names, settings.familyOf(record.type)).set(name.toLowerCase(), record.id);
    if (customer !== undefined) indexed(documents, customer).set(record.id, record.type);
  };

  /** Puts `record` where its predecessor was, keeping its place in listings. */
  const replace = (record: StoredRecord, previous: StoredRecord): void => {
    const samePlace =
      record.externalId === previous.externalId &&
      settings.nameOf(record) === settings.nameOf(previous) &&
      customerOf(record) === customerOf(previous);
    if (samePlace) {
      byType.get(record.type)?.set(record.id, record);
      return;
    }
    forget(previous);
    remember(record);
  };

  return { byType, externalIds, names, documents, forget, remember, replace };
};

/** Who is told what, once a change has been committed: the last state of each record, then the links. */
const notebook = () => {
  const saved = new Map<string, StoredRecord>();
  const deleted: { record: StoredRecord; at: Date }[] = [];
  const linked = new Set<string>();
  const keyOf = (record: StoredRecord): string => `${record.type}/${record.id}`;
  return {
    linked,
    save: (record: StoredRecord) => void saved.set(keyOf(record), record),
    delete: (record: StoredRecord, at: Date) => {
      saved.delete(keyOf(record));
      deleted.push({ record, at });
    },
    tell(listeners: readonly RecordListener[], linksTo: (nextDoc: string) => readonly TransactionLink[]) {
      for (const listener of listeners) {
        for (const record of saved.values()) listener.saved(record);
        for (const nextDoc of linked) listener.linked(nextDoc, linksTo(nextDoc));
        for (const { record, at } of deleted) listener.deleted(record, at);
      }
    },
  };
};

type Notebook = ReturnType<typeof notebook>;

/** Changes under way: how to undo them, and what to tell when they stand. */
const changeLog = (linksTo: (nextDoc: string) => readonly TransactionLink[]) => {
  const listeners: RecordListener[] = [];
  let undo: (() => void)[] | undefined;
  let notes = notebook();

  const close = (): Notebook => {
    const closed = notes;
    notes = notebook();
    undo = undefined;
    return closed;
  };

  const rollBack = (): void => {
    const steps = undo ?? [];
    close();
    for (const step of steps.reverse()) step();
  };

  return {
    listen: (listener: RecordListener) => void listeners.push(listener),
    did: (note: (notes: Notebook) => void, reverse: () => void): void => {
      undo?.push(reverse);
      note(notes);
    },
    transact: <Result>(change: () => Result): Result => {
      if (undo !== undefined) return change();
      undo = [];
      try {
        const result = change();
        close().tell(listeners, linksTo);
        return result;
      } catch (error) {
        rollBack();
        throw error;
      }
    },
  };
};

/** Numbers given out, by series. */
const numberSeries = (firstOf: (series: string) => number): Pick<RecordStore, 'next' | 'reserve'> => {
  const upcoming = new Map<string, number>();
  const peek = (series: string): number => upcoming.get(series) ?? firstOf(series);
  return {
    next: (series) => {
      const number = peek(series);
      upcoming.set(series, number + 1);
      return number;
    },
    reserve: (series, number) => void upcoming.set(series, Math.max(peek(series), number + 1)),
  };
};

/** An empty memory. @param settings how records are named and external ids compared */
export const recordStore = (settings: Settings): RecordStore => {
  const table = recordTable(settings);
  const links = linkTable();
  const log = changeLog(links.to);

  const documentOf = ([id, type]: [string, string]): StoredRecord[] => {
    const found = table.byType.get(type)?.get(id);
    return found === undefined ? [] : [found];
  };

  return {
    ...numberSeries(settings.firstOf),
    transact: log.transact,
    listen: log.listen,
    get: (type, id) => table.byType.get(type)?.get(id),
    list: (type) => table.byType.get(type)?.values() ?? [],
    idOfExternalId: (type, externalId) => table.externalIds.get(type)?.get(settings.externalKey(externalId)),
    idOfName: (family, name) => table.names.get(family)?.get(name.toLowerCase()),
    documentsOf: (customerId) => [...(table.documents.get(customerId) ?? [])].flatMap(documentOf),
    linksFrom: links.from,
    linksTo: links.to,
    put(record) {
      const previous = table.byType.get(record.type)?.get(record.id);
      if (previous === undefined) table.remember(record);
      else table.replace(record, previous);
      const reverse = () => (previous === undefined ? table.forget(record) : table.replace(previous, record));
      log.did((notes) => notes.save(record), reverse);
    },
    remove(record, at) {
      table.forget(record);
      log.did(
        (notes) => notes.delete(record, at),
        () => table.remember(record),
      );
    },
    setLinks(nextDoc, next) {
      const previous = links.to(nextDoc);
      if (previous.length === 0 && next.length === 0) return;
      links.set(nextDoc, next);
      log.did(
        (notes) => notes.linked.add(nextDoc),
        () => links.set(nextDoc, previous),
      );
    },
  };
};
