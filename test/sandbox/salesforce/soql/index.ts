/** The query engine's front door: SOQL text in, records in the shape of the REST API out. */
import type { Org } from '../data/types.ts';
import { bindQuery } from './binding/bind-query.ts';
import { executeQuery, type QueryAnswer } from './execution/execute-query.ts';
import type { JsonRecord } from './execution/render-records.ts';
import type { BoundQuery } from './binding/bound.ts';
import { queryTable, type QueryTable } from './execution/query-table.ts';
import { parseQuery } from './syntax/parse-query.ts';

export type { QueryTable } from './execution/query-table.ts';
export { SoqlError } from './soql-error.ts';
export type { JsonRecord } from './execution/render-records.ts';
export type { QueryAnswer } from './execution/execute-query.ts';
export { bindQuery } from './binding/bind-query.ts';
export { parseQuery } from './syntax/parse-query.ts';
export type { BoundQuery } from './binding/bound.ts';

export type SoqlRequest = {
  readonly soql: string;
  /** Whether records in the recycle bin are seen too (queryAll). */
  readonly includeDeleted: boolean;
  /** `68.0`; stands in the addresses of records. */
  readonly apiVersion?: string;
};

const NEWEST_API_VERSION = '68.0';

/**
 * Runs a query whose records are asked for page by page.
 * @throws SoqlError when the platform would refuse it
 * @throws Unsupported for what the platform knows and the sandbox does not
 */
export const openQuery = (org: Org, request: SoqlRequest): QueryAnswer =>
  executeQuery(
    {
      org,
      now: org.clock.now(),
      includeDeleted: request.includeDeleted,
      apiVersion: request.apiVersion ?? NEWEST_API_VERSION,
    },
    bindQuery(org.schema, parseQuery(request.soql)),
  );

/** Runs a query and answers all its records at once; refusals as for `openQuery`. */
export const runSoql = (
  org: Org,
  request: SoqlRequest,
): { objectName: string; totalSize: number; records: readonly JsonRecord[] } => {
  const answer = openQuery(org, request);
  const { objectName, totalSize } = answer;
  return { objectName, totalSize, records: answer.page(0, answer.length) };
};

/** Runs a bound query of records for its rows of text, as bulk queries answer them. */
export const openTable = (org: Org, query: BoundQuery, includeDeleted: boolean): QueryTable =>
  queryTable({ org, now: org.clock.now(), includeDeleted, apiVersion: NEWEST_API_VERSION }, query);
