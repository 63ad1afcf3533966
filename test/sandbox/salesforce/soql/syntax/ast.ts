/**
 * A query as it was written: the shape the parser builds and the binder reads. Nothing in it knows a schema. `at` is the
 * offset in the query text, kept so that every later refusal can point at its place.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select.htm
 */

/** `Account.Owner.Name`: relationship names and, last, a field name. */
export type FieldPath = { readonly kind: 'path'; readonly names: readonly string[]; readonly at: number };

/** `COUNT(Id)`, `CALENDAR_YEAR(CloseDate)`; `COUNT()` has no argument. */
export type FunctionCall = {
  readonly kind: 'call';
  readonly name: string;
  readonly argument: Expression | undefined;
  readonly at: number;
};

export type Expression = FieldPath | FunctionCall;

/** A value as written, or as an Apex expression had it. */
export type Literal =
  | /** `value` is the text meant; `pattern` keeps the backslash before `%`, `_` and `\\` for LIKE. */
    ((
      | { readonly kind: 'string'; readonly value: string; readonly pattern: string }
      | { readonly kind: 'number'; readonly value: number }
      | { readonly kind: 'boolean'; readonly value: boolean }
      /** `USD500`: an amount in a currency of its own. */
      | { readonly kind: 'amount'; readonly isoCode: string; readonly value: number }
      | { readonly kind: 'null' }
      /** `YYYY-MM-DD` */
      | { readonly kind: 'date'; readonly value: string }
      /** An ISO 8601 instant in UTC with milliseconds. */
      | { readonly kind: 'datetime'; readonly value: string }
      /** `HH:MM:SS.mmmZ`; only a bind can mean one. */
      | { readonly kind: 'time'; readonly value: string }
      /** `TODAY`, `LAST_N_DAYS:7`; the name in upper case. */
      | { readonly kind: 'period'; readonly name: string; readonly count: number | undefined }
    ) & {
      readonly at: number;
      /** The Apex type of the bind it was put in the place of. */
      readonly boundType?: string;
    })
  | BindLiteral;

/**
 * `:account.Id`, which only Apex can fill: the compiler puts a type in its place to have the query checked, a run puts a value
 * there.
 */
export type BindLiteral = {
  readonly kind: 'bind';
  readonly source: string;
  readonly at: number;
  /** The canonical name of the expression's type, once the compiler has said it. */
  readonly type?: string;
};

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type ListOperator = 'IN' | 'NOT IN' | 'INCLUDES' | 'EXCLUDES';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | {
      readonly kind: 'compare';
      readonly left: Expression;
      readonly operator: ComparisonOperator;
      readonly right: Literal;
    }
  | { readonly kind: 'like'; readonly left: Expression; readonly right: Literal }
  | {
      readonly kind: 'list';
      readonly left: Expression;
      readonly operator: ListOperator;
      readonly values: readonly Literal[];
    }
  | { readonly kind: 'join'; readonly left: Expression; readonly negated: boolean; readonly query: Query };

export type FieldsGroup = 'ALL' | 'STANDARD' | 'CUSTOM';

export type SelectItem =
  | { readonly kind: 'expression'; readonly expression: Expression; readonly alias: string | undefined }
  | { readonly kind: 'fields'; readonly group: FieldsGroup; readonly at: number }
  | { readonly kind: 'children'; readonly query: Query; readonly at: number }
  | TypeOf;

/** `TYPEOF What WHEN Account THEN Phone ELSE Name END`: fields by the kind of parent. */
export type TypeOf = {
  readonly kind: 'typeof';
  readonly relationship: FieldPath;
  readonly cases: readonly { readonly object: FieldPath; readonly fields: readonly FieldPath[] }[];
  readonly otherwise: readonly FieldPath[];
};

/** `GROUP BY ROLLUP (…)` and `GROUP BY CUBE (…)` add rows of subtotals. */
export type Subtotals = 'ROLLUP' | 'CUBE';

export type OrderItem = {
  readonly expression: Expression;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last';
};

/** A LIMIT or OFFSET. */
export type Amount = { readonly kind: 'amount'; readonly value: number; readonly at: number } | BindLiteral;

export type AccessMode = 'USER_MODE' | 'SYSTEM_MODE' | 'SECURITY_ENFORCED';
export type Purpose = 'UPDATE' | 'VIEW' | 'REFERENCE';

export type Query = {
  /** The text the offsets refer to. */
  readonly text: string;
  readonly select: readonly SelectItem[];
  /** An object, or in a sub-query a child relationship; `path` has several names when written `Account.Contacts`. */
  readonly from: { readonly path: FieldPath; readonly alias: string | undefined };
  readonly scope: string | undefined;
  readonly where: Condition | undefined;
  readonly access: AccessMode | undefined;
  readonly groupBy: readonly Expression[];
  readonly subtotals: Subtotals | undefined;
  readonly having: Condition | undefined;
  readonly orderBy: readonly OrderItem[];
  readonly limit: Amount | undefined;
  readonly offset: Amount | undefined;
  readonly purposes: readonly Purpose[];
  readonly allRows: boolean;
};
