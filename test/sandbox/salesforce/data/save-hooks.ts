/**
 * Where code of the org joins a save: before a row is written, when its values may still change, and after. Triggers are hooks;
 * the data layer knows nothing else about them.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
import type { ObjectSchema } from '../schema/types.ts';
import type { Caller, RawRecord, SaveError, SObjectRecord, Value } from './types.ts';

export type SaveOperation = 'insert' | 'update' | 'delete' | 'undelete';

/** One row of an event, on which hooks leave what they have to say. */
export type HookRow = {
  /** What stood there; undefined for a new row. */
  readonly before: SObjectRecord | undefined;
  /** The row as it is going to be, or was, written; what stood there when it is deleted. */
  readonly values: Readonly<Record<string, Value>>;
  /** Reasons not to save the row. */
  errors: readonly SaveError[];
  /** Values to write instead, as a client would send them; only before a row is inserted or updated. */
  changes: RawRecord | undefined;
};

export type SaveEvent = {
  readonly operation: SaveOperation;
  readonly object: ObjectSchema;
  readonly caller: Caller;
  /** At most 200. */
  readonly rows: readonly HookRow[];
};

export type SaveHooks = {
  /** Whether anything wants to know of such saves; nothing else is asked when not. */
  concerns(object: string, operation: SaveOperation): boolean;
  beforeSave(event: SaveEvent): void;
  afterSave(event: SaveEvent): void;
  /** Runs the saving of the rows of one event, so that what it starts shares a transaction. */
  around<T>(caller: Caller, work: () => T): T;
};

export const noHooks: SaveHooks = {
  concerns: () => false,
  beforeSave: () => undefined,
  afterSave: () => undefined,
  around: (_caller, work) => work(),
};
