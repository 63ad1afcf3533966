/** Most functions of the platform take no null: these rows of a library table say so once, for all of their arguments. */
import { apexException, type ApexException } from '../runtime/exceptions.ts';
import type { Callable } from '../types/class-info.ts';

export const argumentIsNull = (): ApexException =>
  apexException('System.NullPointerException', 'Argument cannot be null.');

const checked =
  (work: Callable): Callable =>
  (...args: readonly unknown[]): unknown => {
    if (args.includes(null)) throw argumentIsNull();
    const result: unknown = Reflect.apply(work, undefined, args);
    return result;
  };

/** @param rows signature → function; each function then throws System.NullPointerException for a null argument */
export const withoutNulls = (rows: Readonly<Record<string, Callable>>): Readonly<Record<string, Callable>> =>
  Object.fromEntries(
    // Without arguments there is only the receiver, which generated code has checked.
    Object.entries(rows).map(([signature, work]) => [signature, signature.endsWith('()') ? work : checked(work)]),
  );
