import { z } from 'zod';
import type { Database, Transaction } from './database.ts';

/** How far a flow has read: a position of the flow's own shape, moved with the rows that were read, never apart from them. */

const row = z.object({ position: z.unknown(), moved_at: z.date() });

export type Watermarks = {
  /** The flow's position, parsed by its schema; undefined before the first move. */
  readonly read: <T>(flow: string, position: z.ZodType<T>) => Promise<T | undefined>;
  /** When each flow last moved, for the health page. */
  readonly movedAt: (flow: string) => Promise<Date | undefined>;
};

/** Moves the flow's position in the transaction that stores what was read up to it. */
export const moveWithin = async (tx: Transaction, flow: string, position: unknown): Promise<void> => {
  await tx.run(
    `insert into orderbridge.watermarks (flow, position) values ($1, $2)
     on conflict (flow) do update set position = excluded.position, moved_at = now()`,
    [flow, JSON.stringify(position)],
  );
};

export const openWatermarks = (database: Database): Watermarks => {
  const find = (flow: string): Promise<z.infer<typeof row> | undefined> =>
    database.row(row, 'select position, moved_at from orderbridge.watermarks where flow = $1', [flow]);
  return {
    read: async (flow, position) => {
      const found = await find(flow);
      return found === undefined ? undefined : position.parse(found.position);
    },
    movedAt: async (flow) => (await find(flow))?.moved_at,
  };
};
