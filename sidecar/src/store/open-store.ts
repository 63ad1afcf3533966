import type { Log } from '../shared/log.ts';
import { openDatabase, type Database } from './database.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';

/** The store as main.ts wants it: a migrated database, whoever runs the server. */

export type StoreOptions = {
  /** An external PostgreSQL; without it one of our own is started in `dataDirectory`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDirectory: string;
  readonly log: Log;
};

export type Store = { readonly database: Database; readonly close: () => Promise<void> };

const openMigrated = async (url: string, log: Log): Promise<Database> => {
  const database = await openDatabase({ url });
  try {
    const applied = await migrate(database);
    log.info({ journey: 'store', step: 'migrate', outcome: 'up-to-date', applied }, 'database is up to date');
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
};

/** @throws PostgresUnavailable, DurabilityRefused or MigrationRefused, each with what to do. */
export const openStore = async ({ databaseUrl, dataDirectory, log }: StoreOptions): Promise<Store> => {
  const own: EmbeddedPostgres | undefined =
    databaseUrl === undefined ? await startEmbeddedPostgres(dataDirectory, log) : undefined;
  try {
    const database = await openMigrated(databaseUrl ?? own?.url ?? '', log);
    return {
      database,
      close: async () => {
        await database.close();
        await own?.stop();
      },
    };
  } catch (error) {
    await own?.stop();
    throw error;
  }
};
