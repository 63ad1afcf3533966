import { performance } from 'node:perf_hooks';

/**
 * Counts what the account is asked and how busy it is, exactly: a load test computes from it how much of the ceiling it
 * reached.
 */
export type RequestKind = 'token' | 'recordReads' | 'recordWrites' | 'suiteql' | 'other';
export type WriteKind = 'created' | 'updated' | 'deleted';

export type TrafficReport = {
  readonly requests: Readonly<Record<RequestKind | 'total', number>>;
  /** Records changed through the APIs. */
  readonly writes: Readonly<Record<WriteKind, number>>;
  readonly refused429: number;
  readonly concurrencyHighWater: number;
  /** Sum over all admitted requests of the milliseconds each held its slot. */
  readonly busyMilliseconds: number;
  /** Milliseconds of real time since counting began. */
  readonly elapsedMilliseconds: number;
  readonly inFlight: number;
  readonly unexpectedErrors: readonly { readonly errorId: string; readonly cause: string }[];
};

export type Traffic = {
  request(kind: RequestKind): void;
  wrote(kind: WriteKind): void;
  refused(): void;
  /** A request took a slot; call the result when it gives it back. */
  entered(): () => void;
  surprised(surprise: { errorId: string; cause: string }): void;
  report(): TrafficReport;
  /** Counts from zero again; requests in flight stay in flight. */
  reset(): void;
};

const nothing = () => ({
  requests: { token: 0, recordReads: 0, recordWrites: 0, suiteql: 0, other: 0 },
  writes: { created: 0, updated: 0, deleted: 0 },
  refused429: 0,
  concurrencyHighWater: 0,
  busyMilliseconds: 0,
  since: performance.now(),
  unexpectedErrors: [] as const,
});
type Counts = Omit<ReturnType<typeof nothing>, 'unexpectedErrors'> & {
  unexpectedErrors: readonly { errorId: string; cause: string }[];
};

/** Counters at zero. */
export const traffic = (): Traffic => {
  let counts: Counts = nothing();
  let inFlight = 0;
  let measuredAt = performance.now();

  const measure = (): void => {
    const now = performance.now();
    counts.busyMilliseconds += inFlight * (now - measuredAt);
    measuredAt = now;
  };

  return {
    request: (kind) => void (counts.requests[kind] += 1),
    wrote: (kind) => void (counts.writes[kind] += 1),
    refused: () => void (counts.refused429 += 1),
    surprised: (surprise) => void (counts.unexpectedErrors = [...counts.unexpectedErrors, surprise].slice(-100)),
    entered() {
      measure();
      inFlight += 1;
      counts.concurrencyHighWater = Math.max(counts.concurrencyHighWater, inFlight);
      return () => {
        measure();
        inFlight -= 1;
      };
    },
    report() {
      measure();
      const { since, ...rest } = counts;
      const total = Object.values(counts.requests).reduce((sum, count) => sum + count, 0);
      return {
        ...rest,
        requests: { ...counts.requests, total },
        elapsedMilliseconds: performance.now() - since,
        inFlight,
      };
    },
    reset() {
      measure();
      counts = { ...nothing(), concurrencyHighWater: inFlight };
    },
  };
};
