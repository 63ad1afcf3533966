/** The ways rows are saved, each a plan per row for the one pipeline. */
import { objectNamed, type Data } from './context.ts';
import { prepareDelete } from './delete-row.ts';
import { prepareMerge } from './merge-rows.ts';
import type { Save } from './new-row.ts';
import { plainPrepared, type Plan, type Prepared } from './prepared.ts';
import { publishEvent } from './publish-event.ts';
import { saveAll } from './save-all.ts';
import { refusals } from './save-failure.ts';
import { checkObjectRight } from './save-rights.ts';
import type { SaveOperation, SaveWishes } from './save-hooks.ts';
import { prepareFieldUpdate, prepareInsert, prepareUpdate } from './save-row.ts';
import type { Caller, Org, RawRecord, SaveOptions, SaveResult } from './types.ts';
import { toTheSecond } from './times.ts';
import { prepareUndelete, purgeRow } from './undelete-row.ts';
import { keyIn, prepareUpsert, repeatedKeys, upsertKey } from './upsert-row.ts';

type Batch = { readonly object: string } & SaveOptions;

/** What the rows of one call share. */
export const saveContext = (
  data: Data,
  caller: Caller,
  batch: Pick<Batch, 'object' | 'valuesAre' | 'rights'>,
): Save => ({
  data,
  caller,
  object: objectNamed(data, batch.object),
  valuesAre: batch.valuesAre ?? 'json',
  now: toTheSecond(data.clock),
  rights: batch.rights,
});

const publication = (save: Save, raw: RawRecord): Prepared =>
  plainPrepared({
    operation: undefined,
    before: undefined,
    values: () => ({}),
    write() {
      const { id, notes } = publishEvent(save, raw);
      return { id, created: true, notes };
    },
    written: () => undefined,
  });

const permittedPublication = (save: Save, raw: RawRecord): Prepared => {
  checkObjectRight(save, 'insert');
  return publication(save, raw);
};

const saveRows = (
  save: Save,
  how: { readonly allOrNone: boolean; readonly operations: readonly SaveOperation[] } & SaveWishes,
  plans: readonly Plan[],
): readonly SaveResult[] => {
  const { data, caller, object } = save;
  const { operations, allOrNone, duplicateRule, assignmentRule } = how;
  const wishes = {
    ...(duplicateRule === undefined ? {} : { duplicateRule }),
    ...(assignmentRule === undefined ? {} : { assignmentRule }),
  };
  return saveAll({ data, caller, object, operations, isPartial: !allOrNone, wishes }, plans);
};

const upsertPlans = (save: Save, records: readonly RawRecord[], externalIdField: string): readonly Plan[] => {
  const key = upsertKey(save, externalIdField);
  const repeated = repeatedKeys(key, records);
  return records.map((raw, position) => () => {
    if (repeated.has(position)) throw refusals.duplicateKey(String(keyIn(key, raw)));
    return prepareUpsert(key, raw);
  });
};

const savesOfRecords = (data: Data): Pick<Org, 'insert' | 'update' | 'updateByAction' | 'upsert'> => ({
  insert(caller, { records, allOrNone, ...batch }) {
    const save = saveContext(data, caller, batch);
    const prepare = save.object.kind === 'event' ? permittedPublication : prepareInsert;
    const plans = records.map((raw) => () => prepare(save, raw));
    return saveRows(save, { ...batch, allOrNone, operations: ['insert'] }, plans);
  },
  update(caller, { records, allOrNone, ...batch }) {
    const save = saveContext(data, caller, batch);
    const plans = records.map((raw) => () => prepareUpdate(save, raw));
    return saveRows(save, { ...batch, allOrNone, operations: ['update'] }, plans);
  },
  updateByAction(caller, { records, allOrNone, ...batch }) {
    const save = saveContext(data, caller, batch);
    const plans = records.map((raw) => () => prepareFieldUpdate(save, raw));
    return saveRows(save, { ...batch, allOrNone, operations: ['update'] }, plans);
  },
  upsert(caller, { records, externalIdField, allOrNone, ...batch }) {
    const save = saveContext(data, caller, batch);
    const plans = upsertPlans(save, records, externalIdField);
    return saveRows(save, { ...batch, allOrNone, operations: ['insert', 'update'] }, plans);
  },
});

/** Takes back the deletions of a merge whose master could not be saved. */
class MasterFailed extends Error {
  readonly result: SaveResult;

  constructor(result: SaveResult) {
    super();
    this.result = result;
  }
}

type Merge = { readonly master: RawRecord; readonly losers: readonly string[]; readonly allOrNone: boolean };

/** Those that go are deleted first, then the one that stays is updated. */
const mergeRows = (save: Save, { master, losers, allOrNone }: Merge): readonly SaveResult[] => {
  const { store } = save.data;
  const plans = losers.map((id) => () => prepareMerge(save, master.Id, id));
  try {
    return store.transaction(() => {
      const gone = saveRows(save, { allOrNone, operations: ['delete'] }, plans);
      if (gone.every(({ success }) => !success)) return gone;
      const [kept] = saveRows(save, { allOrNone, operations: ['update'] }, [() => prepareUpdate(save, master)]);
      if (kept?.success === false) throw new MasterFailed(kept);
      return gone;
    });
  } catch (error) {
    if (error instanceof MasterFailed) return losers.map(() => error.result);
    throw error;
  }
};

const savesOfIds = (data: Data): Pick<Org, 'remove' | 'undelete' | 'merge' | 'purge'> => ({
  remove(caller, { ids, allOrNone, ...batch }) {
    const save = saveContext(data, caller, batch);
    const plans = ids.map((id) => () => prepareDelete(save, id));
    return saveRows(save, { ...batch, allOrNone, operations: ['delete'] }, plans);
  },
  undelete(caller, { ids, allOrNone, ...batch }) {
    const save = saveContext(data, caller, batch);
    const plans = ids.map((id) => () => prepareUndelete(save, id));
    return saveRows(save, { ...batch, allOrNone, operations: ['undelete'] }, plans);
  },
  merge(caller, { master, losers, allOrNone, ...batch }) {
    const save = saveContext(data, caller, batch);
    return mergeRows(save, { master, losers, allOrNone });
  },
  purge(caller, { ids, allOrNone, ...batch }) {
    const save = saveContext(data, caller, batch);
    const plans = ids.map((id) => () => ({
      ...publication(save, {}),
      write: () => ({ id: purgeRow(save, id), created: false }),
    }));
    return saveRows(save, { allOrNone, operations: [] }, plans);
  },
});

export const savesOf = (data: Data) => ({ ...savesOfRecords(data), ...savesOfIds(data) });
