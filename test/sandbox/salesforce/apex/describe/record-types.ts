/**
 * Record types of an object, as rows of the org: the master, which every object has, and those of the project's source.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_RecordTypeInfo.htm
 */
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

  constructor(facts: Omit<RecordTypeFacts, 'isMaster'>) {
    this.id = facts.id;
    this.name = facts.name;
    this.developerName = facts.developerName;
    this.isActive = facts.isActive;
    this.isDefault = facts.isDefault;
    this.isMaster = facts.id === MASTER_ID;
  }
}

/** No profile of the sandbox prefers a record type, so the master is the default. */
export const recordTypesOf = (object: ObjectToken): readonly RecordTypeFacts[] => {
  const rows = [...transaction().data.org.rows('RecordType')].filter((row) => row.SobjectType === object.name);
  const own = rows.map(
    (row) =>
      new RecordTypeFacts({
        id: row.Id,
        name: String(row.Name),
        developerName: String(row.DeveloperName),
        isActive: row.IsActive === true,
        isDefault: false,
      }),
  );
  const master = { id: MASTER_ID, name: 'Master', developerName: 'Master', isActive: true };
  return [...own, new RecordTypeFacts({ ...master, isDefault: true })];
};
