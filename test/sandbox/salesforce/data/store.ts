import type { ObjectSchema, Schema } from '../schema/types.ts';
import { openPasts, type Past } from './past.ts';
import { recordId } from './record-id.ts';
import { reshaped } from './reshape.ts';
import { emptyTable, type Table } from './table.ts';
import type { SObjectRecord } from './types.ts';

/** How long the lists of what to undo and of what waits were. */
export type Savepoint = { readonly undo: number; readonly waiting: number };

/**
 * All tables of the org behind one undo log: whatever a transaction wrote is taken back when it fails, and what must wait
 * for the commit (events published after commit) is held until the outermost transaction ends.
 */
export type Store = {
  table(object: ObjectSchema): Table;
  /** Writes a row so that it can be undone. */
  put(object: ObjectSchema, record: SObjectRecord): void;
  /** Removes a row for good; that, too, can be undone. */
  drop(object: ObjectSchema, id: string): void;
  /** Like `put`, counted as a write of a client. */
  save(object: ObjectSchema, record: SObjectRecord): void;
  /** Runs after the outermost transaction has committed; forgotten when the present one fails. */
  afterCommit(task: () => void): void;
  /** Runs when what is written now is taken back. */
  onRollback(takeBack: () => void): void;
  transaction<T>(work: () => T): T;
  /** A place in the running transaction to roll back to. */
  savepoint(): Savepoint;
  /** Takes back what was written since, and forgets what was to wait for the commit since. */
  rollBackTo(savepoint: Savepoint): void;
  /**
   * Gives each object of another schema a table with the rows it has; what they lack is empty.
   * @returns the way back to the tables and rows of before
   */
  reshape(schema: Schema): () => void;
  /** The present, to come back to. */
  remember(): Past;
  showPresent(): void;
  /** Numbers never come back, as on the platform: a failed save leaves a gap. */
  nextId(object: ObjectSchema): string;
  nextNumber(counter: string): number;
  writeCount(): number;
};

const counter = () => {
  const counts = new Map<string, number>();
  return (name: string): number => {
    const next = (counts.get(name) ?? 0) + 1;
    counts.set(name, next);
    return next;
  };
};

/** The undo log: what to run backwards on failure, and what to run once all is committed. */
const undoLog = () => {
  const undo: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  let depth = 0;
  const rollBackTo = (mark: number, waitingMark: number): void => {
    while (undo.length > mark) undo.pop()?.();
    waiting.length = waitingMark;
  };
  const commit = (): void => {
    undo.length = 0;
    for (const task of waiting.splice(0)) task();
  };
  return {
    savepoint: (): Savepoint => ({ undo: undo.length, waiting: waiting.length }),
    rollBackTo: (savepoint: Savepoint): void => rollBackTo(savepoint.undo, savepoint.waiting),
    remember(takeBack: () => void): void {
      if (depth > 0) undo.push(takeBack);
    },
    afterCommit(task: () => void): void {
      if (depth > 0) waiting.push(task);
      else task();
    },
    transaction<T>(work: () => T): T {
      const mark = undo.length;
      const waitingMark = waiting.length;
      depth += 1;
      try {
        return work();
      } catch (error) {
        rollBackTo(mark, waitingMark);
        throw error;
      } finally {
        depth -= 1;
        if (depth === 0) commit();
      }
    },
  };
};

/** An empty store with a table for every object of the schema. */
export const openStore = (schema: Schema): Store => {
  let tables: ReadonlyMap<string, Table> = new Map(schema.all().map((object) => [object.name, emptyTable(object)]));
  const log = undoLog();
  const pasts = openPasts();
  const nextOf = counter();
  let writes = 0;

  const table = (object: ObjectSchema): Table => {
    const found = tables.get(object.name);
    if (found === undefined) throw new Error(`no table for ${object.name}`);
    return found;
  };

  const write = (object: ObjectSchema, id: string, record: SObjectRecord | undefined): void => {
    const rows = table(object);
    const before = rows.get(id);
    pasts.write(rows, id, record);
    log.remember(() => pasts.write(rows, id, before));
  };
  const put = (object: ObjectSchema, record: SObjectRecord): void => write(object, record.Id, record);

  return {
    ...{ table, put },
    drop: (object, id) => write(object, id, undefined),
    save(object, record) {
      put(object, record);
      writes += 1;
      log.remember(() => (writes -= 1));
    },
    afterCommit: (task) => {
      log.afterCommit(task);
    },
    onRollback: (takeBack) => {
      log.remember(takeBack);
    },
    transaction: (work) => log.transaction(work),
    savepoint: () => log.savepoint(),
    rollBackTo: (savepoint) => log.rollBackTo(savepoint),
    reshape(next) {
      const before = tables;
      tables = reshaped(next, before);
      return () => (tables = before);
    },
    remember: () => pasts.remember(),
    showPresent: () => pasts.showPresent(),
    nextId: (object) => recordId(object.keyPrefix, nextOf(object.keyPrefix)),
    nextNumber: nextOf,
    writeCount: () => writes,
  };
};
