/**
 * Where a query stands in Apex: its text, what it selects, and the access it runs with. Checking the query against the schema
 * is the query engine's; the compiler only needs the type of its answer and what is wrong with it.
 */
import type { Position, Sharing } from '../syntax/ast.ts';

export type QueryAccess = 'user' | 'system';

/** The sharing keyword that goes for code; `omitted` where none does and the caller's mode stays in effect. */
export type CodeSharing = Sharing | 'omitted';

/** A query as generated code runs it, once for each set of bind values. */
export type QuerySite = {
  readonly text: string;
  /** Offsets of the bind expressions in the text, in order; values are passed in that order. */
  readonly binds: readonly { readonly start: number; readonly end: number }[];
  /** Said by the query itself, or what the class's API version makes the default. */
  readonly access: QueryAccess;
  /** Whether sharing rules apply: as the class around says, decided at run time where it leaves that to its caller. */
  readonly sharing: CodeSharing;
};

export type CheckedQuery = {
  /** The canonical type name of one row: `Account`, `AggregateResult`; `Integer` for `COUNT()`. */
  readonly row: string;
  readonly problems: readonly { readonly message: string; readonly offset: number }[];
};

export type SoqlCompiler = {
  /** Checks the query against the schema; `bindTypes` are the canonical types of its bind expressions. */
  check(text: string, bindTypes: readonly string[]): CheckedQuery;
};

/** Where an offset of the query's text lies in the file, for queries that go over several lines. */
export const positionIn = (text: string, offset: number, start: Position): Position => {
  const before = text.slice(0, offset).split('\n');
  const last = before.at(-1) ?? '';
  return before.length === 1
    ? { line: start.line, column: start.column + 1 + last.length }
    : { line: start.line + before.length - 1, column: last.length + 1 };
};
