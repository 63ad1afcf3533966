import { needsAPerson } from '../shared/failure.ts';
import type { FailureLedger, FailureRecord } from './ports.ts';

/** A person has put something right: the work runs again now, under the same key, whatever its state was. */

/**
 * @param by who asked, as the caller is known to the sidecar.
 * @param at when it begins; now unless said.
 * @throws Failure NOT_FOUND when there is no such failure.
 */
export const replayFailure =
  ({ failures }: { readonly failures: FailureLedger }) =>
  async (id: string, by: string, at?: Date): Promise<FailureRecord> => {
    const replayed = await failures.replay(id, by, at);
    if (replayed !== undefined) return replayed;
    throw needsAPerson({
      code: 'NOT_FOUND',
      message: `There is no failure ${id}.`,
      advice: 'List the failures and take an id from there.',
    });
  };
