/** What a SuiteQL text says, before anyone has asked whether its tables and columns exist. */

export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '||';

export type Branch = { readonly when: Expression; readonly then: Expression };

export type Expression =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'parameter'; readonly index: number }
  | { readonly kind: 'null' }
  | { readonly kind: 'rownum' }
  | {
      readonly kind: 'column';
      readonly qualifier: string | undefined;
      readonly name: string;
      /** Oracle's `(+)` behind the column: the side that may be missing. */
      readonly optional: boolean;
    }
  | { readonly kind: 'negate'; readonly operand: Expression }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'compare';
      readonly operator: ComparisonOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'and'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'isNull'; readonly operand: Expression; readonly negated: boolean }
  | {
      readonly kind: 'between';
      readonly operand: Expression;
      readonly low: Expression;
      readonly high: Expression;
      readonly negated: boolean;
    }
  | {
      readonly kind: 'like';
      readonly operand: Expression;
      readonly pattern: Expression;
      readonly escape: Expression | undefined;
      readonly negated: boolean;
    }
  | {
      readonly kind: 'inList';
      readonly operand: Expression;
      readonly items: readonly Expression[];
      readonly negated: boolean;
    }
  | { readonly kind: 'inQuery'; readonly operand: Expression; readonly query: Query; readonly negated: boolean }
  | { readonly kind: 'exists'; readonly query: Query }
  | { readonly kind: 'scalarQuery'; readonly query: Query }
  | {
      readonly kind: 'case';
      readonly subject: Expression | undefined;
      readonly branches: readonly Branch[];
      readonly otherwise: Expression | undefined;
    }
  | {
      readonly kind: 'call';
      /** Upper case, with its `BUILTIN.` when it has one. */
      readonly name: string;
      readonly args: readonly Expression[];
      readonly distinct: boolean;
      /** `COUNT(*)` */
      readonly star: boolean;
    };

export type ExpressionOf<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

export type SelectItem =
  | { readonly kind: 'star'; readonly qualifier: string | undefined }
  | { readonly kind: 'expression'; readonly expression: Expression; readonly alias: string | undefined };

export type FromSource = (
  { readonly kind: 'table'; readonly name: string } | { readonly kind: 'subquery'; readonly query: Query }
) & { readonly alias: string | undefined };

export type JoinKind = 'comma' | 'inner' | 'left' | 'cross';
export type Join = { readonly kind: JoinKind; readonly source: FromSource; readonly on: Expression | undefined };

export type Select = {
  readonly kind: 'select';
  readonly distinct: boolean;
  readonly items: readonly SelectItem[];
  /** The first source is the `comma` join of nothing. */
  readonly from: readonly Join[];
  readonly where: Expression | undefined;
  readonly groupBy: readonly Expression[];
  readonly having: Expression | undefined;
};

export type SetOperator = 'UNION' | 'UNION ALL' | 'INTERSECT' | 'MINUS';
export type QueryBody =
  | Select
  | { readonly kind: 'set'; readonly operator: SetOperator; readonly left: QueryBody; readonly right: QueryBody };

export type OrderKey = {
  readonly expression: Expression;
  readonly descending: boolean;
  readonly nulls: 'FIRST' | 'LAST' | undefined;
};

export type Query = {
  readonly with: readonly { readonly name: string; readonly query: Query }[];
  readonly body: QueryBody;
  readonly orderBy: readonly OrderKey[];
  /** `OFFSET n ROWS`, which the platform is reported to ignore. */
  readonly hasOffset: boolean;
  /** `FETCH FIRST n ROWS ONLY` */
  readonly fetch: number | undefined;
};
