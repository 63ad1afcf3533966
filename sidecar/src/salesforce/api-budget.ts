import { tryAgain } from '../shared/failure.ts';

/**
 * The day's API calls as Salesforce counts them (`Sforce-Limit-Info`, told with every answer), so that batches stop at their
 * share and leave the rest to people.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_api_usage.htm
 */
export type ApiBudget = {
  /** Notes what an answer told of the org's usage; undefined when it told nothing. */
  readonly note: (usage: { used: number; limit: number } | undefined) => void;
  /** Share of the org's daily calls that are used, 0 to 1, by everybody together; 0 until the first answer. */
  readonly shareUsed: () => number;
  /** Calls this process has made. */
  readonly callsMade: () => number;
  /** @throws Failure LIMIT_REACHED when batches have used their share */
  readonly claimForBatch: () => void;
};

/** @param batchShare share of the day's calls at which batch work stops, 0 to 1 */
export const apiBudget = (batchShare: number): ApiBudget => {
  let share = 0;
  let calls = 0;
  return {
    note(usage) {
      calls += 1;
      if (usage !== undefined && usage.limit > 0) share = usage.used / usage.limit;
    },
    shareUsed: () => share,
    callsMade: () => calls,
    claimForBatch() {
      if (share < batchShare) return;
      throw tryAgain({
        code: 'LIMIT_REACHED',
        message: `Salesforce: ${Math.round(share * 100)} % of the day's API calls are used; batches stop at ${Math.round(batchShare * 100)} %.`,
        advice: 'The batch waits for its window; if it repeats, raise the allocation or the share batches may use.',
        owner: 'salesforce-admin',
      });
    },
  };
};
