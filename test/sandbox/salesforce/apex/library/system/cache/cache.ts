/**
 * Cache.Org, Cache.Session and their partitions.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_cache_Partition.htm
 */
import { apexException, nullPointer } from '../../../runtime/exceptions.ts';
import type { Callable } from '../../../types/class-info.ts';
import { ApexValue } from '../../../values/apex-value.ts';
import { ApexMap } from '../../../values/map.ts';
import { callMethod } from '../../../values/object.ts';
import { ApexSet } from '../../../values/set.ts';
import type { ApexTypeObject } from '../../../values/type-object.ts';
import { abstractMember, libraryClass, libraryEnum, libraryInterface, type LibraryClass } from '../../define.ts';
import { newInstanceOf } from '../new-instance.ts';
import { CachePartition } from './cache-store.ts';

type Kind = 'org' | 'session';

class Partition extends ApexValue {
  readonly kind: Kind;
  readonly cache: CachePartition;

  constructor(kind: Kind, name: string) {
    super();
    this.kind = kind;
    this.cache = new CachePartition(kind, name.includes('.') ? name : `local.${name}`);
  }
}

const given = <Value>(value: Value | null): Value => {
  if (value === null) throw nullPointer();
  return value;
};

const textsOf = (keys: ApexSet | null): readonly string[] =>
  given(keys)
    .toArray()
    .filter((key) => typeof key === 'string');

const builderKey = ({ type }: ApexTypeObject, key: string): string => `${type.name.replaceAll('.', '')}${key}`;

/** What a builder loads is kept under its class and the key. */
const built = (self: Partition, builder: ApexTypeObject | null, key: string | null): unknown => {
  const name = builderKey(given(builder), given(key));
  if (self.cache.has(name)) return self.cache.get(name);
  const loader = newInstanceOf(given(builder).type);
  if (typeof loader !== 'object' || loader === null) throw nullPointer();
  const value: unknown = callMethod(loader, 'doload(string)', key);
  if (value !== null) self.cache.put(name, value);
  return value;
};

const put = (self: Partition, key: string | null, ...more: readonly unknown[]): void => {
  const [value, seconds] = more;
  if (value === null) throw apexException('Cache.InvalidParamException', 'Cannot put a null value in the cache');
  self.cache.put(given(key), value, typeof seconds === 'number' ? seconds : undefined);
};

/** What a partition does; Cache.Org and Cache.Session do the same as static methods of their default partition. */
const METHODS: Readonly<Record<string, (self: Partition, ...args: never[]) => unknown>> = {
  'Boolean contains(String key)': (self, key: string | null) => self.cache.has(given(key)),
  'Map<String,Boolean> contains(Set<String> keys)': (self, keys: ApexSet | null) =>
    new ApexMap(
      'Map<String,Boolean>',
      textsOf(keys).map((key) => [key, self.cache.has(key)] as const),
    ),
  'Object get(String key)': (self, key: string | null) => self.cache.get(given(key)),
  'Object get(System.Type cacheBuilder, String key)': built,
  'Map<String,Object> get(Set<String> keys)': (self, keys: ApexSet | null) =>
    new ApexMap(
      'Map<String,Object>',
      textsOf(keys)
        .filter((key) => self.cache.has(key))
        .map((key) => [key, self.cache.get(key)] as const),
    ),
  'Set<String> getKeys()': (self) => new ApexSet('Set<String>', self.cache.keys()),
  'Long getNumKeys()': (self) => BigInt(self.cache.keys().length),
  'void put(String key, Object value)': put,
  'void put(String key, Object value, Cache.Visibility visibility)': put,
  'void put(String key, Object value, Integer ttlSecs)': put,
  'void put(String key, Object value, Integer ttlSecs, Cache.Visibility visibility, Boolean immutable)': put,
  'Boolean remove(String key)': (self, key: string | null) => self.cache.remove(given(key)),
  'Boolean remove(System.Type cacheBuilder, String key)': (self, builder: ApexTypeObject | null, key: string | null) =>
    self.cache.remove(builderKey(given(builder), given(key))),
  'Boolean isAvailable()': () => true,
};

/** A key may name its partition: `local.Prices.EUR`. */
const partitionOf = (kind: Kind, key: unknown): { partition: Partition; key: unknown } => {
  const [, name, rest] = typeof key === 'string' ? (/^(\w+\.\w+)\.(\w+)$/.exec(key) ?? []) : [];
  return name === undefined
    ? { partition: new Partition(kind, 'default'), key }
    : { partition: new Partition(kind, name), key: rest };
};

const asStatic =
  (kind: Kind, method: Callable) =>
  (...[first, ...more]: readonly unknown[]): unknown => {
    const { partition, key } = partitionOf(kind, first);
    const result: unknown = Reflect.apply(method, undefined, [partition, key, ...more]);
    return result;
  };

const staticsOf = (kind: Kind): LibraryClass['members'] =>
  Object.fromEntries(
    Object.entries(METHODS).map(([signature, method]) => [`static ${signature}`, asStatic(kind, method)]),
  );

const whole = (name: 'Org' | 'Session', kind: Kind): readonly LibraryClass[] => [
  libraryClass({
    name: `Cache.${name}`,
    members: {
      ...staticsOf(kind),
      [`static Cache.${name}Partition getPartition(String partitionName)`]: (partition: string | null) =>
        new Partition(kind, given(partition)),
    },
  }),
  libraryClass({
    name: `Cache.${name}Partition`,
    extends: 'Cache.Partition',
    holds: (value) => value instanceof Partition && value.kind === kind,
    members: {},
  }),
];

export const cacheClasses: readonly LibraryClass[] = [
  libraryEnum({ name: 'Cache.Visibility', values: ['ALL', 'NAMESPACE'] }),
  libraryInterface({ name: 'Cache.CacheBuilder', members: { 'Object doLoad(String key)': abstractMember } }),
  libraryClass({
    name: 'Cache.Partition',
    holds: (value) => value instanceof Partition,
    members: { ...METHODS, 'String getName()': (self: Partition) => self.cache.name },
  }),
  ...whole('Org', 'org'),
  ...whole('Session', 'session'),
];
