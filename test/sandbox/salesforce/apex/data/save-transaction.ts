/** The transaction in which the automation of a save runs: the one that saves, or one of its own for a save that came over the API. */
import type { SaveHooks } from '../../data/save-hooks.ts';
import type { ApexOrg } from '../apex-org.ts';
import { isRunning, transaction } from '../runtime/current.ts';
import { ApexException, LimitExceeded } from '../runtime/exceptions.ts';

const OPENED_BY_SAVE = Symbol('opened by a save');

/** @param transact opens a transaction for a save that no Apex started */
export const aroundSaves =
  (transact: ApexOrg['transact']): NonNullable<SaveHooks['around']> =>
  (caller, work) => {
    if (isRunning()) return work();
    return transact({ caller, quiddity: 'SYNCHRONOUS' }, (started) => {
      started.facts.set(OPENED_BY_SAVE, true);
      started.hasUncommittedWork = true;
      return work();
    });
  };

/** Used-up limits end the whole transaction, unless it is the API's own: then they are the answer. */
export const isFatal = (error: unknown): boolean =>
  !(error instanceof ApexException) || (error instanceof LimitExceeded && !transaction().facts.has(OPENED_BY_SAVE));
