/** The query engine's front door: SOQL text in, records in the shape of the REST API out. */
import type { Asker } from '../access/caller-org.ts';
import type { Org } from '../data/types.ts';
import { bindQuery } from './binding/bind-query.ts';
import type { QueryContext } from './execution/context.ts';
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
export { bindsOf, mapBinds, type BindMeaning } from './syntax/map-binds.ts';
export { parseQuery } from './syntax/parse-query.ts';
export type { BindLiteral, Literal, Query } from './syntax/ast.ts';
export type {
  BoundCondition,
  BoundField,
  BoundQuery,
  BoundSelect,
  BoundTypeOf,
  BoundValue,
  Hop,
  RowValue,
} from './binding/bound.ts';
export { addressOf } from './execution/compound-address.ts';
export type { QueryContext } from './execution/context.ts';
export { contextFor, findRows, type Found } from './execution/find-rows.ts';
export { rowReader } from './execution/read-value.ts';
export { recordShaper, type RecordMaker } from './execution/shape-records.ts';

export type SoqlRequest = {
  readonly soql: string;
  /** Whether records in the recycle bin are seen too (queryAll). */
  readonly includeDeleted: boolean;
  /** `68.0`; stands in the addresses of records. */
  readonly apiVersion?: string;
  /** Who asks; days of date literals begin in that user's time zone, in UTC when left out. */
  readonly userId?: string;
  /** What that user may see; everything when left out. */
  readonly asker?: Asker;
};

const NEWEST_API_VERSION = '68.0';

const timeZoneOf = (org: Org, userId: string | undefined): string => {
  const timeZone = userId === undefined ? undefined : org.byId('User', userId)?.TimeZoneSidKey;
  return typeof timeZone === 'string' ? timeZone : 'UTC';
};

/** What a run of a query knows of the org and of who asks. */
export const contextOf = (org: Org, request: Omit<SoqlRequest, 'soql'>): QueryContext => ({
  org,
  now: org.clock.now(),
  userId: request.userId,
  sees: request.asker?.sees,
  timeZone: timeZoneOf(org, request.userId),
  includeDeleted: request.includeDeleted,
  apiVersion: request.apiVersion ?? NEWEST_API_VERSION,
});

/**
 * Runs a query whose records are asked for page by page.
 * @throws SoqlError when the platform would refuse it
 * @throws Unsupported for what the platform knows and the sandbox does not
 */
export const openQuery = (org: Org, request: SoqlRequest): QueryAnswer =>
  executeQuery(contextOf(org, request), bindQuery(request.asker?.schema ?? org.schema, parseQuery(request.soql)));

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
export const openTable = (org: Org, query: BoundQuery, request: Omit<SoqlRequest, 'soql'>): QueryTable =>
  queryTable(contextOf(org, request), query);
