/**
 * Where automation of the org joins a save: named moments, in the documented order, each with what wants to run then. Triggers,
 * flows, duplicate rules and assignment rules are hooks; the data layer knows nothing else about them.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
import type { ObjectSchema } from '../schema/types.ts';
import type { Caller, RawRecord, SaveError, SaveOptions, SObjectRecord, Value } from './types.ts';

export type SaveOperation = 'insert' | 'update' | 'delete' | 'undelete';

/**
 * The moments of a save, in their order. Until `duplicateRules` a row may still change and is not written; from
 * `afterTriggers` on it is written, not committed, and a row that changes is saved once more.
 */
export type SaveMoment =
  | 'beforeSaveFlows'
  | 'beforeTriggers'
  | 'duplicateRules'
  | 'afterTriggers'
  | 'assignmentRules'
  | 'autoResponseRules'
  | 'workflowRules'
  | 'escalationRules'
  | 'afterSaveFlows';

/** One row of an event, on which hooks leave what they have to say. */
export type HookRow = {
  /** What stood there; undefined for a new row. */
  readonly before: SObjectRecord | undefined;
  /** The row as it is going to be, or was, written; what stood there when it is deleted. */
  readonly values: Readonly<Record<string, Value>>;
  /** Reasons not to save the row. */
  errors: readonly SaveError[];
  /** Values to write instead, as a client would send them; never for a row that is deleted. */
  changes: RawRecord | undefined;
};

export type SaveEvent = {
  readonly operation: SaveOperation;
  readonly object: ObjectSchema;
  readonly caller: Caller;
  /** At most 200. */
  readonly rows: readonly HookRow[];
  /** What the client asked of the rules. */
  readonly wishes: SaveWishes;
};

/** What a client may ask of rules that join its save. */
export type SaveWishes = Pick<SaveOptions, 'duplicateRule' | 'assignmentRule'>;

export type SaveHook = {
  readonly moment: SaveMoment;
  /** Whether it wants to know of such saves. */
  concerns(object: string, operation: SaveOperation): boolean;
  run(event: SaveEvent): void;
};

/** Hooks that join together, and what they need around them. */
export type SaveHooks = {
  readonly hooks: readonly SaveHook[];
  /** Asked before the first attempt to save rows; what it answers is called before each further one, without the rows that failed. */
  readonly markAttempt?: () => () => void;
  /** Runs the saving of the rows of one event, so that what it starts shares a transaction. */
  readonly around?: <T>(caller: Caller, work: () => T) => T;
};

/** All that has joined the saves of an org. */
export type JoinedHooks = {
  /** What runs at a moment, in the order in which it joined. */
  at(moment: SaveMoment, save: { readonly object: string; readonly operation: SaveOperation }): readonly SaveHook[];
  /** Whether anything joins such saves at any moment. */
  concern(object: string, operation: SaveOperation): boolean;
  around<T>(caller: Caller, work: () => T): T;
  /** @returns what is to be called before each attempt but the first */
  markAttempt(): () => void;
  /** @returns the way to leave again */
  join(hooks: SaveHooks): () => void;
};

/** Nothing has joined yet. */
export const openHooks = (): JoinedHooks => {
  const joined: SaveHooks[] = [];
  const known = new Map<string, readonly SaveHook[]>();
  const every = (): readonly SaveHook[] => joined.flatMap(({ hooks }) => hooks);
  const recall = (key: string, find: () => readonly SaveHook[]): readonly SaveHook[] => {
    const found = known.get(key) ?? find();
    known.set(key, found);
    return found;
  };
  const concerned = (object: string, operation: SaveOperation): readonly SaveHook[] =>
    recall(`${operation} ${object}`, () => every().filter((hook) => hook.concerns(object, operation)));
  return {
    at: (moment, { object, operation }) =>
      recall(`${moment} ${operation} ${object}`, () =>
        concerned(object, operation).filter((hook) => hook.moment === moment),
      ),
    concern: (object, operation) => concerned(object, operation).length > 0,
    around: (caller, work) =>
      joined.reduceRight((inner, { around }) => (around === undefined ? inner : () => around(caller, inner)), work)(),
    markAttempt() {
      const again = joined.map(({ markAttempt }) => markAttempt?.());
      return () => {
        for (const one of again) one?.();
      };
    },
    join(hooks) {
      joined.push(hooks);
      known.clear();
      return () => {
        joined.splice(joined.indexOf(hooks), 1);
        known.clear();
      };
    },
  };
};
