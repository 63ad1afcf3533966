/**
 * What became of a record: Database.SaveResult, UpsertResult, DeleteResult and their kin.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_saveresult.htm
 */
import type { RowResult } from '../../data/database-work.ts';
import type { Callable } from '../../types/class-info.ts';
import { ApexValue } from '../../values/apex-value.ts';
import { ApexList } from '../../values/list.ts';
import { libraryClass, type LibraryClass } from '../define.ts';
import { errorList } from './error.ts';

export type ResultKind =
  | 'Approval.LockResult'
  | 'Approval.UnlockResult'
  | 'Database.DeleteResult'
  | 'Database.EmptyRecycleBinResult'
  | 'Database.MergeResult'
  | 'Database.SaveResult'
  | 'Database.UndeleteResult'
  | 'Database.UpsertResult';

export class DatabaseResult extends ApexValue {
  /** The class of the result. */
  readonly apexType: ResultKind;
  readonly row: RowResult;

  constructor(apexType: ResultKind, row: RowResult) {
    super();
    this.apexType = apexType;
    this.row = row;
  }

  /** A failed save tells no id. */
  get id(): string | null {
    return this.row.id;
  }

  override apexText(): string {
    const { row, apexType } = this;
    const errors = row.errors.map(({ statusCode, message }) => `${statusCode}: ${message}`).join(', ');
    const created = apexType === 'Database.UpsertResult' ? `isCreated=${row.created};` : '';
    return `${apexType}[getErrors=(${errors});getId=${this.id};${created}isSuccess=${row.success};]`;
  }
}

export const resultList = (kind: ResultKind, rows: readonly RowResult[]): ApexList =>
  new ApexList(
    `List<${kind}>`,
    rows.map((row) => new DatabaseResult(kind, row)),
  );

const common: Readonly<Record<string, Callable>> = {
  'Id getId()': (self: DatabaseResult) => self.id,
  'Boolean isSuccess()': (self: DatabaseResult) => self.row.success,
  'List<Database.Error> getErrors()': (self: DatabaseResult) => errorList(self.row.success ? [] : self.row.errors),
};

export const resultClass = (name: ResultKind, members: Readonly<Record<string, Callable>> = {}): LibraryClass =>
  libraryClass({
    name,
    holds: (value) => value instanceof DatabaseResult && value.apexType === name,
    members: { ...common, ...members },
  });

const idsOf = (ids: readonly (string | null)[]): ApexList => new ApexList('List<Id>', [...ids]);

/** A merge result. */
export class MergeResult extends DatabaseResult {
  readonly merged: readonly (string | null)[];

  /** @param merged ids of the records that went */
  constructor(row: RowResult, merged: readonly (string | null)[]) {
    super('Database.MergeResult', row);
    this.merged = merged;
  }
}

export const databaseResults: readonly LibraryClass[] = [
  resultClass('Database.SaveResult'),
  resultClass('Database.UpsertResult', { 'Boolean isCreated()': (self: DatabaseResult) => self.row.created }),
  resultClass('Database.DeleteResult'),
  resultClass('Database.UndeleteResult'),
  resultClass('Database.EmptyRecycleBinResult'),
  resultClass('Database.MergeResult', {
    'List<Id> getMergedRecordIds()': (self: MergeResult) => idsOf(self.row.success ? self.merged : []),
  }),
];
