/** The interfaces of going through values and of putting them in order. */
import { COMPARE_TO, hasMethod } from '../../values/object.ts';
import { abstractMember, libraryInterface } from '../define.ts';

const hasAll =
  (...keys: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === 'object' && value !== null && keys.every((key) => hasMethod(value, key));

/** The key of `compare` as the interface declares it, whatever a class takes for its parameters. */
export const COMPARE = 'compare(t,t)';

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_iterable.htm */
export const iterator = libraryInterface({
  name: 'System.Iterator<T>',
  holds: hasAll('hasnext()', 'next()'),
  members: { 'Boolean hasNext()': abstractMember, 'T next()': abstractMember },
});

export const iterable = libraryInterface({
  name: 'System.Iterable<T>',
  holds: hasAll('iterator()'),
  members: { 'Iterator<T> iterator()': abstractMember },
});

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_comparable.htm */
export const comparable = libraryInterface({
  name: 'System.Comparable',
  holds: hasAll(COMPARE_TO),
  members: { 'Integer compareTo(Object objectToCompareTo)': abstractMember },
});

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_interface_System_Comparator.htm */
export const comparator = libraryInterface({
  name: 'System.Comparator<T>',
  holds: hasAll(COMPARE),
  members: { 'Integer compare(T var1, T var2)': abstractMember },
});
