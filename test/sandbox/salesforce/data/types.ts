import type { Clock } from '../../shared/clock.ts';
import type { Schema } from '../schema/types.ts';
import type { RecordLocks } from './locks.ts';
import type { SaveHooks } from './save-hooks.ts';
import type { SaveRights } from './save-rights.ts';
import type { Savepoint } from './store.ts';
import type { Past } from './past.ts';

/**
 * What the org's data layer promises to the interfaces above it (REST, SOQL, Bulk API, Pub/Sub). Dates are `YYYY-MM-DD`,
 * date-times ISO 8601 in UTC with milliseconds (`2026-01-31T10:00:00.000Z`), numbers JavaScript numbers, text strings.
 */
export type Value = string | number | boolean | null;

/** One stored record under its proper API names. Every field of the object is present, null when empty. */
export type SObjectRecord = Readonly<Record<string, Value>> & { readonly Id: string };

/** Who is calling: the user behind the access token. */
export type Caller = { readonly userId: string; readonly username: string };

export type SaveError = {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
  /** Of DUPLICATES_DETECTED: which records the refused one is like. */
  readonly duplicateResult?: DuplicateResult;
};

/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_objects_duplicateresult.htm */
export type DuplicateResult = {
  readonly allowSave: boolean;
  readonly duplicateRule: string;
  readonly duplicateRuleEntityType: string;
  readonly errorMessage: string;
  readonly matchResults: readonly {
    readonly entityType: string;
    readonly errors: readonly string[];
    readonly matchEngine: string;
    readonly matchRecords: readonly {
      readonly additionalInformation: readonly string[];
      readonly fieldDiffs: readonly string[];
      readonly matchConfidence: number;
      readonly record: Readonly<Record<string, unknown>>;
    }[];
    readonly rule: string;
    readonly size: number;
    readonly success: boolean;
  }[];
};
export type SaveResult = {
  readonly id: string | null;
  readonly success: boolean;
  readonly created: boolean;
  readonly errors: readonly SaveError[];
};

/** Values as a client sent them: names in any case, values not yet checked. */
export type RawRecord = Readonly<Record<string, unknown>>;

export type SaveOptions = {
  readonly allOrNone: boolean;
  /**
   * How values arrive: `json` (default) with JSON's own types, `text` as strings only (CSV). A value of the wrong type is
   * JSON_PARSER_ERROR in the one and INVALID_TYPE_ON_FIELD_IN_RECORD in the other.
   */
  readonly valuesAre?: 'json' | 'text';
  readonly duplicateRule?: DuplicateRuleWish;
  /** Whose object and field permissions and sharing count; nobody's when left out. */
  readonly rights?: SaveRights | undefined;
  /** `default` applies the active assignment rule, `none` no rule, an id that rule; left out, the interface decides. */
  readonly assignmentRule?: string;
};

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_duplicaterules.htm: all false when left out. */
export type DuplicateRuleWish = {
  /** Saves in spite of an alert. */
  readonly allowSave?: boolean;
  /** Tells the values of the duplicates, not only their ids. */
  readonly includeRecordDetails?: boolean;
};

/** What the platform keeps about itself: values by proper field name. */
export type SystemRow = { readonly object: string; readonly values: Readonly<Record<string, Value>> };

