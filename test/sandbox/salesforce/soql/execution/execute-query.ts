/** Runs a bound query. What it selects is decided at once; records take their JSON shape page by page. */
import { Unsupported } from '../../../shared/unsupported.ts';
import type { BoundQuery, Projection } from '../binding/bound.ts';
import type { QueryContext } from './context.ts';
import { contextFor, findRows, type Found } from './find-rows.ts';
import type { Group } from './group-rows.ts';
import { type JsonRecord, type JsonValue, jsonValueOf, recordRenderer } from './render-records.ts';

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

const groupRenderer =
  ({ columns }: Extract<Found, { kind: 'aggregate' }>) =>
  (group: Group): JsonRecord => {
    const record: Record<string, JsonValue> = { attributes: { type: 'AggregateResult' } };
    for (const { key, value } of columns) record[key] = jsonValueOf(value.type, group.get(value.name) ?? null);
    return record;
  };

const refuseUnsupported = ({ access, purposes }: BoundQuery): void => {
  // Without permissions to check, only the mode that checks none can be honoured.
  if (access !== undefined && access !== 'SYSTEM_MODE') throw new Unsupported(`WITH ${access} in SOQL`);
  const purpose = purposes.find((known) => known !== 'UPDATE');
  if (purpose !== undefined) throw new Unsupported(`FOR ${purpose} in SOQL`);
};

const paged = <Row>(rows: readonly Row[], render: (row: Row) => JsonRecord) => ({
  totalSize: rows.length,
  length: rows.length,
  page: (start: number, end: number) => rows.slice(start, end).map((row) => render(row)),
});

/**
 * Runs the query.
 * @throws Unsupported for clauses that would need what the sandbox does not keep
 */
export const executeQuery = (given: QueryContext, query: BoundQuery): QueryAnswer => {
  refuseUnsupported(query);
  const context = contextFor(given, query);
  const found = findRows(context, query);
  const head = { objectName: query.object.name, kind: found.kind };
  if (found.kind === 'count') return { ...head, totalSize: found.count, length: 0, page: () => [] };
  if (found.kind === 'records') return { ...head, ...paged(found.rows, recordRenderer(context, query)) };
  return { ...head, ...paged(found.groups, groupRenderer(found)) };
};
