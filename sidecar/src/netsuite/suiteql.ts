import { z } from 'zod';
import { needsAPerson, tryAgain } from '../shared/failure.ts';
import type { NetSuiteClient } from './client.ts';
import type { Lane } from './request-lanes.ts';

/**
 * One page of a SuiteQL query. Rows arrive as text under lower-case names with empty columns left out; the caller's
 * schema turns them into values. Paging by key is the caller's: offsets drift while rows change.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157909186990.html
 */
export const SUITEQL_PAGE = 1000;

export type Selection<Row> = {
  readonly query: string;
  /** Bound to the `?` marks, in order. */
  readonly params?: readonly string[];
  readonly row: z.ZodType<Row>;
  readonly lane?: Lane | undefined;
};

export type Page<Row> = { readonly rows: readonly Row[]; readonly totalResults: number; readonly hasMore: boolean };

export type SuiteQl = {
  /** The first page, at most 1,000 rows. */
  readonly page: <Row>(selection: Selection<Row>) => Promise<Page<Row>>;
  /** All rows of a small table. @throws Failure SCHEMA_CHANGED when there are more than one page holds */
  readonly all: <Row>(selection: Selection<Row>) => Promise<readonly Row[]>;
};

const answer = z.object({ items: z.array(z.unknown()), hasMore: z.boolean(), totalResults: z.number() });

export const suiteQl = (client: NetSuiteClient): SuiteQl => {
  const page = async <Row>(selection: Selection<Row>): Promise<Page<Row>> => {
    const { json } = await client.request({
      method: 'POST',
      path: `/services/rest/query/v1/suiteql?limit=${SUITEQL_PAGE}`,
      headers: { prefer: 'transient' },
      body: { q: selection.query, ...(selection.params === undefined ? {} : { params: selection.params }) },
      lane: selection.lane,
    });
    const read = answer.safeParse(json);
    if (!read.success) throw unreadable(z.prettifyError(read.error));
    const rows = z.array(selection.row).safeParse(read.data.items);
    if (!rows.success) throw unreadable(z.prettifyError(rows.error));
    return { rows: rows.data, totalResults: read.data.totalResults, hasMore: read.data.hasMore };
  };

  return {
    page,
    async all(selection) {
      const only = await page(selection);
      if (!only.hasMore) return only.rows;
      throw needsAPerson({
        code: 'SCHEMA_CHANGED',
        message: `A list that Orderbridge reads whole has grown to ${only.totalResults} rows: ${selection.query}`,
        advice: 'Report it: this list needs reading page by page.',
        owner: 'engineer',
      });
    },
  };
};

const unreadable = (why: string) =>
  tryAgain({
    code: 'ANSWER_UNREADABLE',
    message: `NetSuite's answer to a query does not have the expected shape: ${why}`,
    advice: 'It is asked once more; if it repeats, a field was probably renamed or hidden from the integration role.',
    owner: 'netsuite-admin',
  });
