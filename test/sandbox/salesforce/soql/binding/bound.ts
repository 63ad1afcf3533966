/**
 * A query after every name in it was found in the schema and every value fits its field: what execution reads. Nothing in it
 * can fail any more for reasons of wording.
 */
import type { Value } from '../../data/types.ts';
import type { ChildRelationship, FieldSchema, FieldType, ObjectSchema } from '../../schema/types.ts';
import type { AccessMode, ComparisonOperator, Purpose, Subtotals } from '../syntax/ast.ts';
import type { DatePart } from '../execution/date-parts.ts';

/** One step from a record to a parent; several targets when the reference is polymorphic. */
export type Hop = {
  readonly relationship: string;
  readonly reference: FieldSchema;
  readonly targets: readonly ObjectSchema[];
};

/** A field of the queried object or, over hops, of a parent. */
export type BoundField = {
  readonly kind: 'field';
  readonly hops: readonly Hop[];
  readonly field: FieldSchema;
  readonly type: FieldType;
  /** The path under its proper names, as in `Account.Owner.Name`. */
  readonly name: string;
};

export type AggregateFunction = 'COUNT' | 'COUNT_DISTINCT' | 'SUM' | 'AVG' | 'MIN' | 'MAX';

export type BoundDatePart = {
  readonly kind: 'date-part';
  readonly part: DatePart;
  readonly argument: BoundField;
  /** `convertTimezone(…)` around the field: the user's clock decides, not GMT. */
  readonly inUserZone: boolean;
  readonly type: FieldType;
  readonly name: string;
};
export type BoundLabel = {
  readonly kind: 'label';
  readonly argument: BoundField;
  readonly type: FieldType;
  readonly name: string;
};
/** An amount in the currency of the user, or in that of the company. */
export type BoundConversion = {
  readonly kind: 'conversion';
  readonly to: 'user' | 'corporate';
  readonly argument: BoundField;
  readonly type: FieldType;
  readonly name: string;
};
/** `GROUPING(Field)`: 1 in rows of subtotals that leave the field out, else 0. */
export type BoundGrouping = {
  readonly kind: 'grouping';
  readonly argument: BoundField;
  readonly type: FieldType;
  readonly name: string;
};
export type BoundAggregate = {
  readonly kind: 'aggregate';
  readonly calculation: AggregateFunction;
  readonly argument: BoundField;
  readonly type: FieldType;
  readonly name: string;
};

/** What can be read from one record. */
export type RowValue = BoundField | BoundDatePart | BoundLabel | BoundConversion;
/** What a query may mention; aggregates are read from a group of records. */
export type BoundValue = RowValue | BoundAggregate | BoundGrouping;

/** What a condition compares with: a plain value, an amount of a currency, or the days of a relative date literal. */
export type FilterValue =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'amount'; readonly isoCode: string; readonly value: number }
  | { readonly kind: 'period'; readonly name: string; readonly count: number | undefined };

/** A condition on one value of a record or group. */
export type BoundTest =
  | {
      readonly kind: 'compare';
      readonly left: BoundValue;
      readonly operator: ComparisonOperator;
      readonly right: FilterValue;
    }
  | { readonly kind: 'like'; readonly left: BoundValue; readonly pattern: string }
  | {
      readonly kind: 'in';
      readonly left: BoundValue;
      readonly negated: boolean;
      readonly values: readonly FilterValue[];
    }
  | {
      readonly kind: 'includes';
      readonly left: BoundValue;
      readonly negated: boolean;
      /** Any group fits whose values are all selected. */
      readonly groups: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'join';
      readonly left: BoundField;
      readonly negated: boolean;
      readonly query: BoundQuery;
      readonly selected: BoundField;
    };

export type BoundCondition =
  | { readonly kind: 'and'; readonly parts: readonly BoundCondition[] }
  | { readonly kind: 'or'; readonly parts: readonly BoundCondition[] }
  | { readonly kind: 'not'; readonly part: BoundCondition }
  | BoundTest;

export type BoundSelect =
  | { readonly kind: 'value'; readonly value: RowValue; readonly alias: string | undefined }
  | { readonly kind: 'children'; readonly relationship: ChildRelationship; readonly query: BoundQuery }
  | BoundTypeOf;

type BoundItem = { readonly kind: 'value'; readonly value: RowValue; readonly alias: string | undefined };

/** Fields of a polymorphic parent by the name of its object; `otherwise` for every other one. */
export type BoundTypeOf = {
  readonly kind: 'typeof';
  readonly hop: Hop;
  readonly cases: ReadonlyMap<string, readonly BoundItem[]>;
  readonly otherwise: readonly BoundItem[];
};

/** One column of an aggregate result. */
export type AggregateColumn = { readonly key: string; readonly value: BoundValue };

export type BoundOrder = {
  readonly value: BoundValue;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last';
};

/** What a query answers: records, one bare number (`COUNT()`), or rows of groups. */
export type Projection =
  | { readonly kind: 'records'; readonly select: readonly BoundSelect[] }
  | { readonly kind: 'count' }
  | {
      readonly kind: 'aggregate';
      readonly groupBy: readonly RowValue[];
      readonly subtotals: Subtotals | undefined;
      readonly columns: readonly AggregateColumn[];
      readonly having: BoundCondition | undefined;
    };

export type BoundQuery = {
  readonly object: ObjectSchema;
  /** Only records that the user owns. */
  readonly isMine: boolean;
  readonly projection: Projection;
  readonly where: BoundCondition | undefined;
  readonly orderBy: readonly BoundOrder[];
  readonly limit: number | undefined;
  readonly offset: number;
  readonly access: AccessMode | undefined;
  readonly purposes: readonly Purpose[];
  readonly allRows: boolean;
};
