/** Map, in order of insertion; also made from records by their ids. */
import { apexException } from '../../runtime/exceptions.ts';
import type { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { SObjectValue } from '../../values/sobject.ts';
import { libraryClass } from '../define.ts';
import { argumentIsNull } from '../without-nulls.ts';
import { sobjectToken } from './element-type.ts';
import { copyOf } from './record-copies.ts';

const given = <Value>(value: Value | null): Value => {
  if (value === null) throw argumentIsNull();
  return value;
};

const badRow = (problem: string, index: number) =>
  apexException('System.ListException', `Row with ${problem} Id at index: ${index}`);

const putRecords = (map: ApexMap, records: ApexList | null): ApexMap => {
  for (const [index, record] of given(records).items.entries()) {
    const id = record instanceof SObjectValue ? record.id : null;
    if (id === null) throw badRow('null', index);
    map.put(id, record);
  }
  return map;
};

const fromRecords = (type: string, records: ApexList | null): ApexMap => {
  const { items } = given(records);
  const ids = items.map((record) => (record instanceof SObjectValue ? record.id : null));
  const again = ids.findIndex((id, index) => id !== null && ids.indexOf(id) < index);
  if (again >= 0) throw badRow('duplicate', again);
  return putRecords(new ApexMap(type), records);
};

const copied = (type: string, from: ApexMap | null): ApexMap => {
  const map = new ApexMap(type);
  map.putAll(given(from));
  return map;
};

const deepClone = (map: ApexMap): ApexMap =>
  new ApexMap(
    map.type,
    map.entries().map(({ key, value }) => [key, copyOf(value, { id: true, timestamps: true, numbers: true })] as const),
  );

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_map.htm */
export const map = libraryClass({
  name: 'System.Map<K,V>',
  holds: (value) => value instanceof ApexMap,
  members: {
    'new()': (type: string) => new ApexMap(type),
    'new(Map<K,V> from)': copied,
    'new(List<SObject> records)': fromRecords,
    'void clear()': (self: ApexMap) => {
      self.clear();
    },
    'Map<K,V> clone()': (self: ApexMap) => self.clone(),
    'Boolean containsKey(K key)': (self: ApexMap, key: unknown) => self.containsKey(key),
    'Map<K,V> deepClone()': deepClone,
    'V get(K key)': (self: ApexMap, key: unknown) => self.get(key),
    'Schema.SObjectType getSObjectType()': (self: ApexMap) => sobjectToken(self.valueType),
    'Boolean isEmpty()': (self: ApexMap) => self.size === 0,
    'Set<K> keySet()': (self: ApexMap) => self.keySet(),
    'V put(K key, V value)': (self: ApexMap, key: unknown, value: unknown) => self.put(key, value),
    'void putAll(Map<K,V> from)': (self: ApexMap, from: ApexMap | null) => {
      self.putAll(given(from));
    },
    'void putAll(List<SObject> records)': (self: ApexMap, records: ApexList | null) => {
      putRecords(self, records);
    },
    'V remove(K key)': (self: ApexMap, key: unknown) => self.remove(key),
    'Integer size()': (self: ApexMap) => self.size,
    'List<V> values()': (self: ApexMap) => self.values(),
  },
});
