/**
 * NetSuite counts concurrent requests for the whole account and refuses those above. This gate keeps Orderbridge below
 * its share, lets people's requests pass before batch work, and learns: a refusal shrinks the gate, quiet successes
 * widen it again. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_1500275603.html
 */
export type Lane = 'people' | 'batch';

export type RequestLanes = {
  /** Runs `work` when a place is free; people's work first. */
  readonly run: <T>(lane: Lane, work: () => Promise<T>) => Promise<T>;
  /** Told when NetSuite refused for concurrency: one place less, for now. */
  readonly refused: () => void;
  /** Places in use, waiting requests and the present width, for metrics. */
  readonly state: () => { readonly busy: number; readonly waiting: number; readonly width: number };
};

/** Successes in a row after which a shrunken gate gets one place back. */
const WIDEN_AFTER = 20;

/** @param most the widest the gate may be, in requests at once */
export const requestLanes = (most: number): RequestLanes => {
  const queues: Record<Lane, (() => void)[]> = { people: [], batch: [] };
  let width = most;
  let busy = 0;
  let quiet = 0;
  let refusals = 0;

  const admit = (): void => {
    while (busy < width) {
      const next = queues.people.shift() ?? queues.batch.shift();
      if (next === undefined) return;
      busy += 1;
      next();
    }
  };
  const place = (lane: Lane): Promise<void> =>
    new Promise((resolve) => {
      queues[lane].push(resolve);
      admit();
    });
  const widen = (): void => {
    quiet += 1;
    if (width >= most || quiet < WIDEN_AFTER) return;
    width += 1;
    quiet = 0;
  };

  return {
    async run(lane, work) {
      await place(lane);
      const before = refusals;
      try {
        const result = await work();
        if (refusals === before) widen();
        return result;
      } finally {
        busy -= 1;
        admit();
      }
    },
    refused() {
      width = Math.max(1, width - 1);
      refusals += 1;
      quiet = 0;
    },
    state: () => ({ busy, waiting: queues.people.length + queues.batch.length, width }),
  };
};
