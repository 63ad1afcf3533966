/**
 * What assertions check and what they say when it does not hold: one set of rules behind `Assert` and `System.assert…`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Assert.htm
 */
import { apexException } from '../../../runtime/exceptions.ts';
import { ApexDatetime } from '../../../values/datetime.ts';
import { equalValues } from '../../../values/equality.ts';
import { ApexList } from '../../../values/list.ts';
import { ApexMap } from '../../../values/map.ts';
import { SObjectValue } from '../../../values/sobject.ts';
import { textOf } from '../../../values/text.ts';

const seconds = ({ milliseconds }: ApexDatetime): number => Math.floor(milliseconds / 1_000);

/**
 * Texts with case; numbers by value whatever their types; moments to the second, as they print; lists, maps and records by what is
 * in them.
 */
const isSame = (expected: unknown, actual: unknown): boolean => {
  if (typeof expected === 'string') return expected === actual;
  if (expected instanceof ApexDatetime && actual instanceof ApexDatetime) return seconds(expected) === seconds(actual);
  const isCompound = expected instanceof ApexList || expected instanceof ApexMap || expected instanceof SObjectValue;
  return isCompound ? expected.apexEquals(actual, isSame) : equalValues(expected, actual);
};

/**
 * Ends the test: nothing of Apex catches it.
 * @param parts the message given, where there is one, and what was found
 */
export const assertionFailed = (...parts: readonly unknown[]): Error => {
  const told = parts.filter((part) => part !== null && part !== undefined).map(textOf);
  return apexException('System.AssertException', ['Assertion Failed', ...told].join(': '));
};

/** @throws System.AssertException unless the condition is true; null is not */
export const assertThat = (condition: unknown, message?: unknown): void => {
  if (condition !== true) throw assertionFailed(message);
};

export const assertSame = (expected: unknown, actual: unknown, message?: unknown): void => {
  if (!isSame(expected, actual)) {
    throw assertionFailed(message, `Expected: ${textOf(expected)}, Actual: ${textOf(actual)}`);
  }
};

export const assertDifferent = (unexpected: unknown, actual: unknown, message?: unknown): void => {
  if (isSame(unexpected, actual)) throw assertionFailed(message, `Same value: ${textOf(unexpected)}`);
};
