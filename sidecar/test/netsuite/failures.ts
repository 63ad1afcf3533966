import assert from 'node:assert/strict';
import { Failure } from '../../src/shared/failure.ts';

/** The failure that `work` ends with. */
export const failureFrom = async (work: Promise<unknown>): Promise<Failure> => {
  const outcome = await work.then(
    () => 'nothing was thrown',
    (thrown: unknown) => thrown,
  );
  assert.ok(outcome instanceof Failure, `a Failure was expected, not ${String(outcome)}`);
  return outcome;
};
