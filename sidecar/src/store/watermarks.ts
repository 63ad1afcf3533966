import { z } from 'zod';
import type { Sql, Transaction } from './database.ts';

/** How far a reader has come: a position of the reader's own shape, moved with the rows that were read, never apart from them. */

const row = z.object({ position: z.unknown() });

/** The reader's position, parsed by its schema; undefined before the first move. */
export const positionOf = async <T>(sql: Sql, reader: string, position: z.ZodType<T>): Promise<T | undefined> => {
  const found = await sql.row(row, 'select position from orderbridge.watermarks where flow = $1', [reader]);
  return found === undefined ? undefined : position.parse(found.position);
};

/** Moves the reader's position in the transaction that stores what was read up to it. */
export const moveWithin = async (tx: Transaction, reader: string, position: unknown): Promise<void> => {
  await tx.run(
    `insert into orderbridge.watermarks (flow, position) values ($1, $2)
     on conflict (flow) do update set position = excluded.position, moved_at = now()`,
    [reader, JSON.stringify(position)],
  );
};

const stretch = z.object({ until: z.string() });

/** The watermark of a reader of time: the end of the last stretch that it read, ISO 8601 in UTC; undefined before the first. */
export const watermarkOf = async (sql: Sql, reader: string): Promise<string | undefined> =>
  (await positionOf(sql, reader, stretch))?.until;

/** Moves the watermark of a reader of time to the end of the stretch that it has read, ISO 8601 in UTC. */
export const moveWatermarkWithin = (tx: Transaction, reader: string, until: string): Promise<void> =>
  moveWithin(tx, reader, { until } satisfies z.infer<typeof stretch>);
