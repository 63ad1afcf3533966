/**
 * Saves the rows of one chunk step by step. A row that fails anywhere drops out. What hooks have done for it must not stand, so
 * that the chunk is taken back then and tried again without it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_bulk_exceptions.htm
 */
import { rollUpParents } from './roll-ups.ts';
import { isSound, stepsWith, takeSteps, type Chunk, type ChunkRow, type Step } from './save-steps.ts';
import type { SaveError } from './types.ts';

const STEPS: readonly Step[] = stepsWith((chunk, rows) => rollUpParents(chunk, rows, saveChunk));

const attempt = (chunk: Chunk, rows: readonly ChunkRow[]): void =>
  chunk.data.touched.during(() => takeSteps(STEPS, chunk, rows));

/** Takes an attempt back. */
class Again extends Error {}

const MOST_ATTEMPTS = 3;
const TOO_MANY_ATTEMPTS: SaveError = {
  statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  message: 'Too many batch retries in the presence of Apex triggers and partial failures',
  fields: [],
};

type Try = { readonly chunk: Chunk; readonly isShown: boolean };

/** Rows that were written, or that hooks may have seen, and that failed afterwards. */
const hasLateFailure = (isShown: boolean, rows: readonly ChunkRow[]): boolean =>
  rows.some((row) => !isSound(row) && (row.saved !== undefined || (isShown && row.prepared !== undefined)));

/** @returns whether the attempt stands */
const stands = ({ chunk, isShown }: Try, rows: readonly ChunkRow[]): boolean => {
  try {
    chunk.data.store.transaction(() => {
      attempt(chunk, rows);
      if (chunk.isPartial && hasLateFailure(isShown, rows)) throw new Again();
    });
    return true;
  } catch (error) {
    if (error instanceof Again) return false;
    throw error;
  }
};

const saveRepeatedly = (trying: Try, rows: readonly ChunkRow[]): void => {
  let standing = rows;
  const again = trying.isShown ? trying.chunk.data.hooks.markAttempt() : () => undefined;
  for (let attempts = 0; attempts < MOST_ATTEMPTS; attempts += 1) {
    if (stands(trying, standing)) return;
    standing = standing.filter(isSound);
    again();
    for (const row of standing) {
      row.prepared = undefined;
      row.saved = undefined;
    }
  }
  for (const row of standing) row.errors = [TOO_MANY_ATTEMPTS];
};

/** Saves the rows; what became of each is left on it. */
export function saveChunk(chunk: Chunk, rows: readonly ChunkRow[]): void {
  const { data, caller, object, operations } = chunk;
  // What reacts to events subscribes to them, and runs once they are on the bus.
  const isShown = object.kind !== 'event' && operations.some((operation) => data.hooks.concern(object.name, operation));
  const save = (): void => saveRepeatedly({ chunk, isShown }, rows);
  if (isShown) data.hooks.around(caller, save);
  else save();
}
