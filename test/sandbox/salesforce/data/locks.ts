/**
 * Records that approvals have locked: only who may change all data can edit or delete them, and whoever is asked to approve them
 * where the process says so.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_approval_locking.htm
 */
import { membersOf } from '../approvals/people/group-members.ts';
import { objectNamed, rowBehind, rowsWhere, type Data } from './context.ts';
import { refused } from './save-failure.ts';
import type { Store } from './store.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import type { Caller, SObjectRecord, Value } from './types.ts';

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

const isMember = (data: Data, actor: string, userId: string): boolean => {
  const table = (name: string) => data.store.table(objectNamed(data, name));
  const org = {
    rows: (name: string) => table(name).live(),
    lookup: (name: string, field: string, value: Value) => table(name).find(field, value),
    byId: (name: string, id: string) => rowBehind(data, name, id),
  };
  return actor === userId || membersOf(org, actor).includes(userId);
};

/** Whether the record waits for this user, in a process that lets its approvers edit. */
const isCurrentApprover = (data: Data, { userId }: Caller, id: string): boolean => {
  const instance = rowsWhere(data, 'ProcessInstance', { field: 'TargetObjectId', value: id }).find(
    ({ Status }) => Status === 'Pending',
  );
  if (rowBehind(data, 'ProcessDefinition', instance?.ProcessDefinitionId)?.LockType !== 'Workitem') return false;
  const waiting = { field: 'ProcessInstanceId', value: instance?.Id ?? '' };
  return rowsWhere(data, 'ProcessInstanceWorkitem', waiting).some(({ ActorId }) =>
    isMember(data, String(ActorId), userId),
  );
};

type Place = { readonly data: Data; readonly caller: Caller; readonly object: ObjectSchema };

const checkId = ({ data, caller }: Place, id: string): void => {
  if (data.locks.has(id) && !changesAll(data, caller) && !isCurrentApprover(data, caller, id))
    throw refused('ENTITY_IS_LOCKED', 'the entity is locked for editing', []);
};

type Row = Readonly<Record<string, Value>>;

const isMaster = ({ type, custom, deleteConstraint, required }: FieldSchema): boolean =>
  type === 'reference' && custom && deleteConstraint === 'Cascade' && required;

/**
 * Details are locked with their master.
 * @throws SaveFailure when a master of the row, or one of that, is locked for this caller
 */
export const checkMastersUnlocked = (place: Place, row: Row): void => {
  for (const { name } of [...place.object.fields.values()].filter(isMaster)) {
    const id = row[name];
    const object = typeof id === 'string' ? place.data.schema.findByKeyPrefix(id.slice(0, 3)) : undefined;
    if (typeof id !== 'string' || object === undefined) continue;
    checkId(place, id);
    checkMastersUnlocked({ ...place, object }, rowBehind(place.data, object.name, id) ?? {});
  }
};

/** @throws SaveFailure when the record, or a master of it, is locked for this caller */
export const checkUnlocked = (place: Place, row: SObjectRecord): void => {
  checkId(place, row.Id);
  checkMastersUnlocked(place, row);
};
