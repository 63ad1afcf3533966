/**
 * What went wrong with a record: of a save, or said by `addError`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_error.htm
 */
import type { DuplicateResult } from '../../../data/types.ts';
import type { EnumConstant } from '../../values/enum-constant.ts';
import { ApexValue } from '../../values/apex-value.ts';
import { ApexList } from '../../values/list.ts';
import { libraryClass } from '../define.ts';
import { duplicateResultOf } from './duplicate-result.ts';
import { statusCode } from '../system/status-code.ts';

export type ErrorFacts = {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
  /** Of a record that a duplicate rule refused. */
  readonly duplicateResult?: DuplicateResult;
};

export class DatabaseError extends ApexValue {
  readonly facts: ErrorFacts;

  constructor(facts: ErrorFacts) {
    super();
    this.facts = facts;
  }

  get statusCode(): EnumConstant {
    return statusCode(this.facts.statusCode);
  }

  override apexText(): string {
    const { fields, message } = this.facts;
    return `Database.Error[getFields=(${fields.join(', ')});getMessage=${message};getStatusCode=${this.facts.statusCode};]`;
  }
}

/** The error of a record that a duplicate rule refused. */
export class DuplicateError extends DatabaseError {
  readonly found: DuplicateResult;

  constructor(facts: ErrorFacts, found: DuplicateResult) {
    super(facts);
    this.found = found;
  }
}

const errorOf = (facts: ErrorFacts): DatabaseError =>
  facts.duplicateResult === undefined ? new DatabaseError(facts) : new DuplicateError(facts, facts.duplicateResult);

export const errorList = (errors: readonly ErrorFacts[]): ApexList =>
  new ApexList('List<Database.Error>', errors.map(errorOf));

const fieldsOf = (self: DatabaseError): ApexList => new ApexList('List<String>', [...self.facts.fields]);
const messageOf = (self: DatabaseError): string => self.facts.message;
const statusOf = (self: DatabaseError): EnumConstant => self.statusCode;

export const databaseError = libraryClass({
  name: 'Database.Error',
  holds: (value) => value instanceof DatabaseError,
  members: {
    'List<String> getFields()': fieldsOf,
    'String getMessage()': messageOf,
    'System.StatusCode getStatusCode()': statusOf,
    'List<String> fields': { get: fieldsOf },
    'String message': { get: messageOf },
    'System.StatusCode statusCode': { get: statusOf },
  },
});

export const duplicateError = libraryClass({
  name: 'Database.DuplicateError',
  extends: 'Database.Error',
  holds: (value) => value instanceof DuplicateError,
  members: {
    'Datacloud.DuplicateResult getDuplicateResult()': (self: DuplicateError) => duplicateResultOf(self.found),
  },
});
