/**
 * Brings a row back from the recycle bin with what was deleted along with it; look-ups it had are set again unless they point
 * elsewhere by now. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_undelete.htm
 */
import { checkUnique } from './check-row.ts';
import { afterWrite, objectNamed } from './context.ts';
import { changeStamps, type Save } from './new-row.ts';
import { plainPrepared, type Prepared } from './prepared.ts';
import type { Companion } from './recycle-bin.ts';
import { refused } from './save-failure.ts';
import { checkObjectRight } from './save-rights.ts';
import { rowOfId } from './save-row.ts';
import type { SObjectRecord } from './types.ts';

const notInBin = () => refused('UNDELETE_FAILED', 'Entity is not in the recycle bin');

const bringBackCompanion = (save: Save, owner: string, { object, id, field }: Companion): void => {
  const schema = objectNamed(save.data, object);
  const row = save.data.store.table(schema).get(id);
  if (row === undefined) return;
  if (field === undefined) bringBack({ ...save, object: schema }, row);
  else if (row[field] === null) save.data.store.put(schema, { ...row, [field]: owner });
};

function bringBack(save: Save, row: SObjectRecord): void {
  const { data, object, now, caller } = save;
  if (row.IsDeleted !== true) return;
  const values = { ...row, ...changeStamps(save), IsDeleted: false };
  checkUnique({ data, caller, object, now, before: undefined, values, sent: new Set() });
  data.store.save(object, values);
  const companions = data.bin.companionsOf(row.Id);
  data.bin.forget(row.Id);
  for (const companion of companions) bringBackCompanion(save, row.Id, companion);
  afterWrite(save, undefined, values);
}

/** @throws SaveFailure with the platform's reason */
export const prepareUndelete = (save: Save, id: string): Prepared => {
  checkObjectRight(save, 'delete');
  const row = rowOfId(save, id);
  if (row.IsDeleted !== true) throw notInBin();
  const present = (): SObjectRecord => save.data.store.table(save.object).get(row.Id) ?? row;
  return plainPrepared({
    operation: 'undelete',
    before: undefined,
    values: present,
    write() {
      bringBack(save, row);
      return { id: row.Id, created: false };
    },
    written: present,
  });
};

/** Deletes a row of the recycle bin for good. @throws SaveFailure when it is not there */
export const purgeRow = (save: Pick<Save, 'data' | 'object'>, id: string): string => {
  const row = rowOfId(save, id);
  if (row.IsDeleted !== true) throw refused('INVALID_ID_FIELD', 'record not in recycle bin, recordId: ' + row.Id);
  save.data.store.drop(save.object, row.Id);
  save.data.bin.forget(row.Id);
  return row.Id;
};
