/** What a part of the library keeps for the length of a transaction or of a test, made when it is first asked for. */
import { transaction } from '../../runtime/current.ts';

const keptBy = <Value extends object>(owner: () => object, make: () => Value): (() => Value) => {
  const kept = new WeakMap<object, Value>();
  return () => {
    const by = owner();
    const known = kept.get(by) ?? make();
    kept.set(by, known);
    return known;
  };
};

/** @returns what the running transaction has of it */
export const transactionFact = <Value extends object>(make: () => Value): (() => Value) =>
  keptBy(() => transaction().facts, make);

/** @returns what the running test has of it, the jobs it lets run included; outside of tests, the running transaction */
export const testFact = <Value extends object>(make: () => Value): (() => Value) =>
  keptBy(() => transaction().run, make);
