import type { Store } from './store.ts';
import { SaveFailure } from './save-failure.ts';
import type { SaveError, SaveResult } from './types.ts';

/**
 * Saves many rows with a result each: the good ones stand although others fail, or none stands when all or none is asked.
 */
export type SavedRow = { readonly id: string; readonly created: boolean; readonly notes?: readonly SaveError[] };

class AllOrNone extends Error {}

const ROLLED_BACK: SaveError = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
  fields: [],
};

const failed = (errors: readonly SaveError[]): SaveResult => ({ id: null, success: false, created: false, errors });

const attempt = (store: Store, save: () => SavedRow): SaveResult => {
  try {
    const { id, created, notes = [] } = store.transaction(save);
    return { id, success: true, created, errors: notes };
  } catch (error) {
    if (error instanceof SaveFailure) return failed(error.errors);
    throw error;
  }
};

/** One result per save, in order. */
export const saveAll = (
  store: Store,
  saves: Iterable<() => SavedRow>,
  { allOrNone }: { allOrNone: boolean },
): readonly SaveResult[] => {
  const results: SaveResult[] = [];
  try {
    store.transaction(() => {
      for (const save of saves) results.push(attempt(store, save));
      if (allOrNone && results.some((result) => !result.success)) throw new AllOrNone();
    });
    return results;
  } catch (error) {
    if (!(error instanceof AllOrNone)) throw error;
    return results.map((result) => (result.success ? failed([ROLLED_BACK]) : result));
  }
};
