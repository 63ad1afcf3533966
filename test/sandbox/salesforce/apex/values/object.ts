/**
 * The base of every generated class: says how objects of user classes print, compare and serve as keys, by the methods their
 * class has under Apex keys.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_collections_maps_keys_userdefined.htm
 */
import { ApexValue, identityHash, type Print } from './apex-value.ts';

/** A field as it prints: its name as written, and the JavaScript property that holds it. */
export type ShownField = { readonly name: string; readonly property: string };

/** Keys of the methods that the platform itself calls on objects. */
export const EQUALS = 'equals(object)';
export const HASH_CODE = 'hashcode()';
export const TO_STRING = 'tostring()';
export const COMPARE_TO = 'compareto(object)';

export const hasMethod = (value: object, key: string): boolean => typeof Reflect.get(value, key) === 'function';

/** Calls a generated method by its key. The class is known to have it. */
export const callMethod = (value: object, key: string, ...args: readonly unknown[]): unknown => {
  const method: unknown = Reflect.get(value, key);
  if (typeof method !== 'function') throw new TypeError(`No method ${key}`);
  const result: unknown = Reflect.apply(method, value, args);
  return result;
};

const compareNames = (one: string, other: string): number => {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a < b ? -1 : a > b ? 1 : 0;
};

export class ApexObject extends ApexValue {
  /** The class by its name: `Outer.Inner`. On the prototype of each generated class. */
  declare readonly apexType: string;
  /** Instance fields, inherited ones included, in any order: they print by name. On the prototype of each generated class. */
  declare readonly apexFields: readonly ShownField[];

  /** Both methods are needed, as documented: without them, objects are told apart by identity. */
  override get key(): unknown {
    return hasMethod(this, EQUALS) && hasMethod(this, HASH_CODE) ? undefined : this;
  }

  override get isShownOnce(): boolean {
    return !hasMethod(this, TO_STRING);
  }

  override apexEquals(other: unknown): boolean {
    if (this === other) return true;
    return hasMethod(this, EQUALS) && callMethod(this, EQUALS, other) === true;
  }

  override apexHash(): number {
    const hash: unknown = hasMethod(this, HASH_CODE) ? callMethod(this, HASH_CODE) : undefined;
    return typeof hash === 'number' ? hash : identityHash(this);
  }

  override apexText(print: Print): string {
    return hasMethod(this, TO_STRING) ? print(callMethod(this, TO_STRING)) : this.plainText(print);
  }

  /** Its class and its fields, whatever `toString` the class has. */
  plainText(print: Print): string {
    const shown = this.apexFields
      .toSorted((one, other) => compareNames(one.name, other.name))
      .map(({ name, property }) => `${name}=${print(Reflect.get(this, property))}`);
    // An inner class goes by its own name alone.
    return `${this.apexType.replace(/^.*\./, '')}:[${shown.join(', ')}]`;
  }
}

Object.defineProperties(ApexObject.prototype, {
  apexType: { value: 'Object', writable: true },
  apexFields: { value: [], writable: true },
});
