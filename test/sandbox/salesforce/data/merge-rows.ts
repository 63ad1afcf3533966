/**
 * Merges records: what refers to those that go refers to the one that stays from then on. Hooks see the deletions and the update
 * of the one that stays, not the records that move over.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_merge_statements.htm
 */
import { fieldOf } from '../schema/schema.ts';
import { prepareDelete, referencesTo, removeRow } from './delete-row.ts';
import type { Save } from './new-row.ts';
import type { Prepared } from './prepared.ts';
import { refused } from './save-failure.ts';
import { existingRow } from './save-row.ts';

const MERGEABLE: ReadonlySet<string> = new Set(['Account', 'Contact', 'Lead', 'Case']);

const moveReferences = (save: Save, from: string, to: string): void => {
  const { store, touched } = save.data;
  for (const { object, field } of referencesTo(save)) {
    for (const row of store.table(object).find(field, from)) {
      if (row.Id === to) continue;
      const moved = { ...row, [field]: to };
      store.put(object, moved);
      touched.note({ object: object.name, before: row, after: moved });
    }
  }
};

/** A record that was merged away says into which one. */
const noteMaster = (save: Save, loserId: string, masterId: string): void => {
  const loser = save.data.store.table(save.object).get(loserId);
  if (loser === undefined || fieldOf(save.object, 'MasterRecordId') === undefined) return;
  save.data.store.put(save.object, { ...loser, MasterRecordId: masterId });
};

/**
 * The merge of one record into another, ready to be done.
 * @throws SaveFailure with the platform's reason
 */
export const prepareMerge = (save: Save, masterId: unknown, loserId: string): Prepared => {
  if (!MERGEABLE.has(save.object.name)) {
    throw refused('INVALID_TYPE_FOR_OPERATION', `entity type does not support merge: ${save.object.label}`);
  }
  const master = existingRow(save, masterId);
  const deletion = prepareDelete(save, loserId);
  const loser = existingRow(save, loserId);
  if (loser.Id === master.Id) throw refused('INVALID_ID_FIELD', 'a record cannot be merged with itself', ['Id']);
  return {
    ...deletion,
    write() {
      moveReferences(save, loser.Id, master.Id);
      removeRow(save, loser.Id);
      noteMaster(save, loser.Id, master.Id);
      return { id: loser.Id, created: false };
    },
  };
};
