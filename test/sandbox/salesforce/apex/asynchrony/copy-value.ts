/**
 * A copy of an object and all it refers to, as the platform makes one when it stores a job: what the caller changes afterwards
 * does not reach the job, and transient fields stay behind.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_queueing_jobs.htm
 */
import { transaction } from '../runtime/current.ts';
import { superclassChain } from '../types/class-type.ts';
import { slotName } from '../types/storage-names.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { ApexObject } from '../values/object.ts';
import { ApexSet } from '../values/set.ts';
import { SObjectValue } from '../values/sobject.ts';

/** What was copied already, so that what is shared stays shared. */
type Copies = Map<object, unknown>;

type Copy = (value: never, copies: Copies) => object;

const copyList: Copy = (list: ApexList, copies) => {
  const copy = new ApexList(list.type, []);
  copies.set(list, copy);
  for (const item of list.items) copy.items.push(copyOf(item, copies));
  return copy;
};

const copyMap: Copy = (map: ApexMap, copies) => {
  const copy = new ApexMap(map.type);
  copies.set(map, copy);
  for (const { key, value } of map.entries()) copy.put(copyOf(key, copies), copyOf(value, copies));
  return copy;
};

const copySet: Copy = (set: ApexSet, copies) =>
  new ApexSet(
    set.type,
    set.toArray().map((item) => copyOf(item, copies)),
  );

const copyRecord: Copy = (record: SObjectValue) => record.clone({ keepsId: true, isDeep: true });

const transientNames = (apexType: string): ReadonlySet<string> => {
  const type = transaction().program.types.find(apexType);
  const fields = (type === undefined ? [] : superclassChain(type)).flatMap(({ info }) => [
    ...(info?.fields().values() ?? []),
  ]);
  return new Set(fields.filter((field) => field.transient).map(slotName));
};

const copyObject: Copy = (from: ApexObject, copies) => {
  const blank: unknown = Object.create(Reflect.getPrototypeOf(from));
  if (typeof blank !== 'object' || blank === null) return from;
  copies.set(from, blank);
  const left = transientNames(from.apexType);
  for (const key of Object.keys(from)) {
    Reflect.set(blank, key, left.has(key) ? null : copyOf(Reflect.get(from, key), copies));
  }
  return blank;
};

const COPIES: readonly (readonly [abstract new (...args: never[]) => object, Copy])[] = [
  [ApexList, copyList],
  [ApexMap, copyMap],
  [ApexSet, copySet],
  [SObjectValue, copyRecord],
  [ApexObject, copyObject],
];

/** Immutable values and objects of the platform are shared, everything else is copied. */
const copyOf = (value: unknown, copies: Copies): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (copies.has(value)) return copies.get(value);
  const make = COPIES.find(([type]) => value instanceof type)?.[1];
  if (make === undefined) return value;
  const copy: unknown = Reflect.apply(make, undefined, [value, copies]);
  copies.set(value, copy);
  return copy;
};

export const copyValue = (value: unknown): unknown => copyOf(value, new Map());

/** The copy of an object of the project. */
export const copyObjectOf = (value: object): object => {
  const copy = copyValue(value);
  return typeof copy === 'object' && copy !== null ? copy : value;
};
