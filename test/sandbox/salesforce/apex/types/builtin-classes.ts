/**
 * The types that the language itself cannot do without: taken from the library where it has them, else there with their names
 * only, so that a registry over a small library still knows what a list is.
 */
import {
  abstractMember,
  libraryClass,
  libraryInterface,
  libraryPrimitive,
  type LibraryClass,
} from '../library/define.ts';
import { libraryName } from './library-class.ts';

const PRIMITIVES = [
  ...['Boolean', 'Integer', 'Long', 'Double', 'Decimal', 'String'],
  ...['Id', 'Date', 'Datetime', 'Time', 'Blob'],
];

const BUILTINS: readonly LibraryClass[] = [
  ...PRIMITIVES.map((name) => libraryPrimitive({ name: `System.${name}`, members: {} })),
  libraryClass({
    name: 'System.Object',
    members: {
      'Boolean equals(Object other)': abstractMember,
      'Integer hashCode()': abstractMember,
      'String toString()': abstractMember,
    },
  }),
  libraryClass({ name: 'System.SObject', members: {} }),
  libraryClass({ name: 'System.AggregateResult', extends: 'System.SObject', members: {} }),
  libraryClass({ name: 'System.Address', members: {} }),
  libraryClass({ name: 'System.Exception', extendable: true, members: {} }),
  libraryInterface({ name: 'System.Iterator<T>', members: {} }),
  libraryInterface({ name: 'System.Iterable<T>', members: {} }),
  libraryClass({ name: 'System.List<T>', implements: ['System.Iterable<T>'], members: {} }),
  libraryClass({ name: 'System.Set<T>', implements: ['System.Iterable<T>'], members: {} }),
  libraryClass({ name: 'System.Map<K,V>', members: {} }),
];

/** Library classes by lower-cased canonical name, with what the language needs filled in. */
export const withBuiltins = (library: readonly LibraryClass[]): ReadonlyMap<string, LibraryClass> =>
  new Map([...BUILTINS, ...library].map((definition) => [libraryName(definition).toLowerCase(), definition]));
