import { secondsAfter } from '../shared/dates.ts';
import { PRIORITY } from '../shared/jobs.ts';
import { activationJob } from './activate-contract.ts';
import type { Needs } from './ports.ts';

/**
 * Finds orders that were requested but never confirmed, because their event was lost or the stream had a gap, and asks for
 * them again under the same key. Asking twice costs nothing.
 */
export const SWEEP_REQUESTS_TASK = 'sweep-activation-requests';

/** An order asked for so recently is still on its way. */
const PATIENCE_MINUTES = 15;

export const sweepRequests =
  (needs: Pick<Needs, 'orders' | 'jobs' | 'clock' | 'log'>) => async (): Promise<{ readonly found: number }> => {
    const before = secondsAfter(needs.clock.now(), -60 * PATIENCE_MINUTES).toISOString();
    const contractIds = await needs.orders.requestedBefore(before);
    for (const contractId of contractIds)
      await needs.jobs.add({ ...activationJob(contractId, 'sweep'), priority: PRIORITY.batch });
    const found = contractIds.length;
    needs.log.info({ journey: 'order-bridge', step: 'sweep-requests', outcome: 'finished', found }, 'requests swept');
    return { found };
  };
