/** What the readers of a query share: the place in the text, and one another, since queries are made of expressions and expressions of queries. */
import type { Expression, Query } from './ast.ts';
import type { TokenStream } from './token-stream.ts';

export type Parsing = {
  readonly stream: TokenStream;
  /** Reads a query; brackets around it are the caller's. */
  query(): Query;
  /** Reads a condition or a value. */
  expression(): Expression;
};

/** Expressions between commas, at least one. */
export const parseList = (parsing: Parsing): readonly Expression[] => {
  const items = [parsing.expression()];
  while (parsing.stream.accept(',')) items.push(parsing.expression());
  return items;
};
