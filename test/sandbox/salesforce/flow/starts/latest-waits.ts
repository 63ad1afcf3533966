/** Which of the times that a path was put off for a record counts: the last one; those before it have lapsed. */
import type { Org } from '../../data/types.ts';

export type Wait = {
  isLatest(): boolean;
  /** It is over: nothing waits for that record any more. */
  end(): void;
};

export type LatestWaits = {
  /** @param key the flow, the path and the record. A rolled back save leaves the wait before in force. */
  begin(key: string): Wait;
};

const byOrg = new WeakMap<Org, LatestWaits>();

const openWaits = (org: Org): LatestWaits => {
  const latest = new Map<string, object>();
  const set = (key: string, token: object | undefined): void => {
    const before = latest.get(key);
    if (token === undefined) latest.delete(key);
    else latest.set(key, token);
    org.onRollback(() => (before === undefined ? latest.delete(key) : latest.set(key, before)));
  };
  return {
    begin(key) {
      const token = {};
      set(key, token);
      return {
        isLatest: () => latest.get(key) === token,
        end() {
          if (latest.get(key) === token) set(key, undefined);
        },
      };
    },
  };
};

export const latestWaits = (org: Org): LatestWaits => {
  const waits = byOrg.get(org) ?? openWaits(org);
  byOrg.set(org, waits);
  return waits;
};
