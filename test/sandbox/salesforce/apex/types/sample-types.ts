/** A program of a few lines for tests: its own small library, the shipping org's objects, and classes given as text. */
import { SHIPPING_SOURCE } from '../../fixtures/shipping-org.ts';
import { loadSchema } from '../../schema/load-schema.ts';
import {
  abstractMember,
  libraryClass,
  libraryEnum,
  libraryInterface,
  libraryPrimitive,
  type LibraryClass,
} from '../library/define.ts';
import type { Problem } from '../syntax/ast.ts';
import { parseUnit } from '../syntax/parse-unit.ts';
import { checkClasses } from './check-class.ts';
import type { ApexUnit } from './declare-class.ts';
import { openTypes, type TypeRegistry } from './registry.ts';

const nothing = (): undefined => undefined;

export const SAMPLE_LIBRARY: readonly LibraryClass[] = [
  libraryPrimitive({
    name: 'System.String',
    members: {
      'static String valueOf(Object value)': String,
      'static String valueOf(Integer value)': String,
      'static String join(List<Object> parts, String separator)': nothing,
      'Integer length()': (self: string) => self.length,
    },
  }),
  libraryClass({
    name: 'System.Object',
    members: { 'Boolean equals(Object other)': nothing, 'Integer hashCode()': nothing, 'String toString()': nothing },
  }),
  libraryClass({
    name: 'System.SObject',
    members: { 'Object get(String field)': nothing, 'Object get(Schema.SObjectField field)': nothing },
  }),
  libraryInterface({ name: 'System.Iterator<T>', members: { 'T next()': abstractMember } }),
  libraryInterface({ name: 'System.Iterable<T>', members: { 'Iterator<T> iterator()': abstractMember } }),
  libraryClass({
    name: 'System.List<T>',
    implements: ['System.Iterable<T>'],
    members: {
      'new()': nothing,
      'new(List<T> other)': nothing,
      'T get(Integer index)': nothing,
      'List<T> clone()': nothing,
      'void sort()': nothing,
      'void sort(System.Comparator<T> comparator)': nothing,
    },
  }),
  libraryClass({ name: 'System.Map<K,V>', members: { 'Set<K> keySet()': nothing, 'V put(K key, V value)': nothing } }),
  libraryClass({
    name: 'System.Exception',
    extendable: true,
    members: { 'String getMessage()': nothing, 'Integer lineNumber': { get: nothing } },
  }),
  libraryClass({ name: 'System.DmlException', extends: 'System.Exception', members: {} }),
  libraryInterface({ name: 'System.Comparable', members: { 'Integer compareTo(Object other)': abstractMember } }),
  libraryInterface({ name: 'System.Comparator<T>', members: { 'Integer compare(T one, T other)': abstractMember } }),
  libraryEnum({ name: 'System.LoggingLevel', values: ['ERROR', 'DEBUG'] }),
  libraryClass({ name: 'System.Database', members: { 'static List<SObject> query(String text)': nothing } }),
  libraryClass({
    name: 'Database.QueryLocator',
    implements: ['System.Iterable<SObject>'],
    members: { 'String getQuery()': nothing },
  }),
  libraryClass({ name: 'Database.BatchableContext', members: {} }),
  libraryInterface({
    name: 'Database.Batchable<T>',
    members: {
      'Iterable<T> start(Database.BatchableContext context)': abstractMember,
      'void execute(Database.BatchableContext context, List<T> scope)': abstractMember,
      'void finish(Database.BatchableContext context)': abstractMember,
    },
  }),
  libraryClass({ name: 'Schema.SObjectField', members: {} }),
  libraryClass({
    name: 'System.HttpRequest',
    members: {
      'new()': nothing,
      'void setEndpoint(String endpoint)': nothing,
      'Integer timeout': { get: nothing, set: nothing },
      'static String defaultMethod': { get: nothing },
      'Messaging.SingleEmailMessage asEmail()': nothing,
    },
  }),
];

const schema = loadSchema({ sourceDirectories: [SHIPPING_SOURCE] });

export type SampleTypes = { readonly types: TypeRegistry; readonly problems: readonly Problem[] };

/** A parsed file; throws when the text is no Apex. */
export const unitOf = (text: string, file = 'Sample.cls'): ApexUnit => {
  const kind = file.endsWith('.cls') ? 'class' : file.endsWith('.trigger') ? 'trigger' : 'anonymous';
  const parsed = parseUnit({ file, text, kind });
  if (!('unit' in parsed)) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return { unit: parsed.unit, file, apiVersion: 66 };
};

/** Opens the types of some classes, each in a file of its own (`0.cls`, `1.cls`, …). */
export const openSample = (...texts: readonly string[]): SampleTypes => {
  const problems: Problem[] = [];
  const types = openTypes({
    schema,
    library: SAMPLE_LIBRARY,
    units: texts.map((text, index) => unitOf(text, `${index}.cls`)),
    report: (problem) => problems.push(problem),
    sobjectStatics: (object): LibraryClass['members'] =>
      object.kind === 'metadata' ? { [`static Map<String,${object.name}> getAll()`]: nothing } : {},
    enumFunctions: () => ({ values: nothing, valueOf: nothing, name: nothing, ordinal: nothing }),
  });
  return { types, problems };
};

/** The messages of everything that is wrong with the declarations of some classes. */
export const problemsIn = (...texts: readonly string[]): readonly string[] => {
  const { types, problems } = openSample(...texts);
  const found: Problem[] = [];
  checkClasses(types, (problem) => found.push(problem));
  return [...problems, ...found].map(({ message }) => message);
};
