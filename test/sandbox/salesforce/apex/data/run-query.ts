/**
 * Runs queries of Apex, written in code or put together as text, with the values of their binds, within the transaction's limits.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dynamic_soql.htm
 */
import type { Org } from '../../data/types.ts';
import {
  bindQuery,
  contextFor,
  contextOf,
  findRows,
  parseQuery,
  SoqlError,
  type BindLiteral,
  type BoundQuery,
  type BoundSelect,
  type Found,
  type Query,
  type QueryContext,
} from '../../soql/index.ts';
import type { QueryAccess, QuerySite } from '../compiler/query-site.ts';
import { transaction } from '../runtime/current.ts';
import { apexException, type ApexException } from '../runtime/exceptions.ts';
import type { ApexList } from '../values/list.ts';
import { sharedRows } from '../../sharing/shared-rows.ts';
import { checkQueryAccess, sharingCounts } from './access.ts';
import { withValues } from './bind-values.ts';
import { readInlineQuery } from './inline-query.ts';
import { makeRecords } from './make-records.ts';

const queryException = (message: string): ApexException => apexException('System.QueryException', message);

const inApexWords = (error: unknown): unknown => (error instanceof SoqlError ? queryException(error.message) : error);

/** Does what the query engine may refuse. @throws System.QueryException */
export const inQueryWords = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw inApexWords(error);
  }
};

/** A query with its values in place, and the mode it runs in unless it says so itself. */
export type Request = {
  readonly query: Query;
  readonly access: QueryAccess;
  /** Whether the user's sharing counts in system mode, too; it does not when left out. */
  readonly sharing?: QuerySite['sharing'];
  /** What the rows count against: those of a query locator have a limit of their own. */
  readonly rowLimit?: 'queryRows' | 'queryLocatorRows';
  /** Part of a search, which has a limit of its own. */
  readonly isSearch?: boolean;
  /** False for one of several queries that count as one, as those of a flow's interviews do: whoever runs them counts. */
  readonly isCounted?: boolean;
};

const MODES = { USER_MODE: 'user', SYSTEM_MODE: 'system', SECURITY_ENFORCED: 'user' } as const;

const isChildren = (item: BoundSelect): item is Extract<BoundSelect, { kind: 'children' }> => item.kind === 'children';

/** Sub-queries count apart; custom metadata does not count at all. */
const countQueries = ({ object, projection }: BoundQuery): void => {
  const { limits } = transaction();
  if (object.kind === 'metadata') return;
  limits.use('queries');
  const children = projection.kind === 'records' ? projection.select.filter(isChildren).length : 0;
  if (children > 0) limits.use('aggregateQueries', children);
};

type Answer = { readonly context: QueryContext; readonly bound: BoundQuery; readonly found: Found };

const countsItself = ({ isSearch, isCounted }: Request): boolean => isSearch !== true && isCounted !== false;

const answerTo = (org: Org, request: Request): Answer =>
  inQueryWords(() => {
    const { user } = transaction();
    const { query, access } = request;
    const bound = bindQuery(org.schema, query);
    if (countsItself(request)) countQueries(bound);
    const mode = bound.access === undefined ? access : MODES[bound.access];
    checkQueryAccess(bound, mode);
    const sees = sharingCounts(mode, request.sharing) ? sharedRows(org, user.userId) : undefined;
    const context = contextFor(
      { ...contextOf(org, { includeDeleted: false, userId: user.userId }), sees, now: transaction().now() },
      bound,
    );
    return { context, bound, found: findRows(context, bound) };
  });

/** @throws System.QueryException in the platform's words; LimitExceeded */
export const runQuery = (org: Org, request: Request): ApexList => {
  const { context, bound, found } = answerTo(org, request);
  if (found.kind === 'count') throw queryException('COUNT() query must be assigned to an Integer');
  const { list, rowsRead } = makeRecords(context, bound, found);
  const isCounted = bound.object.kind !== 'metadata' && countsItself(request);
  if (isCounted) transaction().limits.use(request.rowLimit ?? 'queryRows', rowsRead);
  return list;
};

/** The number a `SELECT COUNT()` answers. @throws as `runQuery` */
export const runCount = (org: Org, request: Request): number => {
  const { found } = answerTo(org, request);
  if (found.kind !== 'count') throw queryException('Only COUNT() queries can be counted');
  transaction().limits.use('queryRows');
  return found.count;
};

/** A query of the code with the values of its binds, in the order of the text. */
export const inlineRequest = (site: QuerySite, values: readonly unknown[]): Request =>
  inQueryWords(() => {
    const { query, binds } = readInlineQuery(site.text);
    const places = new Map(binds.map(({ at }, index) => [at, values[index] ?? null]));
    return { query: withValues(query, ({ at }) => places.get(at)), access: site.access, sharing: site.sharing };
  });

/** Finds the value of a bind of a dynamic query. @throws System.QueryException when there is none */
export type FindVariable = (name: string) => unknown;

const NAME = /^\w+$/;
const PATH = /^\w+(?:\s*\.\s*\w+)+$/;

const valueOf =
  (find: FindVariable) =>
  ({ source }: BindLiteral): unknown => {
    if (NAME.test(source)) return find(source);
    if (PATH.test(source)) throw queryException(`Variable does not exist: ${source}`);
    throw queryException('Only variable references are allowed in dynamic SOQL/SOSL.');
  };

export type DynamicQuery = Omit<Request, 'query'> & { readonly text: string; readonly find: FindVariable };

/** A query given as text. @throws System.QueryException when it is none */
export const dynamicRequest = ({ text, find, ...others }: DynamicQuery): Request =>
  inQueryWords(() => ({ ...others, query: withValues(parseQuery(text), valueOf(find)) }));
