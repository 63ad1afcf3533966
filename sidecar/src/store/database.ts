import pg from 'pg';
import { z } from 'zod';
import { Failure, tryAgain } from '../shared/failure.ts';
import { refuseUnsafeDurability } from './durability.ts';

/**
 * The one door to PostgreSQL: SQL goes in, rows parsed by zod come out. A database that is away is a failure to try again;
 * every other error is a defect of ours and passes through untouched.
 */

export type Row = Readonly<Record<string, unknown>>;

/** SQL against the pool or inside a transaction; `schema` is parsed against every row. */
export type Sql = {
  /** All rows. */
  readonly rows: <T>(schema: z.ZodType<T>, text: string, values?: readonly unknown[]) => Promise<readonly T[]>;
  /** The first row, or undefined. */
  readonly row: <T>(schema: z.ZodType<T>, text: string, values?: readonly unknown[]) => Promise<T | undefined>;
  /** Runs a statement and answers how many rows it touched. */
  readonly run: (text: string, values?: readonly unknown[]) => Promise<number>;
};

/** SQL that commits or rolls back as one; only `transaction` hands it out, so a signature that asks for one gets one. */
export type Transaction = Sql & { readonly transactional: true };

export type Database = Sql & {
  /** Commits when `work` resolves, rolls back when it throws; answers what `work` answered. */
  readonly transaction: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  /** One connection of its own for session state such as advisory locks; do not keep it longer than the work takes. */
  readonly session: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  /** The driver's pool, for the job queue, which speaks to PostgreSQL itself. */
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
};

export type DatabaseOptions = {
  /** `postgresql://user@host/database`; `?host=/folder` names a unix socket's folder. */
  readonly url: string;
  /** Connections at most; the worker needs its concurrency and two more. Default 16. */
  readonly connections?: number | undefined;
};

const exactInteger = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for an exact number.`);
  return value;
};

/** Dates stay plain text (the driver would move them into the machine's time zone), counts become numbers. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (text) => text);
types.setTypeParser(pg.types.builtins.INT8, exactInteger);

/** Error codes that say the server, not the statement, is the trouble: shutting down, starting, full, deadlock. */
const PASSING = /^(08...|53...|57P0[1-4]|40001|40P01|55P03|ECONN(REFUSED|RESET)|ENOENT|EPIPE|ETIMEDOUT)$/;
const LOST_CONNECTION =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection/i;
const withCode = z.object({ code: z.string() });

const isPassing = (error: unknown): boolean => {
  const coded = withCode.safeParse(error);
  if (coded.success && PASSING.test(coded.data.code)) return true;
  return error instanceof Error && LOST_CONNECTION.test(error.message);
};

const translated = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (!isPassing(error)) throw error;
    throw tryAgain({
      code: 'PROCESS_KILLED',
      message: `Orderbridge's database did not answer: ${error instanceof Error ? error.message : String(error)}`,
      advice: 'Nothing is lost: work goes on as soon as PostgreSQL answers again.',
      owner: 'engineer',
      cause: error,
    });
  }
};

const isAway = (error: unknown): boolean => error instanceof Failure && error.code === 'PROCESS_KILLED';

type Connection = Pick<pg.Pool | pg.PoolClient, 'query'>;

const query = (connection: Connection, text: string, values: readonly unknown[]): Promise<pg.QueryResult<Row>> =>
  translated(connection.query<Row>(text, [...values]));

const sqlOver = (connection: Connection): Sql => ({
  rows: async (schema, text, values = []) => z.array(schema).parse((await query(connection, text, values)).rows),
  row: async (schema, text, values = []) => {
    const [first] = (await query(connection, text, values)).rows;
    return first === undefined ? undefined : schema.parse(first);
  },
  run: async (text, values = []) => (await query(connection, text, values)).rowCount ?? 0,
});

const inTransaction = async <T>(client: pg.PoolClient, work: (tx: Transaction) => Promise<T>): Promise<T> => {
  await query(client, 'begin', []);
  try {
    const answer = await work({ ...sqlOver(client), transactional: true });
    await query(client, 'commit', []);
    return answer;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
};

/** Lends a connection; one that met an error of the connection itself is not given back to the pool. */
const lend = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await translated(pool.connect());
  let broken = false;
  const notice = (): void => void (broken = true);
  client.on('error', notice);
  try {
    return await work(client);
  } catch (error) {
    // A server that ends a session says so before it hangs up; the connection must not be lent again in between.
    broken ||= isAway(error);
    throw error;
  } finally {
    client.off('error', notice);
    client.release(broken);
  }
};

const openPool = (options: DatabaseOptions): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections ?? 16,
    connectionTimeoutMillis: 10_000,
    application_name: 'orderbridge',
    types,
  });
  // An idle connection that dies is replaced on the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

/**
 * Opens the pool and refuses a server that may lose what it acknowledged.
 * @throws DurabilityRefused when fsync, full_page_writes or synchronous_commit is off.
 */
export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const pool = openPool(options);
  const database: Database = {
    ...sqlOver(pool),
    pool,
    transaction: (work) => lend(pool, (client) => inTransaction(client, work)),
    session: (work) => lend(pool, (client) => work(sqlOver(client))),
    close: () => pool.end(),
  };
  try {
    await refuseUnsafeDurability(database);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return database;
};

/** A column that may be null: undefined inside, as everywhere else. */
export const nullable = <T>(schema: z.ZodType<T>): z.ZodType<T | undefined> =>
  schema.nullish().transform((value) => value ?? undefined);
