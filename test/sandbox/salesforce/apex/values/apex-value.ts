/**
 * What a run-time value answers about itself, so that equality, hashing, sorting and text need to know no class by name.
 * Library classes whose objects print, compare or serve as keys in their own way extend it; the others need not.
 */

/** Prints a value inside another one; knows what was printed before. */
export type Print = (value: unknown) => string;
export type Equal = (left: unknown, right: unknown) => boolean;

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

/** A hash that stays with an object for its life. */
export const identityHash = (value: object): number => {
  const known = identities.get(value);
  if (known !== undefined) return known;
  lastIdentity = (lastIdentity + 0x9e3779b1) | 0;
  identities.set(value, lastIdentity);
  return lastIdentity;
};

export class ApexValue {
  /**
   * The same for equal values when used as a key of a JavaScript Map. `undefined` says that `apexHash` and `apexEquals`
   * decide, as they must for what can change.
   */
  get key(): unknown {
    return this;
  }

  /** Where the value stands among its kind; `undefined` for kinds without an order. */
  get order(): number | undefined {
    return undefined;
  }

  /** Printed once per text, then as `(already output)`. */
  get isShownOnce(): boolean {
    return false;
  }

  /** @param _equal how parts are compared: as `==` does or as `equals` does */
  apexEquals(other: unknown, _equal: Equal): boolean {
    return this === other;
  }

  apexHash(): number {
    return identityHash(this);
  }

  /** What debug lines and string concatenation show. */
  apexText(_print: Print): string {
    const type: unknown = Reflect.get(this, 'apexType');
    return typeof type === 'string' ? type : this.constructor.name;
  }
}

/** Java's hash of a text, which `String.hashCode()` is documented to be like. */
export const textHash = (text: string): number => {
  let hash = 0;
  for (let index = 0; index < text.length; index++) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return hash;
};
