/** What the class Database asks of the org beyond what statements of the language do. */
import type { DuplicateResult } from '../../data/types.ts';
import type { SaveWishes } from '../../data/save-hooks.ts';
import type { DmlSite } from '../runtime/transaction.ts';
import type { ApexList } from '../values/list.ts';
import type { SObjectValue } from '../values/sobject.ts';
import type { DynamicQuery } from './run-query.ts';

export type RowError = {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
  /** What a duplicate rule found that refused the row. */
  readonly duplicateResult?: DuplicateResult;
};

/** What became of one record; in the order of the records. */
export type RowResult = {
  /** Null for a record that was not saved and has no id. */
  readonly id: string | null;
  readonly success: boolean;
  /** Of an upsert: inserted, not updated. */
  readonly created: boolean;
  readonly errors: readonly RowError[];
};

export type SaveVerb = Exclude<DmlSite['verb'], 'merge'>;

export type SaveChoices = {
  /** No record stands unless all of them do. */
  readonly allOrNone: boolean;
  readonly access: DmlSite['access'];
  /** In user mode: what the user may not write is refused row by row, as flows do, and not by one exception for all. */
  readonly refusesByRow?: boolean;
  /** Whether the user's sharing counts in system mode, too; it does not when left out. */
  readonly sharing?: DmlSite['sharing'];
  /** The API name of the field an upsert goes by; the id when left out. */
  readonly externalIdField?: string;
  /** Texts that are too long are cut. */
  readonly cutsTexts?: boolean;
  /** What is asked of duplicate and assignment rules. */
  readonly wishes?: SaveWishes;
};

export type MergeChoices = Pick<SaveChoices, 'allOrNone' | 'access' | 'sharing'>;

/** The state a savepoint keeps is the org's own business. */
export type Savepoint = { readonly mark: unknown };

export type DatabaseWork = {
  /** `Database.query` and its kin. @throws System.QueryException */
  queryDynamic(query: DynamicQuery): ApexList;
  /** `Database.countQuery`: a query of `SELECT COUNT()`. @throws System.QueryException */
  countDynamic(query: DynamicQuery): number;
  /**
   * Saves records with a result each, ids written back. A failure is no exception here, whatever `allOrNone` says.
   * @throws System.ListException for records that may not be saved together; LimitExceeded
   */
  saveRecords(verb: SaveVerb, records: readonly unknown[], choices: SaveChoices): readonly RowResult[];
  /** Merges up to two records into the first, one result for each that goes. */
  mergeRecords(master: SObjectValue, losers: readonly unknown[], choices: MergeChoices): readonly RowResult[];
  /** The exception a DML statement ends with when rows failed; undefined when none did. */
  failureOf(verb: DmlSite['verb'], records: readonly unknown[], results: readonly RowResult[]): Error | undefined;
  setSavepoint(): Savepoint;
  /** @throws System.TypeException for one that is gone */
  rollback(savepoint: Savepoint): void;
  releaseSavepoint(savepoint: Savepoint): void;
  /** Deletes records from the recycle bin for good. */
  emptyRecycleBin(records: readonly unknown[]): readonly RowResult[];
};
