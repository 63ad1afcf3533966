/** `for` over lists, sets, anything iterable, and query results in chunks; list, set and map literals. */
import { apexException, nullPointer } from './exceptions.ts';
import { callMethod } from '../values/object.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { ApexSet } from '../values/set.ts';

/** A query read in a loop comes in lists of up to 200 records. */
const CHUNK = 200;

const chunksOf = function* (list: ApexList): Generator<ApexList> {
  for (let start = 0; start < list.items.length; start += CHUNK) {
    yield new ApexList(list.type, list.items.slice(start, start + CHUNK));
  }
};

/** Anything with `iterator()`, of the project or of the platform. */
const throughIterator = function* (iterable: object): Generator {
  const iterator: unknown = callMethod(iterable, 'iterator()');
  if (typeof iterator !== 'object' || iterator === null) throw nullPointer();
  while (callMethod(iterator, 'hasnext()') === true) yield callMethod(iterator, 'next()');
};

const each = (iterable: unknown): Iterable<unknown> => {
  if (iterable instanceof ApexList || iterable instanceof ApexSet) return iterable;
  if (typeof iterable === 'object' && iterable !== null) return throughIterator(iterable);
  throw nullPointer();
};

export const iterationSupport = {
  each,
  chunks: chunksOf,
  listOf: (type: string, items: unknown[]) => new ApexList(type, items),
  setOf: (type: string, items: readonly unknown[]) => new ApexSet(type, items),
  mapOf: (type: string, entries: readonly (readonly [unknown, unknown])[]) => new ApexMap(type, entries),
  nulls(type: string, size: number): ApexList {
    if (size < 0) throw apexException('System.ListException', `List size must not be negative: ${size}`);
    return new ApexList(
      type,
      Array.from({ length: size }, () => null),
    );
  },
};
