/**
 * A copy of an object and all it refers to, as the platform makes one when it stores a job: what the caller changes afterwards
 * does not reach the job. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_queueing_jobs.htm
 */
import { ApexException } from '../runtime/exceptions.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { ApexObject } from '../values/object.ts';
import { ApexSet } from '../values/set.ts';
import { SObjectValue } from '../values/sobject.ts';

type Copies = Map<object, unknown>;

const copyFields = (from: object, to: object, copies: Copies): object => {
  copies.set(from, to);
  for (const key of Object.keys(from)) Reflect.set(to, key, copyOf(Reflect.get(from, key), copies));
  return to;
};

const copyList = (list: ApexList, copies: Copies): ApexList => {
  const copy = new ApexList(list.type, []);
  copies.set(list, copy);
  for (const item of list.items) copy.items.push(copyOf(item, copies));
  return copy;
};

const copyMap = (map: ApexMap, copies: Copies): ApexMap => {
  const copy = new ApexMap(map.type);
  copies.set(map, copy);
  for (const { key, value } of map.entries()) copy.put(copyOf(key, copies), copyOf(value, copies));
  return copy;
};

const copySet = (set: ApexSet, copies: Copies): ApexSet => {
  const copy = new ApexSet(
    set.type,
    set.toArray().map((item) => copyOf(item, copies)),
  );
  copies.set(set, copy);
  return copy;
};

const copyOf = (value: unknown, copies: Copies): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (copies.has(value)) return copies.get(value);
  if (value instanceof ApexList) return copyList(value, copies);
  if (value instanceof ApexMap) return copyMap(value, copies);
  if (value instanceof ApexSet) return copySet(value, copies);
  if (value instanceof SObjectValue) return value.clone({ keepsId: true, isDeep: true });
  if (value instanceof ApexObject && !(value instanceof ApexException)) {
    const blank: unknown = Object.create(Reflect.getPrototypeOf(value));
    return typeof blank === 'object' && blank !== null ? copyFields(value, blank, copies) : value;
  }
  return value;
};

/** Immutable values and objects of the platform are shared, everything else is copied. */
export const copyValue = <T>(value: T): T => {
  const copy: unknown = copyOf(value, new Map());
  // A copy has the shape of what it copies; JavaScript's types cannot say so.
  return copy as T;
};
