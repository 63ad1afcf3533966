/**
 * All types that a program can name: the platform's, from the library tables; the org's sObjects, from the schema; the project's
 * own, from its files. One registry stands for one compiled program.
 */
import type { ObjectSchema, Schema } from '../../schema/types.ts';
import type { LibraryClass } from '../library/define.ts';
import type { Problem, TypeReference } from '../syntax/ast.ts';
import type { ClassInfo } from './class-info.ts';
import { classType, superclassChain } from './class-type.ts';
import { declarationOf, declareClass, type ApexUnit } from './declare-class.ts';
import type { EnumFunctions } from './enum-members.ts';
import type { LibraryTable } from './library-members.ts';
import { nameClasses, type ClassMakers } from './named-classes.ts';
import { resolveType, type Reading } from './resolve-type.ts';
import type { NamedClasses } from './scope.ts';
import { NoType, typeReference } from './type-text.ts';
import type { ApexType } from './type.ts';

export type Program = {
  readonly schema: Schema;
  readonly library: readonly LibraryClass[];
  readonly units: readonly ApexUnit[];
  readonly report: (problem: Problem) => void;
  /** Methods that an sObject type itself has (`getAll()`, `getInstance()`, …), as a library table. */
  readonly sobjectStatics?: (object: ObjectSchema) => LibraryTable;
  /** The functions behind `values()`, `valueOf()`, `name()` and `ordinal()` of an enum. */
  readonly enumFunctions?: (name: string, values: readonly string[]) => EnumFunctions;
};

export type TypeRegistry = {
  /**
   * The type a reference means; reports `Invalid type: …` with the file of `within` and answers UNKNOWN when it means none. A
   * class of the platform that the sandbox lacks is of kind unknown too, but keeps its name (`unsupportedName`).
   */
  readonly resolve: (reference: TypeReference, within: ClassInfo | undefined) => ApexType;
  /** The same by text, without a report: undefined when there is no such type. */
  readonly find: (name: string, within?: ClassInfo) => ApexType | undefined;
  /** `List<String>`; throws when there is no such type. For names the compiler itself writes. */
  readonly named: (canonical: string) => ApexType;
  readonly listOf: (element: ApexType) => ApexType;
  readonly setOf: (element: ApexType) => ApexType;
  readonly mapOf: (key: ApexType, value: ApexType) => ApexType;
  /** The type of an object of the org; undefined when it has none of that name. Case does not matter. */
  readonly sobject: (apiName: string) => ApexType | undefined;
  /** Top-level classes of the project, in the order of its files. */
  readonly userClasses: () => readonly ClassInfo[];
  /** A class for what no other class can name: a trigger, or a block of anonymous Apex. */
  readonly declare: (unit: ApexUnit) => ClassInfo;
  readonly typeOf: (info: ClassInfo) => ApexType;
  /** The type itself, then its superclasses. */
  readonly superclassChain: (type: ApexType) => readonly ApexType[];
};

/** The type, or what is wrong with the text. */
const attempt = (classes: NamedClasses, text: string, within: ClassInfo | undefined): ApexType | string => {
  const problems: string[] = [];
  const reading: Reading = { within, inherited: true, tell: (message) => problems.push(message) };
  try {
    const type = resolveType(classes, typeReference(text), reading);
    return problems[0] ?? type;
  } catch (error) {
    if (error instanceof NoType) return `Invalid type: ${text}`;
    throw error;
  }
};

/** `resolve`, telling each mistake once however often a reference is read. */
const reportingResolver = (classes: () => NamedClasses, report: Program['report']) => {
  const known = new WeakMap<TypeReference, ApexType>();
  return (reference: TypeReference, within: ClassInfo | undefined, inherited: boolean): ApexType => {
    const tell = (message: string): void => report({ file: within?.file ?? '', at: reference.at, message });
    const type = known.get(reference) ?? resolveType(classes(), reference, { within, inherited, tell });
    known.set(reference, type);
    return type;
  };
};

const makersOf = (program: Program, classes: () => NamedClasses): ClassMakers => {
  const read = reportingResolver(classes, program.report);
  const named = (canonical: string): ApexType => {
    const type = attempt(classes(), canonical, undefined);
    if (typeof type === 'string') throw new Error(type);
    return type;
  };
  const listOf = (element: ApexType): ApexType => generic(classes(), 'list', [element]);
  return {
    resolver: {
      resolve: (reference, within) => read(reference, within, true),
      heritage: (reference, within) => read(reference, within, false),
    },
    named,
    listOf,
    enums: { named, listOf, functionsOf: (name, values) => program.enumFunctions?.(name, values) },
    object: () => classes().library('object'),
    staticsOf: program.sobjectStatics ?? (() => ({})),
  };
};

const generic = (classes: NamedClasses, name: string, args: readonly ApexType[]): ApexType => {
  const info = classes.library(name);
  if (info === undefined) throw new Error(`Invalid type: ${name}`);
  return classType(info, args);
};

/**
 * Opens the types of a program. Nothing but names is read before it is asked for.
 *
 * @param program `report` hears of names used twice and, later, of types that do not exist
 */
export const openTypes = (program: Program): TypeRegistry => {
  const makers = makersOf(program, () => classes);
  const classes = nameClasses(program, makers);
  const { named, listOf, resolver } = makers;
  const found = (type: ApexType | string): ApexType | undefined => (typeof type === 'string' ? undefined : type);
  return {
    resolve: (reference, within) => resolver.resolve(reference, within),
    find: (name, within) => found(attempt(classes, name, within)),
    named,
    listOf,
    setOf: (element) => generic(classes, 'set', [element]),
    mapOf: (key, value) => generic(classes, 'map', [key, value]),
    sobject(apiName) {
      const info = classes.sobject(apiName.toLowerCase());
      return info === undefined ? undefined : classType(info);
    },
    userClasses: () => classes.all,
    declare: ({ unit, ...place }) =>
      declareClass({ ...place, declaration: declarationOf(unit), outer: undefined }, makers),
    typeOf: (info) => classType(info),
    superclassChain,
  };
};
