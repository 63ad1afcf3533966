/** The classes of a program by name: made from their files, tables and objects when they are first asked for, and then kept. */
import type { ObjectSchema, Schema } from '../../schema/types.ts';
import type { LibraryClass } from '../library/define.ts';
import type { Problem } from '../syntax/ast.ts';
import { withBuiltins } from './builtin-classes.ts';
import type { ClassInfo } from './class-info.ts';
import { classType } from './class-type.ts';
import { declareClass, type ApexUnit, type DeclarationTypes } from './declare-class.ts';
import { libraryClassInfo } from './library-class.ts';
import type { LibraryTable } from './library-members.ts';
import { rootIn } from './object-root.ts';
import { POLYMORPHIC_NAME } from './polymorphic-name.ts';
import type { NamedClasses } from './scope.ts';
import { sobjectClassInfo, type SObjectSource } from './sobject-class.ts';
import type { ApexType } from './type.ts';

/** What classes are made with: types by name, and the functions that stand behind what no table lists. */
export type ClassMakers = DeclarationTypes & {
  readonly listOf: (element: ApexType) => ApexType;
  readonly staticsOf: (object: ObjectSchema) => LibraryTable;
};

type Sources = {
  readonly schema: Schema;
  readonly library: readonly LibraryClass[];
  readonly units: readonly ApexUnit[];
  readonly report: (problem: Problem) => void;
};

/** Answers from what it made before, by name. */
const kept = <Source>(find: (name: string) => Source | undefined, make: (source: Source) => ClassInfo) => {
  const made = new Map<string, ClassInfo>();
  return (name: string): ClassInfo | undefined => {
    const known = made.get(name);
    const source = known === undefined ? find(name) : undefined;
    if (source === undefined) return known;
    const info = make(source);
    made.set(name, info);
    return info;
  };
};

const libraryOf = (library: readonly LibraryClass[], makers: ClassMakers) => {
  const definitions = withBuiltins(library);
  return kept(
    (name) => definitions.get(name),
    (definition) => rootIn(libraryClassInfo(definition, makers.resolver, makers.enums), () => makers.object()),
  );
};

const sobjectsOf = (schema: Schema, makers: ClassMakers) => {
  const sobject = (name: string): ApexType | undefined => {
    const info = find(name.toLowerCase());
    return info === undefined ? undefined : classType(info);
  };
  const polymorphic = (): ApexType => sobject(POLYMORPHIC_NAME.name) ?? makers.named('SObject');
  const source: SObjectSource = { ...makers, schema, sobject, polymorphic };
  const find = kept(
    (name) => schema.find(name) ?? (name === 'name' ? POLYMORPHIC_NAME : undefined),
    (object) => rootIn(sobjectClassInfo(object, source), () => makers.object()),
  );
  return find;
};

const projectOf = ({ units, report }: Sources, makers: ClassMakers): ReadonlyMap<string, ClassInfo> => {
  const classes = new Map<string, ClassInfo>();
  for (const { unit, ...place } of units) {
    if (unit.kind !== 'class') continue;
    const info = declareClass({ ...place, declaration: unit.declaration, outer: undefined }, makers);
    const key = info.name.toLowerCase();
    if (classes.has(key)) report({ file: place.file, at: info.at, message: `Type name already in use: ${info.name}` });
    else classes.set(key, info);
  }
  return classes;
};

/** @returns every class of the program by name, and those of the project in order */
export const nameClasses = (
  sources: Sources,
  makers: ClassMakers,
): NamedClasses & { readonly all: readonly ClassInfo[] } => {
  const project = projectOf(sources, makers);
  return {
    project: (name) => project.get(name),
    library: libraryOf(sources.library, makers),
    sobject: sobjectsOf(sources.schema, makers),
    all: [...project.values()],
  };
};
