/**
 * `Trigger.new`, `old`, `newMap`, `oldMap`: the records of the trigger that runs, as code reads them.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_context_variables.htm
 */
import { transaction } from '../runtime/current.ts';
import type { TriggerContext } from '../runtime/transaction.ts';
import type { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { SObjectValue } from '../values/sobject.ts';

/** Records without an id, as before an insert, have no map. */
const mapOf = (records: ApexList | null): ApexMap | null => {
  if (records === null) return null;
  const entries = records.items.flatMap((record): (readonly [string, SObjectValue])[] =>
    record instanceof SObjectValue && record.id !== null ? [[record.id, record]] : [],
  );
  return entries.length === 0 ? null : new ApexMap(`Map<Id,${records.elementType}>`, entries);
};

const MEMBERS: Readonly<Record<string, (context: TriggerContext) => unknown>> = {
  new: ({ newRecords }) => newRecords,
  old: ({ oldRecords }) => oldRecords,
  newmap: ({ newRecords }) => mapOf(newRecords),
  oldmap: ({ oldRecords }) => mapOf(oldRecords),
};

/** @param member in lower case @returns null outside of a trigger */
export const triggerVariable = (member: string): unknown => {
  const context = transaction().triggers.at(-1);
  const read = MEMBERS[member.toLowerCase()];
  if (read === undefined) throw new Error(`Trigger has no ${member}`);
  return context === undefined ? null : read(context);
};
