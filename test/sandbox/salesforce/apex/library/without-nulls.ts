/** Most functions of the platform take no null: these rows of a library table say so once, for all of their arguments. */
import { apexException, type ApexException } from '../runtime/exceptions.ts';
import type { Callable } from '../types/class-info.ts';

export const argumentIsNull = (): ApexException =>
  apexException('System.NullPointerException', 'Argument cannot be null.');

type Short = (first?: unknown, second?: unknown, third?: unknown) => unknown;

/**
 * Nearly all functions: called with their arguments as they come, because loops of Apex spend their time here. The signature tells,
 * as a function that takes the rest of its arguments does not.
 */
const isShort = (signature: string, work: Callable): work is Callable & Short =>
  work.length <= 3 && signature.split(',').length <= 2;

const checkedShort =
  (work: Short): Callable =>
  (first?: unknown, second?: unknown, third?: unknown): unknown => {
    if (first === null || second === null || third === null) throw argumentIsNull();
    return work(first, second, third);
  };

const checkedLong =
  (work: Callable): Callable =>
  (...args: readonly unknown[]): unknown => {
    if (args.includes(null)) throw argumentIsNull();
    const result: unknown = Reflect.apply(work, undefined, args);
    return result;
  };

const checked = (signature: string, work: Callable): Callable =>
  isShort(signature, work) ? checkedShort(work) : checkedLong(work);

/** @param rows signature → function; each function then throws System.NullPointerException for a null argument */
export const withoutNulls = (rows: Readonly<Record<string, Callable>>): Readonly<Record<string, Callable>> =>
  Object.fromEntries(
    // Without arguments there is only the receiver, which generated code has checked.
    Object.entries(rows).map(([signature, work]) => [
      signature,
      signature.endsWith('()') ? work : checked(signature, work),
    ]),
  );
