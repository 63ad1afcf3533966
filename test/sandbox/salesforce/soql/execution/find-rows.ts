/** Runs a bound query up to the point where its answer takes a shape: stored records, groups of them, or a number. */
import type { SObjectRecord } from '../../data/types.ts';
import type { AggregateColumn, BoundQuery } from '../binding/bound.ts';
import type { QueryContext } from './context.ts';
import { type Group, groupRows } from './group-rows.ts';
import { rowSelection, selectRows } from './select-rows.ts';

export type Found =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'records'; readonly rows: readonly SObjectRecord[] }
  | {
      readonly kind: 'aggregate';
      readonly groups: readonly Group[];
      readonly columns: readonly AggregateColumn[];
      /** How many records the groups were made of. */
      readonly rowsRead: number;
    };

/** `ALL ROWS` of the query and the context's own wish both bring deleted records in. */
export const contextFor = (given: QueryContext, query: BoundQuery): QueryContext => ({
  ...given,
  includeDeleted: given.includeDeleted || query.allRows,
});

/** @param context as `contextFor` makes it */
export const findRows = (context: QueryContext, query: BoundQuery): Found => {
  const { projection } = query;
  if (projection.kind === 'count') return { kind: 'count', count: selectRows(context, query).length };
  if (projection.kind === 'records') return { kind: 'records', rows: selectRows(context, query) };
  const selection = rowSelection(context, query);
  const rows = selection.filter(selection.candidates());
  const groups = groupRows(context, { ...query, projection }, rows);
  return { kind: 'aggregate', groups, columns: projection.columns, rowsRead: rows.length };
};
