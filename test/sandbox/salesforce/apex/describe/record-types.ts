/**
 * Record types of an object, as rows of the org: the master, which every object has, and those of the project's source.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_RecordTypeInfo.htm
 */
import { accessOf } from '../../access/user-access.ts';
import { defaultRecordType } from '../../data/default-record-type.ts';
import type { Org } from '../../data/types.ts';
import { transaction } from '../runtime/current.ts';
import type { ObjectToken } from './tokens.ts';

const MASTER_ID = '012000000000000AAA';

export class RecordTypeFacts {
  readonly id: string;
  readonly name: string;
  readonly developerName: string;
  readonly isActive: boolean;
  readonly isMaster: boolean;
  readonly isDefault: boolean;
  /** Whether it is active and the user may give it to a record. */
  readonly isAvailable: boolean;

  constructor(facts: Omit<RecordTypeFacts, 'isMaster'>) {
    this.id = facts.id;
    this.name = facts.name;
    this.developerName = facts.developerName;
    this.isActive = facts.isActive;
    this.isDefault = facts.isDefault;
    this.isAvailable = facts.isActive && facts.isAvailable;
    this.isMaster = facts.id === MASTER_ID;
  }
}

/** Record types of an object; the default is that of the user's profile, else the master. */
export const recordTypesIn = (org: Org, userId: string, object: string): readonly RecordTypeFacts[] => {
  const rows = [...org.rows('RecordType')].filter((row) => row.SobjectType === object);
  const profile = org.byId('Profile', String(org.byId('User', userId)?.ProfileId ?? ''))?.Name;
  const preferred = defaultRecordType(org.schema, { profile, object });
  const access = accessOf(org, userId);
  const own = rows.map(
    (row) =>
      new RecordTypeFacts({
        id: row.Id,
        name: String(row.Name),
        developerName: String(row.DeveloperName),
        isActive: row.IsActive === true,
        isAvailable: access.isAdministrator || access.mayEnter('RecordType', `${object}.${String(row.DeveloperName)}`),
        isDefault: row.DeveloperName === preferred,
      }),
  );
  const master = { id: MASTER_ID, name: 'Master', developerName: 'Master', isActive: true, isAvailable: true };
  return [...own, new RecordTypeFacts({ ...master, isDefault: own.every(({ isDefault }) => !isDefault) })];
};

export const recordTypesOf = (object: ObjectToken): readonly RecordTypeFacts[] => {
  const { data, user } = transaction();
  return recordTypesIn(data.org, user.userId, object.name);
};
