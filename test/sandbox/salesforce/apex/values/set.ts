/**
 * Set: values without duplicates, in order of insertion. Texts differ by case.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_set.htm
 */
import { ApexValue, type Print } from './apex-value.ts';
import { hashCodeOf } from './equality.ts';
import { ItemIterator } from './item-iterator.ts';
import { KeyedStore } from './keyed-store.ts';
import { shownItems } from './shown-items.ts';
import { typeArguments } from './type-arguments.ts';

export class ApexSet extends ApexValue {
  /** `Set<Id>` */
  readonly type: string;
  readonly #store: KeyedStore;

  constructor(type: string, items: Iterable<unknown> = []) {
    super();
    this.type = type;
    this.#store = new KeyedStore();
    for (const item of items) this.#store.put(item, null);
  }

  /** The keys of a map: removing here removes there. */
  static ofKeys(type: string, store: KeyedStore): ApexSet {
    return new SharedSet(type, store);
  }

  protected get store(): KeyedStore {
    return this.#store;
  }

  get elementType(): string {
    return typeArguments(this.type)[0] ?? 'Object';
  }

  get size(): number {
    return this.store.size;
  }

  /** @returns whether it was new */
  add(value: unknown): boolean {
    return this.store.put(value, null) === undefined;
  }

  /** @returns whether any was new */
  addAll(values: readonly unknown[]): boolean {
    return values.map((value) => this.add(value)).includes(true);
  }

  contains(value: unknown): boolean {
    return this.store.find(value) !== undefined;
  }

  containsAll(values: readonly unknown[]): boolean {
    return values.every((value) => this.contains(value));
  }

  /** @returns whether it was there */
  remove(value: unknown): boolean {
    return this.store.delete(value) !== undefined;
  }

  /** @returns whether any was there */
  removeAll(values: readonly unknown[]): boolean {
    return values.map((value) => this.remove(value)).includes(true);
  }

  /** Keeps only what is among the values. @returns whether anything went */
  retainAll(values: readonly unknown[]): boolean {
    const kept = new ApexSet(this.type, values);
    return this.removeAll(this.toArray().filter((value) => !kept.contains(value)));
  }

  clear(): void {
    this.store.clear();
  }

  toArray(): unknown[] {
    return this.store.entries().map(({ key }) => key);
  }

  clone(): ApexSet {
    return new ApexSet(this.type, this.toArray());
  }

  /** Under the key by which any Iterable is asked for its iterator. */
  'iterator()'(): ItemIterator {
    return new ItemIterator(this.toArray());
  }

  /** For loops of Apex: the set cannot change until the loop ends. */
  [Symbol.iterator](): IterableIterator<unknown> {
    return this.store.iterate();
  }

  override get key(): unknown {
    return undefined;
  }

  override get isShownOnce(): boolean {
    return true;
  }

  /** The same members in whatever order. */
  override apexEquals(other: unknown): boolean {
    if (this === other) return true;
    return other instanceof ApexSet && other.size === this.size && this.containsAll(other.toArray());
  }

  override apexHash(): number {
    return this.toArray().reduce<number>((hash, value) => (hash + hashCodeOf(value)) | 0, 0);
  }

  override apexText(print: Print): string {
    return `{${shownItems(this.toArray(), print)}}`;
  }
}

class SharedSet extends ApexSet {
  readonly #shared: KeyedStore;

  constructor(type: string, store: KeyedStore) {
    super(type);
    this.#shared = store;
  }

  protected override get store(): KeyedStore {
    return this.#shared;
  }
}
