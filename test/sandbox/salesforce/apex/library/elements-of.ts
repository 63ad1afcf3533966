/** The elements of anything that can be gone through: lists, sets, and objects with an `iterator()`. */
import { apexException } from '../runtime/exceptions.ts';
import { ApexList } from '../values/list.ts';
import { callMethod, hasMethod } from '../values/object.ts';
import { ApexSet } from '../values/set.ts';

const fromIterator = (iterator: unknown): readonly unknown[] => {
  const found: unknown[] = [];
  if (typeof iterator !== 'object' || iterator === null) return found;
  while (callMethod(iterator, 'hasnext()') === true) found.push(callMethod(iterator, 'next()'));
  return found;
};

/** @throws System.TypeException when it is nothing of the kind */
export const elementsOf = (values: object): readonly unknown[] => {
  if (values instanceof ApexList) return values.items;
  if (values instanceof ApexSet) return values.toArray();
  if (!hasMethod(values, 'iterator()'))
    throw apexException('System.TypeException', 'Invalid value: an Iterable is expected');
  return fromIterator(callMethod(values, 'iterator()'));
};
