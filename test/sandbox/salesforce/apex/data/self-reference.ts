/**
 * Code of a before trigger may set fields of its records, but not save or delete them: the platform is about to do so.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_context_variables_considerations.htm
 */
import { transaction } from '../runtime/current.ts';
import type { TriggerContext } from '../runtime/transaction.ts';
import { SObjectValue } from '../values/sobject.ts';
import type { RowError, SaveVerb } from './database-work.ts';

const names = new WeakMap<TriggerContext, string>();

/** Remembers whose context it is, for what refusals say. */
export const nameContext = (context: TriggerContext, trigger: string): void => {
  names.set(context, trigger);
};

const holds = ({ isBefore, oldRecords }: TriggerContext, id: string): boolean =>
  isBefore && oldRecords?.items.some((record) => record instanceof SObjectValue && record.id === id) === true;

const DOINGS: Readonly<Partial<Record<SaveVerb, string>>> = { update: 'update', upsert: 'update', delete: 'delete' };

/** Why a record of a trigger that runs before its save may not be saved; undefined when it is none. */
export const selfReference = (verb: SaveVerb, id: string | null): RowError | undefined => {
  const doing = DOINGS[verb];
  if (id === null || doing === undefined) return undefined;
  const context = transaction().triggers.find((one) => holds(one, id));
  if (context === undefined) return undefined;
  return {
    statusCode: 'SELF_REFERENCE_FROM_TRIGGER',
    message: `Object (id = ${id}) is currently in trigger ${names.get(context) ?? ''}, therefore it cannot recursively ${doing} itself`,
    fields: [],
  };
};
