/**
 * Map: values by key, in order of insertion. Text keys differ by case; null is a key.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_map.htm
 */
import { ApexValue, type Equal, type Print } from './apex-value.ts';
import { hashCodeOf } from './equality.ts';
import { KeyedStore, type Entry } from './keyed-store.ts';
import { ApexList } from './list.ts';
import { ApexSet } from './set.ts';
import { shownItems } from './shown-items.ts';
import { typeArguments } from './type-arguments.ts';

export class ApexMap extends ApexValue {
  /** `Map<Id,Account>` */
  readonly type: string;
  readonly #store = new KeyedStore();

  constructor(type: string, entries: Iterable<readonly [unknown, unknown]> = []) {
    super();
    this.type = type;
    for (const [key, value] of entries) this.#store.put(key, value);
  }

  get keyType(): string {
    return typeArguments(this.type)[0] ?? 'Object';
  }

  get valueType(): string {
    return typeArguments(this.type)[1] ?? 'Object';
  }

  get size(): number {
    return this.#store.size;
  }

  /** @returns null when there is no such key */
  get(key: unknown): unknown {
    return this.#store.find(key)?.value ?? null;
  }

  /** @returns the value it replaced, or null */
  put(key: unknown, value: unknown): unknown {
    return this.#store.put(key, value) ?? null;
  }

  putAll(other: ApexMap): void {
    other.#store.copyInto(this.#store);
  }

  containsKey(key: unknown): boolean {
    return this.#store.find(key) !== undefined;
  }

  /** @returns the value it had, or null */
  remove(key: unknown): unknown {
    return this.#store.delete(key)?.value ?? null;
  }

  clear(): void {
    this.#store.clear();
  }

  /** A view: removing from it removes from the map. */
  keySet(): ApexSet {
    return ApexSet.ofKeys(`Set<${this.keyType}>`, this.#store);
  }

  /** A list of its own, in order. */
  values(): ApexList {
    return new ApexList(
      `List<${this.valueType}>`,
      this.entries().map(({ value }) => value),
    );
  }

  entries(): readonly Readonly<Entry>[] {
    return this.#store.entries();
  }

  clone(): ApexMap {
    const copy = new ApexMap(this.type);
    copy.putAll(this);
    return copy;
  }

  override get key(): unknown {
    return undefined;
  }

  override get isShownOnce(): boolean {
    return true;
  }

  override apexEquals(other: unknown, equal: Equal): boolean {
    if (this === other) return true;
    if (!(other instanceof ApexMap) || other.size !== this.size) return false;
    return this.entries().every(({ key, value }) => other.containsKey(key) && equal(value, other.get(key)));
  }

  override apexHash(): number {
    return this.entries().reduce((hash, { key, value }) => (hash + (hashCodeOf(key) ^ hashCodeOf(value))) | 0, 0);
  }

  override apexText(print: Print): string {
    return `{${shownItems(this.entries(), ({ key, value }) => `${print(key)}=${print(value)}`)}}`;
  }
}
