/**
 * Governor limits of one transaction: counted as they are used, and the end of the transaction when one is exceeded.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm
 */
import { LimitExceeded } from './exceptions.ts';

export type LimitName =
  | 'queries'
  | 'queryRows'
  | 'aggregateQueries'
  | 'queryLocatorRows'
  | 'searches'
  | 'dmlStatements'
  | 'dmlRows'
  | 'callouts'
  | 'futureCalls'
  | 'queueableJobs'
  | 'emailInvocations'
  | 'publishImmediate'
  | 'savepoints';

type Allowance = { readonly synchronous: number; readonly asynchronous: number; readonly message: string };

/** What a transaction may use, and the platform's words when it wants more; `#` stands for the count asked for. */
const ALLOWANCES: Readonly<Record<LimitName, Allowance>> = {
  queries: { synchronous: 100, asynchronous: 200, message: 'Too many SOQL queries: #' },
  queryRows: { synchronous: 50_000, asynchronous: 50_000, message: 'Too many query rows: #' },
  aggregateQueries: { synchronous: 300, asynchronous: 300, message: 'Too many Aggregate queries: #' },
  queryLocatorRows: { synchronous: 10_000, asynchronous: 10_000, message: 'Too many query locator rows: #' },
  searches: { synchronous: 20, asynchronous: 20, message: 'Too many SOSL queries: #' },
  dmlStatements: { synchronous: 150, asynchronous: 150, message: 'Too many DML statements: #' },
  dmlRows: { synchronous: 10_000, asynchronous: 10_000, message: 'Too many DML rows: #' },
  callouts: { synchronous: 100, asynchronous: 100, message: 'Too many callouts: #' },
  futureCalls: { synchronous: 50, asynchronous: 0, message: 'Too many future calls: #' },
  queueableJobs: { synchronous: 50, asynchronous: 1, message: 'Too many queueable jobs added to the queue: #' },
  emailInvocations: { synchronous: 10, asynchronous: 10, message: 'Too many Email Invocations: #' },
  publishImmediate: { synchronous: 150, asynchronous: 150, message: 'Too many publish immediate DML statements: #' },
  savepoints: { synchronous: 150, asynchronous: 150, message: 'Too many DML statements: #' },
};

const CPU_MILLISECONDS = { synchronous: 10_000, asynchronous: 60_000 } as const;
const HEAP_BYTES = { synchronous: 6_000_000, asynchronous: 12_000_000 } as const;

export type LimitKind = 'synchronous' | 'asynchronous';

export type LimitExceptions = Readonly<Partial<Record<LimitName | 'cpuMilliseconds' | 'heapBytes', number>>>;

/** Milliseconds this thread has computed: waiting, for a callout or for another process of the machine, is not among them. */
const cpuTime = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

export class Limits {
  readonly kind: LimitKind;
  readonly #used = new Map<LimitName, number>();
  readonly #exceptions: LimitExceptions;
  readonly #cpuStarted = cpuTime();

  /** @param exceptions allowances other than those of the kind */
  constructor(kind: LimitKind, exceptions: LimitExceptions = {}) {
    this.kind = kind;
    this.#exceptions = exceptions;
  }

  /** How many of them this transaction may use. */
  allowed(name: LimitName): number {
    return this.#exceptions[name] ?? ALLOWANCES[name][this.kind];
  }

  used(name: LimitName): number {
    return this.#used.get(name) ?? 0;
  }

  /**
   * Counts a use.
   * @throws LimitExceeded when it is one too many
   */
  use(name: LimitName, count = 1): void {
    const used = this.used(name) + count;
    this.#used.set(name, used);
    if (used > this.allowed(name)) throw new LimitExceeded(ALLOWANCES[name].message.replace('#', String(used)));
  }

  /** @returns the way back to the counts as they are now: what was tried and taken back counts for nothing */
  mark(): () => void {
    const marked = new Map(this.#used);
    return () => {
      this.#used.clear();
      for (const [name, count] of marked) this.#used.set(name, count);
    };
  }

  /** Milliseconds this transaction has computed; the database is not told apart from code. */
  cpuUsed(): number {
    return Math.round(cpuTime() - this.#cpuStarted);
  }

  cpuAllowed(): number {
    return this.#exceptions.cpuMilliseconds ?? CPU_MILLISECONDS[this.kind];
  }

  heapAllowed(): number {
    return this.#exceptions.heapBytes ?? HEAP_BYTES[this.kind];
  }

  /** @throws LimitExceeded */
  checkCpu(): void {
    if (cpuTime() - this.#cpuStarted > this.cpuAllowed()) {
      throw new LimitExceeded('Apex CPU time limit exceeded');
    }
  }
}
