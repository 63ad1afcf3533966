/**
 * The account's ceiling of requests at the same time. Integrations with a limit of their own use that; all others share
 * what is left of the account's.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_1500275603.html
 */
export type GateLimits = {
  readonly account: number;
  /** Limits set aside, by client id. */
  readonly integrations: ReadonlyMap<string, number>;
};

export type GovernanceLimits = {
  readonly accountConcurrencyLimit: number;
  readonly accountUnallocatedConcurrencyLimit: number;
  readonly integrationConcurrencyLimit?: number;
  readonly integrationLimitType: 'integrationSpecific' | 'accountLimit';
};

export type Gate = {
  /** Takes a slot for this integration; returns how to give it back, or undefined when none is free. */
  enter(clientId: string): (() => void) | undefined;
  /** What `governanceLimits` answers to this integration. */
  limitsFor(clientId: string): GovernanceLimits;
};

const UNALLOCATED = Symbol('unallocated');

/** @throws Error when the integrations' limits leave nothing for the rest */
export const concurrencyGate = ({ account, integrations }: GateLimits): Gate => {
  const unallocated = [...integrations.values()].reduce((left, limit) => left - limit, account);
  if (unallocated < 1)
    throw new Error('The integrations’ concurrency limits must leave at least one request of the account’s.');
  const inside = new Map<string | symbol, number>();

  return {
    enter(clientId) {
      const lane = integrations.has(clientId) ? clientId : UNALLOCATED;
      const taken = inside.get(lane) ?? 0;
      if (taken >= (integrations.get(clientId) ?? unallocated)) return undefined;
      inside.set(lane, taken + 1);
      return () => inside.set(lane, (inside.get(lane) ?? 1) - 1);
    },
    limitsFor(clientId) {
      const own = integrations.get(clientId);
      const limits = { accountConcurrencyLimit: account, accountUnallocatedConcurrencyLimit: unallocated };
      return own === undefined
        ? { ...limits, integrationLimitType: 'accountLimit' }
        : { ...limits, integrationConcurrencyLimit: own, integrationLimitType: 'integrationSpecific' };
    },
  };
};
