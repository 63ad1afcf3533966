/**
 * What sets and maps are made of: entries in order of insertion, found by value. A set of keys taken from a map shares the
 * map's store, so that what is removed from the one is gone from the other.
 */
import { ApexValue } from './apex-value.ts';
import { equalsMethod, hashCodeOf } from './equality.ts';
import { FIRST_LOOK, grown } from './growth.ts';
import { IterationGuard } from './iteration-guard.ts';

export type Entry = { readonly key: unknown; value: unknown };

/**
 * The same JavaScript value for equal Apex values, and different ones for different types: the key of collections.
 * @returns undefined when the value must be compared by hash and `equals`
 */
export const keyOf = (value: unknown): unknown => {
  // Keys of other types begin with this character; a text that does as well gets one more.
  if (typeof value === 'string') return value.charCodeAt(0) === 0 ? `\u0000${value}` : value;
  return value instanceof ApexValue ? value.key : value;
};

export class KeyedStore {
  readonly guard = new IterationGuard();
  readonly #entries = new Map<unknown, Entry>();
  #nextLook = FIRST_LOOK;
  /** Entries whose key has no `keyOf`, by the hash they had when they were added. */
  readonly #buckets = new Map<number, Entry[]>();

  get size(): number {
    return this.#entries.size;
  }

  find(key: unknown): Entry | undefined {
    const simple = keyOf(key);
    if (simple !== undefined) return this.#entries.get(simple);
    return this.#buckets.get(hashCodeOf(key))?.find((entry) => equalsMethod(entry.key, key));
  }

  /** @returns the value it replaced; undefined when the key is new */
  put(key: unknown, value: unknown): unknown {
    const found = this.find(key);
    if (found !== undefined) {
      const previous = found.value;
      found.value = value;
      return previous;
    }
    this.guard.modify();
    this.#insert({ key, value });
    return undefined;
  }

  /** @returns what was removed */
  delete(key: unknown): Entry | undefined {
    const found = this.find(key);
    if (found === undefined) return undefined;
    this.guard.modify();
    const simple = keyOf(key);
    this.#entries.delete(simple === undefined ? found : simple);
    if (simple === undefined) this.#forget(hashCodeOf(key), found);
    return found;
  }

  clear(): void {
    this.guard.modify();
    this.#entries.clear();
    this.#buckets.clear();
  }

  entries(): Entry[] {
    return [...this.#entries.values()];
  }

  /** Locks the store until the loop over it ends. */
  iterate(): IterableIterator<unknown> {
    return this.guard.iterate(this.#entries.values(), ({ key }) => key);
  }

  copyInto(other: KeyedStore): void {
    for (const { key, value } of this.#entries.values()) other.put(key, value);
  }

  #insert(entry: Entry): void {
    const simple = keyOf(entry.key);
    this.#entries.set(simple === undefined ? entry : simple, entry);
    if (this.size >= this.#nextLook) this.#nextLook = grown(this, this.size);
    if (simple !== undefined) return;
    const hash = hashCodeOf(entry.key);
    const bucket = this.#buckets.get(hash);
    if (bucket === undefined) this.#buckets.set(hash, [entry]);
    else bucket.push(entry);
  }

  #forget(hash: number, entry: Entry): void {
    const rest = (this.#buckets.get(hash) ?? []).filter((other) => other !== entry);
    if (rest.length === 0) this.#buckets.delete(hash);
    else this.#buckets.set(hash, rest);
  }
}
