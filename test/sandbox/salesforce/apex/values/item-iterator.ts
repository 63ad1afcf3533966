/**
 * What `iterator()` of a list or a set gives: its elements one after the other.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_iterable.htm
 */
import { apexException } from '../runtime/exceptions.ts';
import { ApexValue } from './apex-value.ts';

export class ItemIterator extends ApexValue {
  readonly #items: readonly unknown[];
  #next = 0;

  /** @param items read when they are asked for, so what a list got meanwhile comes as well */
  constructor(items: readonly unknown[]) {
    super();
    this.#items = items;
  }

  'hasnext()'(): boolean {
    return this.#next < this.#items.length;
  }

  /** @throws System.NoSuchElementException after the last one */
  'next()'(): unknown {
    if (!this['hasnext()']()) throw apexException('System.NoSuchElementException', 'Iterator has no more elements');
    return this.#items[this.#next++];
  }

  override apexText(): string {
    return 'Iterator';
  }
}
