/** How the parts of the translation call one another: expressions hold queries and queries hold expressions. */
import type { Expression, Query } from '../syntax/ast.ts';
import type { Scope } from './scope.ts';
import type { Value, ValueType } from './value.ts';

export type Translator = {
  /** A value; conditions are refused. */
  readonly value: (expression: Expression, scope: Scope) => Value;
  /** SQL of a condition; values are refused. */
  readonly condition: (expression: Expression, scope: Scope) => string;
};

/** A translated sub-query, ready to stand in brackets. */
export type SubQuery = { readonly sql: string; readonly types: readonly ValueType[] };

/** How a sub-query becomes SQL. */
export type QueryTranslator = (query: Query, scope: Scope) => SubQuery;
