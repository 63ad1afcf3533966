/** The part of the standard library that the language itself is about: primitives, collections, texts, numbers. */
import type { LibraryClass } from './define.ts';
import { blob } from './system/blob.ts';
import { collator } from './system/collator.ts';
import { crypto } from './system/crypto.ts';
import { date } from './system/date.ts';
import { datetime } from './system/datetime.ts';
import { decimal, roundingMode } from './system/decimal.ts';
import { encodingUtil } from './system/encoding-util.ts';
import { id } from './system/id.ts';
import { comparable, comparator, iterable, iterator } from './system/iteration.ts';
import { list } from './system/list.ts';
import { map } from './system/map.ts';
import { math } from './system/math.ts';
import { boolean, double, integer, long } from './system/numbers.ts';
import { object } from './system/object.ts';
import { matcher, pattern } from './system/pattern.ts';
import { set } from './system/set.ts';
import { string } from './system/string.ts';
import { timeZone } from './system/time-zone.ts';
import { time } from './system/time.ts';
import { url } from './system/url.ts';
import { uuid } from './system/uuid.ts';

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
  id,
  date,
  datetime,
  time,
  timeZone,
  blob,
  pattern,
  matcher,
  collator,
  uuid,
  encodingUtil,
  crypto,
  url,
];
