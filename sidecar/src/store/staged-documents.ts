import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Invoice, StagedBatch } from '../invoices/index.ts';
import { invoice } from '../invoices/index.ts';
import type { Database, Sql } from './database.ts';

/**
 * Documents on their way to Salesforce, and as they were last written. A document is staged only when its content differs
 * from what was written and is not older (of one second, not read earlier); it is remembered as written only when
 * Salesforce took it. While a version waits, even one that Salesforce refused, whatever is newer takes its place.
 */

const STAGED_PAGE = 300;

/** What makes two readings of a document the same; when it was modified does not. */
const hashOf = ({ modifiedAt: _modifiedAt, ...content }: Invoice): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url');

const STAGE = `
  with incoming as (
    select * from jsonb_to_recordset($1::jsonb)
      as r(id bigint, document jsonb, content_hash text, modified_at timestamptz, read_at timestamptz, line_keys text[],
           line_count int)
  ), fresh as (
    select i.* from incoming i
    left join orderbridge.documents d on d.id = i.id
    left join orderbridge.staged_documents s on s.id = i.id
    where case when s.id is not null
        then s.content_hash <> i.content_hash and (s.modified_at, s.read_at) <= (i.modified_at, i.read_at)
        else d.id is null
          or d.content_hash <> i.content_hash and (d.modified_at, d.read_at) <= (i.modified_at, i.read_at) end
  )
  insert into orderbridge.staged_documents as s (id, document, content_hash, modified_at, read_at, line_keys, line_count)
  select id, document, content_hash, modified_at, read_at, line_keys, line_count from fresh order by id
  on conflict (id) do update set document = excluded.document, content_hash = excluded.content_hash,
    modified_at = excluded.modified_at, read_at = excluded.read_at, line_keys = excluded.line_keys,
    line_count = excluded.line_count, staged_at = clock_timestamp()
  where (s.modified_at, s.read_at) <= (excluded.modified_at, excluded.read_at)`;

const stagedRow = (document: Invoice, readAt: Date) => ({
  id: document.id,
  document,
  content_hash: hashOf(document),
  modified_at: document.modifiedAt,
  read_at: readAt,
  line_keys: document.lines.map(({ key }) => key),
  line_count: document.lines.length,
});

/** Stages what changed; answers how many documents that were. @param readAt when the ledger was asked */
export const stageDocuments = (sql: Sql, documents: readonly Invoice[], readAt: Date): Promise<number> =>
  documents.length === 0
    ? Promise.resolve(0)
    : sql.run(STAGE, [JSON.stringify(documents.map((document) => stagedRow(document, readAt)))]);

const documentRow = z.object({ document: invoice }).transform((row) => row.document);

/** Stages remembered documents as deleted: they stay visible and owe nothing. Answers how many that were. */
export const stageDeletedDocuments = async (sql: Sql, ids: readonly string[], readAt: Date): Promise<number> => {
  const alive = await sql.rows(
    documentRow,
    `select coalesce(s.document, d.document) as document
     from orderbridge.documents d full join orderbridge.staged_documents s using (id)
     where id = any($1::bigint[]) and coalesce(s.document, d.document)->>'status' <> 'Deleted'`,
    [ids],
  );
  const at = readAt.toISOString();
  const gone = alive.map((document): Invoice => ({
    ...document,
    status: 'Deleted',
    amountDue: '0',
    // The two clocks may differ: a deletion is never older than what it deletes.
    modifiedAt: document.modifiedAt > at ? document.modifiedAt : at,
  }));
  return stageDocuments(sql, gone, readAt);
};

const STAGE_AGAIN = `
  insert into orderbridge.staged_documents (id, document, content_hash, modified_at, read_at, line_keys, line_count)
  select id, document, content_hash, modified_at, read_at, line_keys, cardinality(line_keys)
  from orderbridge.documents where id = any($1::bigint[])
  on conflict (id) do nothing`;

/** Stages documents as they were last written; what waits already is newer. */
export const stageAgain = async (sql: Sql, ids: readonly string[]): Promise<void> => {
  await sql.run(STAGE_AGAIN, [ids]);
};

/** The document as it waits to be written. */
export const stagedDocument = (sql: Sql, id: string): Promise<Invoice | undefined> =>
  sql.row(documentRow, 'select document from orderbridge.staged_documents where id = $1', [id]);

const countRow = z.object({ documents: z.number(), lines: z.number(), as_of: z.string() });
const keyRow = z.object({ key: z.string() });
const pageRow = z.object({ id: z.coerce.string(), document: invoice });

const REMOVED_LINES = `
  select k as key from orderbridge.staged_documents s join orderbridge.documents d on d.id = s.id, unnest(d.line_keys) k
  where s.staged_at <= $1 and not (k = any(s.line_keys))`;

const SETTLE = `
  with done as (
    delete from orderbridge.staged_documents where not (id = any($1::bigint[])) and staged_at <= $2
    returning id, document, content_hash, modified_at, read_at, line_keys
  )
  insert into orderbridge.documents (id, document, content_hash, modified_at, read_at, line_keys)
  select * from done
  on conflict (id) do update set document = excluded.document, content_hash = excluded.content_hash,
    modified_at = excluded.modified_at, read_at = excluded.read_at, line_keys = excluded.line_keys, written_at = now()`;

/** What is staged now, as one batch. */
export const stagedBatch = async (database: Database): Promise<StagedBatch> => {
  const count = await database.row(
    countRow,
    `select count(*) as documents, coalesce(sum(line_count), 0) as lines, clock_timestamp()::text as as_of
     from orderbridge.staged_documents`,
  );
  const { documents, lines, as_of: asOf } = count ?? { documents: 0, lines: 0, as_of: 'now' };
  const removed = documents === 0 ? [] : await database.rows(keyRow, REMOVED_LINES, [asOf]);
  return {
    documents,
    lines,
    pages: () => pagesOf(database, asOf),
    removedLineKeys: removed.map(({ key }) => key),
    settle: async (failed) => {
      await database.run(SETTLE, [failed, asOf]);
    },
  };
};

async function* pagesOf(database: Database, asOf: string): AsyncGenerator<readonly Invoice[]> {
  let afterId = '0';
  for (;;) {
    const page = await database.rows(
      pageRow,
      `select id, document from orderbridge.staged_documents where id > $1 and staged_at <= $2 order by id limit ${STAGED_PAGE}`,
      [afterId, asOf],
    );
    const last = page.at(-1);
    if (last === undefined) return;
    afterId = last.id;
    yield page.map(({ document }) => document);
  }
}
