/**
 * Savepoints of a transaction. Going back to one forgets those that came later; a savepoint that is kept stands in the way of
 * callouts until it is released.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_transaction_control.htm
 */
import type { Org } from '../../data/types.ts';
import { transaction } from '../runtime/current.ts';
import { apexException } from '../runtime/exceptions.ts';
import type { Transaction } from '../runtime/transaction.ts';
import type { DatabaseWork, Savepoint } from './database-work.ts';

type Kept = {
  readonly given: Savepoint;
  readonly place: ReturnType<Org['savepoint']>;
  /** Whether there was anything uncommitted before it. */
  readonly hadWork: boolean;
  /** The DML statements counted when it was last gone back to, after which nothing else may have been written. */
  statementsAtRollback: number | undefined;
};

const KEPT = Symbol('savepoints');

const isKeptList = (value: unknown): value is Kept[] => Array.isArray(value);

const keptIn = ({ facts }: Transaction): Kept[] => {
  const known = facts.get(KEPT);
  if (isKeptList(known)) return known;
  const kept: Kept[] = [];
  facts.set(KEPT, kept);
  return kept;
};

const placeIn = (kept: readonly Kept[], savepoint: Savepoint): number => {
  const at = kept.findIndex(({ given }) => given === savepoint);
  if (at >= 0) return at;
  throw apexException('System.TypeException', 'Savepoint is invalid: it was released, rolled back, or set elsewhere');
};

export const savepoints = (org: Org): Pick<DatabaseWork, 'setSavepoint' | 'rollback' | 'releaseSavepoint'> => ({
  setSavepoint() {
    const running = transaction();
    running.limits.use('dmlStatements');
    const given = { mark: {} };
    const place = org.savepoint();
    keptIn(running).push({ given, place, hadWork: running.hasUncommittedWork, statementsAtRollback: undefined });
    running.hasUncommittedWork = true;
    return given;
  },
  rollback(savepoint) {
    const running = transaction();
    const kept = keptIn(running);
    const at = placeIn(kept, savepoint);
    running.limits.use('dmlStatements');
    kept.splice(at + 1);
    const target = kept[at];
    if (target === undefined) return;
    org.rollBackTo(target.place);
    target.statementsAtRollback = running.limits.used('dmlStatements');
  },
  releaseSavepoint(savepoint) {
    const running = transaction();
    const kept = keptIn(running);
    const [target] = kept.splice(placeIn(kept, savepoint));
    if (target?.statementsAtRollback === running.limits.used('dmlStatements'))
      running.hasUncommittedWork = target.hadWork;
  },
});
