/** What a translation needs to know besides the query: the tables, the marks' values, the user's time zone and formats, the open questions. */
import type { Query } from '../syntax/ast.ts';
import type { Catalog } from '../tables/catalog.ts';
import type { TimeZone } from '../values/time-zone.ts';

/** The user's preferences, and the behaviours nobody documents. */
export type SuiteQlRules = {
  /** Such as `M/D/YYYY`: how raw dates are written, and how text is read where a date is meant. */
  readonly dateFormat: string;
  /** Whether a raw `lastmodifieddate` shows its time. */
  readonly rawInstants: 'date' | 'date-time';
  /** Which of the two observed refusals an unknown table meets. */
  readonly unknownTable: 'record-not-found' | 'invalid-search-type';
  readonly commonTableExpressions: 'refused' | 'accepted';
  /** `OFFSET n ROWS` is reported to be ignored. */
  readonly offsetClause: 'ignored' | 'refused';
  /** Tables the role may not see, in lower case. */
  readonly hiddenTables: readonly string[];
};

export type Environment = {
  readonly catalog: Catalog;
  readonly parameters: readonly string[];
  readonly zone: TimeZone;
  /** Present instant, in seconds UTC. */
  readonly now: number;
  readonly rules: SuiteQlRules;
  /** Queries named by WITH. */
  readonly named: ReadonlyMap<string, Query>;
};
