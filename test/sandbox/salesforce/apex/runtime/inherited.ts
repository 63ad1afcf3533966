/**
 * `super.toString()` and its kin, where no class of the project stands between: what the platform itself gives every object. Over
 * the object they would come back to the class that asks.
 */
import type { Callable } from '../types/class-info.ts';
import { identityHash } from '../values/apex-value.ts';
import { ApexObject, EQUALS, HASH_CODE, TO_STRING } from '../values/object.ts';
import { plainTextOf } from '../values/text.ts';

type Plain = (object: ApexObject, ...args: readonly unknown[]) => unknown;

const PLAIN: Readonly<Record<string, Plain>> = {
  [TO_STRING]: plainTextOf,
  [HASH_CODE]: identityHash,
  [EQUALS]: (object, other) => object === other,
};

/**
 * @param method its `key`; `own`, the function of the library table; `above`, what JavaScript finds above the class under that key:
 *   exceptions have all of theirs there
 */
export const inherited = (
  { key, own, above }: { readonly key: string; readonly own: Callable | undefined; readonly above: unknown },
  object: object,
  ...args: readonly unknown[]
): unknown => {
  if (typeof above === 'function') return Reflect.apply(above, object, args);
  const plain = PLAIN[key];
  if (plain !== undefined && object instanceof ApexObject) return plain(object, ...args);
  return own === undefined ? null : Reflect.apply(own, undefined, [object, ...args]);
};
