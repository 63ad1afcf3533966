/** List. Null is an element like any other. */
import { nullPointer } from '../../runtime/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { callMethod } from '../../values/object.ts';
import { libraryClass } from '../define.ts';
import { elementsOf } from '../elements-of.ts';
import { argumentIsNull } from '../without-nulls.ts';
import { sobjectToken } from './element-type.ts';
import { COMPARE } from './iteration.ts';
import { copyOf } from './record-copies.ts';
import { compareElements } from './record-order.ts';

const elements = (values: object | null): readonly unknown[] => {
  if (values === null) throw argumentIsNull();
  return elementsOf(values);
};

type Flag = boolean | null;

const deepClone = (self: ApexList, ...[id, timestamps, numbers]: readonly [Flag?, Flag?, Flag?]): ApexList => {
  const kept = { id: id === true, timestamps: timestamps === true, numbers: numbers === true };
  return new ApexList(
    self.type,
    self.items.map((item) => copyOf(item, kept)),
  );
};

const sortWith = (list: ApexList, comparator: object | null): void => {
  if (comparator === null) throw nullPointer();
  list.sort((left, right) => Number(callMethod(comparator, COMPARE, left, right)));
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm */
export const list = libraryClass({
  name: 'System.List<T>',
  implements: ['System.Iterable<T>'],
  holds: (value) => value instanceof ApexList,
  members: {
    'new()': (type: string) => new ApexList(type),
    'new(Iterable<T> from)': (type: string, from: object | null) => new ApexList(type, [...elements(from)]),
    'void add(T listElement)': (self: ApexList, value: unknown) => {
      self.add(value);
    },
    'void add(Integer index, T listElement)': (self: ApexList, index: number | null, value: unknown) => {
      self.addAt(index, value);
    },
    'void addAll(Iterable<T> from)': (self: ApexList, from: object | null) => {
      self.addAll(elements(from));
    },
    'void clear()': (self: ApexList) => {
      self.clear();
    },
    'List<T> clone()': (self: ApexList) => self.clone(),
    'Boolean contains(T listElement)': (self: ApexList, value: unknown) => self.contains(value),
    'List<T> deepClone()': deepClone,
    'List<T> deepClone(Boolean preserveId)': deepClone,
    'List<T> deepClone(Boolean preserveId, Boolean preserveReadonlyTimestamps)': deepClone,
    'List<T> deepClone(Boolean preserveId, Boolean preserveReadonlyTimestamps, Boolean preserveAutonumber)': deepClone,
    'T get(Integer index)': (self: ApexList, index: number | null) => self.get(index),
    'Schema.SObjectType getSObjectType()': (self: ApexList) => sobjectToken(self.elementType),
    'Integer indexOf(T listElement)': (self: ApexList, value: unknown) => self.indexOf(value),
    'Boolean isEmpty()': (self: ApexList) => self.items.length === 0,
    'Iterator<T> iterator()': (self: ApexList) => self['iterator()'](),
    'T remove(Integer index)': (self: ApexList, index: number | null) => self.remove(index),
    'void set(Integer index, T listElement)': (self: ApexList, index: number | null, value: unknown) => {
      self.set(index, value);
    },
    'Integer size()': (self: ApexList) => self.items.length,
    'void sort()': (self: ApexList) => {
      self.sort(compareElements);
    },
    'void sort(Comparator<T> comparator)': sortWith,
  },
});
