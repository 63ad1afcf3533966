/** The part of the standard library that the language itself is about: primitives, collections, texts, numbers. */
import type { LibraryClass } from './define.ts';
import { decimal, roundingMode } from './system/decimal.ts';
import { comparable, comparator, iterable, iterator } from './system/iteration.ts';
import { list } from './system/list.ts';
import { map } from './system/map.ts';
import { math } from './system/math.ts';
import { boolean, double, integer, long } from './system/numbers.ts';
import { object } from './system/object.ts';
import { set } from './system/set.ts';
import { string } from './system/string.ts';

export const languageLibrary: readonly LibraryClass[] = [
  object,
  boolean,
  integer,
  long,
  double,
  decimal,
  roundingMode,
  string,
  iterator,
  iterable,
  comparable,
  comparator,
  list,
  set,
  map,
  math,
];
