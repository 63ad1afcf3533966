import { z } from 'zod';
import type { Sql } from './database.ts';

/**
 * "Nothing is lost" begins with the disk: a server that acknowledges a commit before it is safe may lose it in a crash, so
 * Orderbridge refuses to start on one.
 * @see https://www.postgresql.org/docs/current/runtime-config-wal.html
 */

export class DurabilityRefused extends Error {
  override name = 'DurabilityRefused';
}

const REQUIRED = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;
const setting = z.object({ name: z.enum(REQUIRED), setting: z.string() });

/** Checks the three settings as this session sees them; `synchronous_commit` may be anything but off. */
export const refuseUnsafeDurability = async (sql: Pick<Sql, 'rows'>): Promise<void> => {
  const settings = await sql.rows(setting, 'select name, setting from pg_settings where name = any($1)', [REQUIRED]);
  const off = settings.filter(({ setting }) => setting === 'off').map(({ name }) => name);
  if (off.length === 0) return;
  throw new DurabilityRefused(
    `PostgreSQL runs with ${off.join(', ')} = off and could lose acknowledged work in a crash. ` +
      `Turn ${off.length === 1 ? 'it' : 'them'} on (alter system set ${off[0] ?? ''} = on; select pg_reload_conf();), ` +
      'also for this role and database, and start again.',
  );
};
