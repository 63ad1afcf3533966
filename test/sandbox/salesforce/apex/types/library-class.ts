/** A class of the library tables as the compiler sees classes: nothing of it is read before something in it is asked for. */
import { abstractMember, type LibraryClass } from '../library/define.ts';
import type { ClassInfo, ClassKind } from './class-info.ts';
import { enumMembers, type EnumTypes } from './enum-members.ts';
import { lazily } from './lazily.ts';
import { libraryMembers, type TypeResolver } from './library-members.ts';
import { dottedName, typeReference } from './type-text.ts';

/** Library classes behave as of the newest version. */
const NEWEST_VERSION = 68;

const SYSTEM = /^System\./i;

/** `HttpRequest` of `System.HttpRequest`, `Database.SaveResult` as it is: how types go by in this compiler. */
export const withoutSystem = (name: string): string => name.replace(SYSTEM, '');

/** The canonical name of a library class without type parameters: `List` of `System.List<T>`. */
export const libraryName = ({ name }: LibraryClass): string => withoutSystem(dottedName(typeReference(name)));

const parametersOf = ({ name }: LibraryClass): readonly string[] =>
  (typeReference(name).names.at(-1)?.args ?? []).map((arg) => dottedName(arg));

const kindOf = (definition: LibraryClass): ClassKind =>
  libraryName(definition) === 'SObject' || /^(System\.)?SObject$/i.test(definition.extends ?? '')
    ? 'sobject'
    : definition.kind;

const isAbstract = ({ kind, members }: LibraryClass): boolean =>
  kind === 'interface' || Object.values(members).includes(abstractMember);

const facts = {
  outer: undefined,
  visibility: 'global',
  sharing: undefined,
  isTest: false,
  apiVersion: NEWEST_VERSION,
  file: undefined,
  at: { line: 1, column: 1 },
  declaration: undefined,
} as const;

/**
 * @param definition the table of the class
 * @param resolver finds the types its signatures name
 * @param enums what the members of enums are made of
 */
export const libraryClassInfo = (definition: LibraryClass, resolver: TypeResolver, enums: EnumTypes): ClassInfo => {
  const members = lazily(() =>
    definition.kind === 'enum' ? enumMembers(info, enums) : libraryMembers(definition.members, info, resolver),
  );
  const superclass = lazily(() =>
    definition.extends === undefined ? undefined : resolver.heritage(typeReference(definition.extends), info),
  );
  const interfaces = lazily(() =>
    (definition.implements ?? []).map((name) => resolver.heritage(typeReference(name), info)),
  );
  const info: ClassInfo = {
    ...facts,
    kind: kindOf(definition),
    name: libraryName(definition),
    typeParameters: parametersOf(definition),
    abstract: isAbstract(definition),
    virtual: definition.extendable === true,
    enumValues: definition.values ?? [],
    superclass,
    interfaces,
    fields: () => members().fields,
    methods: () => members().methods,
    constructors: () => members().constructors,
    inner: () => new Map(),
    holds: definition.holds,
  };
  return info;
};
