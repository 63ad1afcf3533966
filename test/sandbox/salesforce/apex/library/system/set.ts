/** Set, in order of insertion. */
import { ApexSet } from '../../values/set.ts';
import { libraryClass } from '../define.ts';
import { elementsOf } from '../elements-of.ts';
import { argumentIsNull } from '../without-nulls.ts';

const elements = (values: object | null): readonly unknown[] => {
  if (values === null) throw argumentIsNull();
  return elementsOf(values);
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_set.htm */
export const set = libraryClass({
  name: 'System.Set<T>',
  implements: ['System.Iterable<T>'],
  holds: (value) => value instanceof ApexSet,
  members: {
    'new()': (type: string) => new ApexSet(type),
    'new(Iterable<T> from)': (type: string, from: object | null) => new ApexSet(type, elements(from)),
    'Boolean add(T setElement)': (self: ApexSet, value: unknown) => self.add(value),
    'Boolean addAll(Iterable<T> from)': (self: ApexSet, from: object | null) => self.addAll(elements(from)),
    'void clear()': (self: ApexSet) => {
      self.clear();
    },
    'Set<T> clone()': (self: ApexSet) => self.clone(),
    'Boolean contains(T setElement)': (self: ApexSet, value: unknown) => self.contains(value),
    'Boolean containsAll(Iterable<T> from)': (self: ApexSet, from: object | null) => self.containsAll(elements(from)),
    'Boolean isEmpty()': (self: ApexSet) => self.size === 0,
    'Iterator<T> iterator()': (self: ApexSet) => self['iterator()'](),
    'Boolean remove(T setElement)': (self: ApexSet, value: unknown) => self.remove(value),
    'Boolean removeAll(Iterable<T> from)': (self: ApexSet, from: object | null) => self.removeAll(elements(from)),
    'Boolean retainAll(Iterable<T> from)': (self: ApexSet, from: object | null) => self.retainAll(elements(from)),
    'Integer size()': (self: ApexSet) => self.size,
  },
});
