/**
 * Saves the rows of one chunk step by step, all rows through each step before any goes on: prepared, shown to hooks, written,
 * shown to hooks again. A row that fails anywhere drops out. What hooks have done for it must not stand, so that the chunk is
 * taken back then and tried again without it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_bulk_exceptions.htm
 */
import type { ObjectSchema } from '../schema/types.ts';
import type { Data } from './context.ts';
import type { Plan, Prepared, SavedRow } from './prepared.ts';
import { SaveFailure } from './save-failure.ts';
import type { HookRow, SaveEvent, SaveOperation } from './save-hooks.ts';
import type { Caller, SaveError } from './types.ts';

export type ChunkRow = {
  readonly plan: Plan;
  prepared: Prepared | undefined;
  saved: SavedRow | undefined;
  /** Why it is not saved. */
  errors: readonly SaveError[];
};

export type Chunk = {
  readonly data: Data;
  readonly caller: Caller;
  readonly object: ObjectSchema;
  readonly operations: readonly SaveOperation[];
  /** Whether good rows stand beside bad ones. */
  readonly isPartial: boolean;
};

export const chunkRow = (plan: Plan): ChunkRow => ({ plan, prepared: undefined, saved: undefined, errors: [] });

const isSound = (row: ChunkRow): boolean => row.errors.length === 0;

const trying = (row: ChunkRow, step: () => void): void => {
  try {
    step();
  } catch (error) {
    if (!(error instanceof SaveFailure)) throw error;
    row.errors = error.errors;
  }
};

type Shown = { readonly row: ChunkRow; readonly prepared: Prepared; readonly hookRow: HookRow };

const shownRows = (rows: readonly ChunkRow[], moment: 'before' | 'after', operation: SaveOperation): readonly Shown[] =>
  rows.flatMap((row) => {
    const { prepared } = row;
    if (!isSound(row) || prepared?.operation !== operation) return [];
    const values = (moment === 'after' ? prepared.written() : undefined) ?? prepared.values();
    return [{ row, prepared, hookRow: { before: prepared.before, values, errors: [], changes: undefined } }];
  });

const takeOver = ({ row, prepared, hookRow }: Shown): void => {
  row.errors = hookRow.errors;
  const { changes } = hookRow;
  if (isSound(row) && changes !== undefined) trying(row, () => prepared.change(changes));
};

/** Shows the sound rows to hooks, new rows first. */
const show = (chunk: Chunk, rows: readonly ChunkRow[], moment: 'before' | 'after'): void => {
  const { data, caller, object } = chunk;
  for (const operation of chunk.operations) {
    if (!data.hooks.concerns(object.name, operation)) continue;
    const shown = shownRows(rows, moment, operation);
    if (shown.length === 0) continue;
    const event: SaveEvent = { operation, object, caller, rows: shown.map(({ hookRow }) => hookRow) };
    if (moment === 'before') data.hooks.beforeSave(event);
    else data.hooks.afterSave(event);
    shown.forEach(takeOver);
  }
};

const attempt = (chunk: Chunk, rows: readonly ChunkRow[]): void => {
  for (const row of rows) trying(row, () => void (row.prepared = row.plan()));
  show(chunk, rows, 'before');
  for (const row of rows) {
    if (isSound(row)) trying(row, () => void (row.saved = chunk.data.store.transaction(() => row.prepared?.write())));
  }
  show(chunk, rows, 'after');
};

/** Takes an attempt back. */
class Again extends Error {}

const MOST_ATTEMPTS = 3;
const TOO_MANY_ATTEMPTS: SaveError = {
  statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  message: 'Too many batch retries in the presence of Apex triggers and partial failures',
  fields: [],
};

/** Rows that hooks have seen, or may have, and that failed afterwards. */
const hasLateFailure = (rows: readonly ChunkRow[]): boolean =>
  rows.some((row) => !isSound(row) && row.prepared !== undefined);

/** @returns whether the attempt stands */
const stands = (chunk: Chunk, rows: readonly ChunkRow[]): boolean => {
  try {
    chunk.data.store.transaction(() => {
      attempt(chunk, rows);
      if (chunk.isPartial && hasLateFailure(rows)) throw new Again();
    });
    return true;
  } catch (error) {
    if (error instanceof Again) return false;
    throw error;
  }
};

const saveShown = (chunk: Chunk, rows: readonly ChunkRow[]): void => {
  let standing = rows;
  for (let attempts = 0; attempts < MOST_ATTEMPTS; attempts += 1) {
    if (stands(chunk, standing)) return;
    standing = standing.filter(isSound);
    for (const row of standing) row.prepared = undefined;
  }
  for (const row of standing) row.errors = [TOO_MANY_ATTEMPTS];
};

/** Saves the rows; what became of each is left on it. */
export const saveChunk = (chunk: Chunk, rows: readonly ChunkRow[]): void => {
  const { data, caller, object, operations } = chunk;
  // What reacts to events subscribes to them, and runs once they are on the bus.
  const isShown =
    object.kind !== 'event' && operations.some((operation) => data.hooks.concerns(object.name, operation));
  if (isShown) data.hooks.around(caller, () => saveShown(chunk, rows));
  else attempt(chunk, rows);
};
