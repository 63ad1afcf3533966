/**
 * Records that approvals have locked: only who may change all data can edit or delete them.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_approval_locking.htm
 */
import { rowBehind, type Data } from './context.ts';
import { refused } from './save-failure.ts';
import type { Store } from './store.ts';
import type { Caller } from './types.ts';

export type RecordLocks = {
  has(id: string): boolean;
  add(id: string): void;
  remove(id: string): void;
};

export const openLocks = (store: Pick<Store, 'onRollback'>): RecordLocks => {
  const locked = new Set<string>();
  return {
    has: (id) => locked.has(id),
    add(id) {
      if (locked.has(id)) return;
      locked.add(id);
      store.onRollback(() => locked.delete(id));
    },
    remove(id) {
      if (locked.delete(id)) store.onRollback(() => locked.add(id));
    },
  };
};

const changesAll = (data: Data, { userId }: Caller): boolean => {
  const user = rowBehind(data, 'User', userId);
  return rowBehind(data, 'Profile', user?.ProfileId)?.PermissionsModifyAllData === true;
};

/** @throws SaveFailure when the record is locked for this caller */
export const checkUnlocked = ({ data, caller }: { data: Data; caller: Caller }, id: string): void => {
  if (data.locks.has(id) && !changesAll(data, caller))
    throw refused('ENTITY_IS_LOCKED', 'the entity is locked for editing', []);
};
