/**
 * List: an array that checks its bounds, knows its type and may not change under a loop.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm
 */
import { apexException, nullPointer } from '../runtime/exceptions.ts';
import { ApexValue, type Equal, type Print } from './apex-value.ts';
import { compareValues, equalsMethod, hashCodeOf } from './equality.ts';
import { FIRST_LOOK, grown } from './growth.ts';
import { ItemIterator } from './item-iterator.ts';
import { IterationGuard } from './iteration-guard.ts';
import { shownItems } from './shown-items.ts';
import { typeArguments } from './type-arguments.ts';

const outOfBounds = (index: number) => apexException('System.ListException', `List index out of bounds: ${index}`);

export class ApexList extends ApexValue {
  /** `List<Account>` */
  readonly type: string;
  /** Apex values. Read freely; write only where no Apex loop can be running over the list. */
  readonly items: unknown[];
  readonly #guard = new IterationGuard();
  #nextLook = FIRST_LOOK;

  /** @param items becomes the list's own array */
  constructor(type: string, items: unknown[] = []) {
    super();
    this.type = type;
    this.items = items;
  }

  get elementType(): string {
    return typeArguments(this.type)[0] ?? 'Object';
  }

  get size(): number {
    return this.items.length;
  }

  /** @throws System.ListException, System.NullPointerException */
  get(index: number | null): unknown {
    if (index === null) throw nullPointer();
    if (index < 0 || index >= this.items.length) throw outOfBounds(index);
    return this.items[index];
  }

  /** @returns the value, as an assignment does @throws System.ListException, System.NullPointerException */
  set(index: number | null, value: unknown): unknown {
    if (index === null) throw nullPointer();
    if (index < 0 || index >= this.items.length) throw outOfBounds(index);
    this.items[index] = value;
    return value;
  }

  add(value: unknown): void {
    this.#guard.modify();
    this.items.push(value);
    this.#look();
  }

  /** @param index up to the size itself */
  addAt(index: number | null, value: unknown): void {
    if (index === null) throw nullPointer();
    if (index < 0 || index > this.items.length) throw outOfBounds(index);
    this.#guard.modify();
    this.items.splice(index, 0, value);
    this.#look();
  }

  addAll(values: readonly unknown[]): void {
    this.#guard.modify();
    // A copy: a list may be added to itself, and a long one is too many arguments for one push.
    for (const value of [...values]) this.items.push(value);
    this.#look();
  }

  /** @returns what was removed */
  remove(index: number | null): unknown {
    const removed = this.get(index);
    this.#guard.modify();
    this.items.splice(index ?? 0, 1);
    return removed;
  }

  clear(): void {
    this.#guard.modify();
    this.items.length = 0;
  }

  /** From 0; -1 when absent. Texts with case. */
  indexOf(value: unknown): number {
    return this.items.findIndex((item) => equalsMethod(item, value));
  }

  contains(value: unknown): boolean {
    return this.indexOf(value) >= 0;
  }

  /** In place and stable. @param compare as a Comparator does; the natural order otherwise */
  sort(compare: (left: unknown, right: unknown) => number = compareValues): void {
    this.items.sort(compare);
  }

  #look(): void {
    if (this.items.length >= this.#nextLook) this.#nextLook = grown(this, this.items.length);
  }

  /** The same elements in a list of its own. */
  clone(): ApexList {
    return new ApexList(this.type, [...this.items]);
  }

  /** Under the key by which any Iterable is asked for its iterator. */
  'iterator()'(): ItemIterator {
    return new ItemIterator(this.items);
  }

  /** For loops of Apex: the list cannot change its size until the loop ends. */
  [Symbol.iterator](): IterableIterator<unknown> {
    return this.#guard.iterate(this.items.values(), (item) => item);
  }

  override get key(): unknown {
    return undefined;
  }

  override get isShownOnce(): boolean {
    return true;
  }

  override apexEquals(other: unknown, equal: Equal): boolean {
    if (this === other) return true;
    if (!(other instanceof ApexList) || other.items.length !== this.items.length) return false;
    return this.items.every((item, index) => equal(item, other.items[index]));
  }

  override apexHash(): number {
    return this.items.reduce<number>((hash, item) => (Math.imul(31, hash) + hashCodeOf(item)) | 0, 1);
  }

  override apexText(print: Print): string {
    return `(${shownItems(this.items, print)})`;
  }
}