export type Org = {
  readonly orgId: string;
  readonly schema: Schema;
  readonly clock: Clock;
  /** Records of an object that are not in the recycle bin, in id order of creation. */
  rows(object: string): Iterable<SObjectRecord>;
  /** Records of an object including deleted ones (`IsDeleted` true). */
  allRows(object: string): Iterable<SObjectRecord>;
  byId(object: string, id: string): SObjectRecord | undefined;
  /** Records whose indexed field (id, reference, unique or external id) equals `value`; deleted ones left out. */
  lookup(object: string, field: string, value: Value): readonly SObjectRecord[];
  /** A number that grows with every row of these objects that is written, dropped or taken back. */
  changes(objects: readonly string[]): number;
  insert(caller: Caller, save: { object: string; records: readonly RawRecord[] } & SaveOptions): readonly SaveResult[];
  update(caller: Caller, save: { object: string; records: readonly RawRecord[] } & SaveOptions): readonly SaveResult[];
  /** As `update`, for what actions of the platform set: past locks and validation rules. */
  updateByAction(
    caller: Caller,
    save: { object: string; records: readonly RawRecord[] } & SaveOptions,
  ): readonly SaveResult[];
  upsert(
    caller: Caller,
    save: { object: string; externalIdField: string; records: readonly RawRecord[] } & SaveOptions,
  ): readonly SaveResult[];
  remove(caller: Caller, save: { object: string; ids: readonly string[] } & SaveOptions): readonly SaveResult[];
  /** Brings records back from the recycle bin. */
  undelete(caller: Caller, save: { object: string; ids: readonly string[] } & SaveOptions): readonly SaveResult[];
  /**
   * Merges `losers` into the record of `master`, whose other values are saved with it.
   * @returns a result for each of the losers
   */
  merge(
    caller: Caller,
    save: { object: string; master: RawRecord; losers: readonly string[] } & SaveOptions,
  ): readonly SaveResult[];
  /** Deletes records of the recycle bin for good. */
  purge(caller: Caller, save: { object: string; ids: readonly string[] } & SaveOptions): readonly SaveResult[];
  /**
   * What joins all saves from now on, however they come in, besides what has joined before.
   * @returns the way to leave again
   */
  hookSaves(hooks: SaveHooks): () => void;
  /** A place in the running transaction to roll back to. */
  savepoint(): Savepoint;
  /** Takes back what the running transaction wrote since. */
  rollBackTo(savepoint: Savepoint): void;
  /** Runs `work`; when it throws, everything it saved is undone and the error goes on. */
  transaction<T>(work: () => T): T;
  /** The org as it stands now, to be shown again to work that is repeated. */
  remember(): Past;
  /** Ends the showing of a past. */
  showPresent(): void;
  /** Runs `task` once the outermost transaction has committed, or at once outside of any; forgotten when it is taken back. */
  afterCommit(task: () => void): void;
  /** Records that approvals have locked. */
  readonly locks: RecordLocks;
  /** Runs `takeBack` when what is written at this moment is undone. */
  onRollback(takeBack: () => void): void;
  /**
   * Writes a row that the platform itself keeps, such as one of its jobs, past all checks of a save.
   * @returns its id
   */
  writeSystemRow(caller: Caller, row: SystemRow): string;
  /** Changes values of such a row; nothing happens when there is none of that id. */
  changeSystemRow(row: SystemRow & { readonly id: string }): void;
  dropSystemRow(row: { readonly object: string; readonly id: string }): void;
  /**
   * Checks a platform event that is about to be published.
   * @returns all its values under their proper names
   * @throws SaveFailure when a value does not fit the event's definition
   */
  checkEvent(caller: Caller, event: { object: string; record: RawRecord }): Readonly<Record<string, Value>>;
  /** Puts a checked event on the org's bus at once. */
  publish: EventBus['publish'];
  /** Records written since start (inserts, updates, deletes that took effect); what "writes nothing" is measured by. */
  writeCount(): number;
};

/** A platform event accepted by the bus. */
export type PublishedEvent = {
  /** Opaque to clients: 8 bytes, growing. */
  readonly replayId: Buffer;
  readonly eventUuid: string;
  readonly topic: string;
  /** Field values under their API names, with CreatedDate (ISO) and CreatedById. */
  readonly fields: Readonly<Record<string, Value>>;
  readonly publishedAt: Date;
};

export type EventBus = {
  /** Puts an event on the bus; values are already checked against the event's schema. */
  publish(event: {
    object: string;
    fields: Readonly<Record<string, Value>>;
    createdById: string;
    /** The id its publisher gave it; one is made up when left out. */
    eventUuid?: string | undefined;
  }): PublishedEvent;
};
