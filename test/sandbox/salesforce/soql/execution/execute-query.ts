/** Runs a bound query. What it selects is decided at once; records take their JSON shape page by page. */
import { Unsupported } from '../../../shared/unsupported.ts';
import type { SObjectRecord } from '../../data/types.ts';
import type { BoundQuery, Projection } from '../binding/bound.ts';
import type { QueryContext } from './context.ts';
import { type Group, groupRows } from './group-rows.ts';
import { type JsonRecord, type JsonValue, jsonValueOf, recordRenderer } from './render-records.ts';
import { rowSelection, selectRows } from './select-rows.ts';

export type QueryAnswer = {
  /** The object of the FROM clause. */
  readonly objectName: string;
  readonly kind: Projection['kind'];
  /** All records or groups selected; for a bare `COUNT()` the count. */
  readonly totalSize: number;
  /** How many records the pages hold together: none for `COUNT()`. */
  readonly length: number;
  /** Records `start` up to, but not including, `end`. */
  page(start: number, end: number): readonly JsonRecord[];
};

const countAnswer = (context: QueryContext, query: BoundQuery): QueryAnswer => {
  const totalSize = selectRows(context, query).length;
  return { objectName: query.object.name, kind: 'count', totalSize, length: 0, page: () => [] };
};

const recordsAnswer = (context: QueryContext, query: BoundQuery): QueryAnswer => {
  const rows = selectRows(context, query);
  const render = recordRenderer(context, query);
  return {
    objectName: query.object.name,
    kind: 'records',
    totalSize: rows.length,
    length: rows.length,
    page: (start, end) => rows.slice(start, end).map((row: SObjectRecord) => render(row)),
  };
};

type AggregateProjection = Extract<Projection, { kind: 'aggregate' }>;

const groupRenderer =
  ({ columns }: AggregateProjection) =>
  (group: Group): JsonRecord => {
    const record: Record<string, JsonValue> = { attributes: { type: 'AggregateResult' } };
    for (const { key, value } of columns) record[key] = jsonValueOf(value.type, group.get(value.name) ?? null);
    return record;
  };

const groupsAnswer = (context: QueryContext, query: BoundQuery, projection: AggregateProjection): QueryAnswer => {
  const selection = rowSelection(context, query);
  const rows = selection.filter(selection.candidates());
  const groups = groupRows(context, { ...query, projection }, rows);
  const render = groupRenderer(projection);
  return {
    objectName: query.object.name,
    kind: 'aggregate',
    totalSize: groups.length,
    length: groups.length,
    page: (start, end) => groups.slice(start, end).map((group) => render(group)),
  };
};

const refuseUnsupported = ({ access, purposes }: BoundQuery): void => {
  // Without permissions to check, only the mode that checks none can be honoured.
  if (access !== undefined && access !== 'SYSTEM_MODE') throw new Unsupported(`WITH ${access} in SOQL`);
  const purpose = purposes.find((known) => known !== 'UPDATE');
  if (purpose !== undefined) throw new Unsupported(`FOR ${purpose} in SOQL`);
};

/**
 * Runs the query.
 * @throws Unsupported for clauses that would need what the sandbox does not keep
 */
export const executeQuery = (given: QueryContext, query: BoundQuery): QueryAnswer => {
  refuseUnsupported(query);
  const context = { ...given, includeDeleted: given.includeDeleted || query.allRows };
  const { projection } = query;
  if (projection.kind === 'count') return countAnswer(context, query);
  return projection.kind === 'records' ? recordsAnswer(context, query) : groupsAnswer(context, query, projection);
};
