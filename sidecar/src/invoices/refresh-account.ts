import type { AccountRefreshes, Needs } from './ports.ts';
import { writeStaged } from './write-staged.ts';

/**
 * One account's documents, fetched because a person asks: all of them as NetSuite holds them now, through the same comparison
 * and the same writing as in the batch. Not more often than once a minute for an account, and not while the flow is paused.
 * Documents that were deleted are left to the batch, which knows deletions.
 */
export const REFRESH_PAUSE_SECONDS = 60;

export type Refresh =
  | { readonly outcome: 'refreshed'; readonly changed: number; readonly unchanged: number; readonly failed: number }
  | { readonly outcome: 'too-soon'; readonly retryAfterSeconds: number }
  | { readonly outcome: 'no-customer' }
  | { readonly outcome: 'paused' };

export type RefreshNeeds = Needs & {
  /** The customer that the account is in the ledger; undefined while it is none. @throws Failure NOT_FOUND without the account */
  readonly customerOf: (accountId: string) => Promise<string | undefined>;
  readonly isPaused: () => Promise<boolean>;
  readonly refreshes: AccountRefreshes;
};

/** @throws Failure when one of the two clouds cannot be reached */
export const refreshAccount =
  (needs: RefreshNeeds) =>
  async (accountId: string): Promise<Refresh> => {
    if (await needs.isPaused()) return { outcome: 'paused' };
    const customerId = await needs.customerOf(accountId);
    if (customerId === undefined) return { outcome: 'no-customer' };
    const now = needs.clock.now();
    const retryAfterSeconds = await needs.refreshes.claim(accountId, { now, pauseSeconds: REFRESH_PAUSE_SECONDS });
    if (retryAfterSeconds > 0) return { outcome: 'too-soon', retryAfterSeconds };
    return fetchAll(needs, accountId, customerId);
  };

const fetchAll = async (needs: RefreshNeeds, accountId: string, customerId: string): Promise<Refresh> => {
  const readAt = needs.clock.now();
  const { documents, unreadable } = await needs.ledger.ofCustomer(customerId);
  for (const document of unreadable) await needs.unreadable.report(document);
  const { changed, unchanged } = await needs.memory.stage({ readAt }, documents);
  if (changed === 0) return { outcome: 'refreshed', changed, unchanged, failed: unreadable.length };
  const { created, updated, failures, accountIds } = await writeStaged(needs);
  const failed = failures.length + unreadable.length;
  const touched = [...new Set([accountId, ...accountIds])];
  await needs.refreshes.announce(touched, { accountId, now: readAt, created, updated, failed, unchanged });
  needs.log.info(
    { journey: 'invoices', step: 'refresh', outcome: 'finished', accountId, changed, failed },
    'refreshed',
  );
  return { outcome: 'refreshed', changed, unchanged, failed };
};
