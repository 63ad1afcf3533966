/**
 * Keeps a collection as it is while a loop runs over it. A JavaScript `for … of` reports its own end, by whatever way it is
 * left, so generated loops need do nothing for it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_loop_collection.htm
 */
import { apexException } from '../runtime/exceptions.ts';

export class IterationGuard {
  #loops = 0;

  /** Called before every change of size. @throws System.FinalException while a loop runs */
  modify(): void {
    if (this.#loops > 0)
      throw apexException('System.FinalException', 'Cannot modify a collection while it is being iterated.');
  }

  iterate<Item>(source: Iterator<Item>, shown: (item: Item) => unknown): IterableIterator<unknown> {
    let isOpen = true;
    this.#loops++;
    const close = (): IteratorReturnResult<undefined> => {
      if (isOpen) this.#loops--;
      isOpen = false;
      return { done: true, value: undefined };
    };
    return {
      next: () => {
        const step = source.next();
        return step.done === true ? close() : { done: false, value: shown(step.value) };
      },
      return: close,
      [Symbol.iterator]() {
        return this;
      },
    };
  }
}
