import type { Plan } from './prepared.ts';
import { saveChunk } from './save-chunk.ts';
import { chunkRow, type Chunk, type ChunkRow } from './save-steps.ts';
import type { SaveError, SaveResult } from './types.ts';

/**
 * Saves many rows with a result each, 200 at a time: the good ones stand although others fail, or none stands when all or none
 * is asked.
 */
const ROWS_IN_CHUNK = 200;
/** https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_apex.htm */
const EVENTS_IN_CHUNK = 2_000;

class AllOrNone extends Error {}

const ROLLED_BACK: SaveError = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
  fields: [],
};

const failed = (errors: readonly SaveError[]): SaveResult => ({ id: null, success: false, created: false, errors });

const resultOf = ({ saved, errors }: ChunkRow): SaveResult =>
  saved === undefined || errors.length > 0
    ? failed(errors)
    : { id: saved.id, success: true, created: saved.created, errors: saved.notes ?? [] };

const saveChunks = (chunk: Chunk, rows: readonly ChunkRow[]): void => {
  const size = chunk.object.kind === 'event' ? EVENTS_IN_CHUNK : ROWS_IN_CHUNK;
  for (let start = 0; start < rows.length; start += size) saveChunk(chunk, rows.slice(start, start + size));
  if (!chunk.isPartial && rows.some((row) => row.errors.length > 0)) throw new AllOrNone();
};

/** One result per plan, in order. */
export const saveAll = (chunk: Chunk, plans: readonly Plan[]): readonly SaveResult[] => {
  const rows = plans.map(chunkRow);
  try {
    chunk.data.store.transaction(() => saveChunks(chunk, rows));
    return rows.map(resultOf);
  } catch (error) {
    if (!(error instanceof AllOrNone)) throw error;
    return rows.map(({ errors }) => failed(errors.length > 0 ? errors : [ROLLED_BACK]));
  }
};
