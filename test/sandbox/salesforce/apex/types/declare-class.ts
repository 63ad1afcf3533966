/**
 * A class, interface or enum of the project as the compiler sees classes, made from its declaration. Nothing in it is looked up
 * before it is asked for, so classes may refer to each other in any order.
 */
import type { CompilationUnit, Modifiers, Position, TypeDeclaration } from '../syntax/ast.ts';
import type { ClassInfo, MethodInfo } from './class-info.ts';
import { classType, simpleName, superclassChain } from './class-type.ts';
import { declaredMembers, impliedConstructor, membersOf } from './declared-members.ts';
import { enumMembers, type EnumTypes } from './enum-members.ts';
import { firstOfEach } from './first-of-each.ts';
import { lazily } from './lazily.ts';
import type { Members, TypeResolver } from './library-members.ts';
import { rootIn } from './object-root.ts';
import { hasAnnotation, hasWord, visibilityOf } from './modifiers.ts';
import type { ApexType } from './type.ts';

/** One file of Apex: what was parsed, where it stands, and the version it is saved with (`68` for 68.0). */
export type ApexUnit = { readonly unit: CompilationUnit; readonly file: string; readonly apiVersion: number };

export type DeclarationTypes = {
  readonly resolver: TypeResolver;
  readonly enums: EnumTypes;
  readonly named: (canonical: string) => ApexType;
  readonly object: () => ClassInfo | undefined;
};

export type Declared = {
  readonly declaration: TypeDeclaration;
  readonly file: string;
  readonly apiVersion: number;
  readonly outer: ClassInfo | undefined;
};

/** Whether a class descends from `Exception`. */
export const isException = (info: ClassInfo): boolean =>
  superclassChain(classType(info)).some(({ name }) => name === 'Exception');

/**
 * Every exception class has these beside its own constructors.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_exception_custom.htm
 */
const exceptionConstructors = (owner: ClassInfo, types: DeclarationTypes): readonly MethodInfo[] => {
  const message = { name: 'message', type: types.named('String') };
  const cause = { name: 'cause', type: types.named('Exception') };
  return [[], [message], [cause], [message, cause]].map((parameters) => impliedConstructor(owner, parameters));
};

const constructorsOf = (info: ClassInfo, own: Members, types: DeclarationTypes): readonly MethodInfo[] => {
  if (info.kind !== 'class') return [];
  const declared = new Set(own.constructors.map(({ key }) => key));
  const implied = isException(info) ? exceptionConstructors(info, types) : [];
  if (declared.size === 0 && implied.length === 0) return [impliedConstructor(info, [])];
  return [...own.constructors, ...implied.filter(({ key }) => !declared.has(key))];
};

const heritageOf = ({ declaration }: Declared, self: () => ClassInfo, { resolver }: DeclarationTypes) => ({
  superclass: lazily(() =>
    declaration.extends === undefined ? undefined : resolver.heritage(declaration.extends, self()),
  ),
  interfaces: lazily(() => declaration.implements.map((reference) => resolver.heritage(reference, self()))),
});

const membersOfClass = ({ declaration }: Declared, self: () => ClassInfo, types: DeclarationTypes) => {
  const own = lazily(() =>
    declaration.kind === 'enum'
      ? enumMembers(self(), types.enums)
      : declaredMembers(declaration.members, { owner: self(), resolver: types.resolver }),
  );
  return {
    fields: () => own().fields,
    methods: () => own().methods,
    constructors: lazily(() => constructorsOf(self(), own(), types)),
  };
};

const innerOf = (declared: Declared, self: () => ClassInfo, types: DeclarationTypes) =>
  lazily((): ReadonlyMap<string, ClassInfo> => {
    const inner = membersOf(declared.declaration.members, 'type').map(({ declaration }) =>
      declareClass({ ...declared, declaration, outer: self() }, types),
    );
    return firstOfEach(inner, simpleName);
  });

const modifierFacts = ({ modifiers, kind }: TypeDeclaration, outer: ClassInfo | undefined) => ({
  visibility: visibilityOf(modifiers, 'private'),
  abstract: kind === 'interface' || hasWord(modifiers, 'abstract'),
  virtual: hasWord(modifiers, 'virtual') || hasWord(modifiers, 'abstract'),
  sharing: modifiers.sharing,
  isTest: outer?.isTest === true || hasAnnotation(modifiers, 'istest'),
});

/** @param declared the declaration and where it stands; inner classes come along */
export const declareClass = (declared: Declared, types: DeclarationTypes): ClassInfo => {
  const { declaration, file, apiVersion, outer } = declared;
  const self = (): ClassInfo => info;
  const info: ClassInfo = {
    ...modifierFacts(declaration, outer),
    ...heritageOf(declared, self, types),
    ...membersOfClass(declared, self, types),
    kind: declaration.kind,
    name: outer === undefined ? declaration.name : `${outer.name}.${declaration.name}`,
    typeParameters: [],
    outer,
    apiVersion,
    file,
    at: declaration.at,
    declaration,
    enumValues: declaration.enumValues.map(({ name }) => name),
    inner: innerOf(declared, self, types),
    holds: undefined,
  };
  return rootIn(info, () => types.object());
};

const START: Position = { line: 1, column: 1 };
const OPEN: Modifiers = { words: ['public'], sharing: undefined, annotations: [] };

/** The declaration of a file. A trigger and an anonymous block count as a class that holds what is declared in them. */
export const declarationOf = (unit: CompilationUnit): TypeDeclaration => {
  if (unit.kind === 'class') return unit.declaration;
  const at = unit.kind === 'trigger' ? unit.at : START;
  const name = unit.kind === 'trigger' ? unit.name : 'AnonymousBlock';
  return {
    kind: 'class',
    name,
    modifiers: OPEN,
    extends: undefined,
    implements: [],
    members: unit.members,
    enumValues: [],
    at,
    end: at,
  };
};
