/**
 * Types and what they are made of: fields, properties, methods, constructors, initialisers and the types inside them.
 */
import * as grammar from '@apexdevtools/apex-parser';
import type { Accessor, Member, Modifiers, Parameter, TypeDeclaration } from './ast.ts';
import { lowerVariables } from './lower-local.ts';
import { lowerModifiers } from './lower-modifiers.ts';
import { lowerBlock } from './lower-statement.ts';
import { lowerType, lowerTypeList } from './lower-type.ts';
import { at, endOf, lookUp, on, optional, rulesBelow, textOf } from './parse-tree.ts';

const lowerParameter = (node: grammar.FormalParameterContext): Parameter => ({
  type: lowerType(node.typeRef()),
  name: textOf(node.id()),
  at: at(node.id().start),
});

const lowerParameters = (node: grammar.FormalParametersContext): readonly Parameter[] =>
  optional(node.formalParameterList())?.formalParameter_list().map(lowerParameter) ?? [];

const lowerSignature = (node: grammar.MethodDeclarationContext | grammar.InterfaceMethodDeclarationContext) => {
  const returnType = optional(node.typeRef());
  return {
    kind: 'method' as const,
    returnType: returnType && lowerType(returnType),
    name: textOf(node.id()),
    parameters: lowerParameters(node.formalParameters()),
    at: at(node.id().start),
    end: endOf(node),
  };
};

const lowerMethod = (node: grammar.MethodDeclarationContext, modifiers: Modifiers): Member => {
  const body = optional(node.block());
  return { ...lowerSignature(node), body: body && lowerBlock(body), modifiers };
};

const lowerInterfaceMethod = (node: grammar.InterfaceMethodDeclarationContext): Member => ({
  ...lowerSignature(node),
  body: undefined,
  modifiers: lowerModifiers(node.modifier_list()),
});

const lowerConstructor = (node: grammar.ConstructorDeclarationContext, modifiers: Modifiers): Member => ({
  kind: 'constructor',
  name: textOf(node.qualifiedName()),
  parameters: lowerParameters(node.formalParameters()),
  body: lowerBlock(node.block()),
  modifiers,
  at: at(node.start),
  end: endOf(node),
});

const lowerField = (node: grammar.FieldDeclarationContext, modifiers: Modifiers): Member => ({
  kind: 'field',
  type: lowerType(node.typeRef()),
  variables: lowerVariables(node.variableDeclarators()),
  modifiers,
  at: at(node.variableDeclarators().start),
});

const lowerAccessor = (
  block: grammar.PropertyBlockContext,
  accessor: grammar.GetterContext | grammar.SetterContext,
): Accessor => {
  const body = optional(accessor.block());
  return {
    modifiers: lowerModifiers(block.modifier_list()),
    body: body && lowerBlock(body),
    at: at(accessor.start),
  };
};

const lowerProperty = (node: grammar.PropertyDeclarationContext, modifiers: Modifiers): Member => {
  const accessors = (which: 'getter' | 'setter') =>
    node.propertyBlock_list().flatMap((block) => {
      const accessor = optional(block[which]());
      return accessor ? [lowerAccessor(block, accessor)] : [];
    });
  return {
    kind: 'property',
    type: lowerType(node.typeRef()),
    name: textOf(node.id()),
    get: accessors('getter')[0],
    set: accessors('setter')[0],
    modifiers,
    at: at(node.id().start),
  };
};

type AnyDeclaration =
  grammar.ClassDeclarationContext | grammar.InterfaceDeclarationContext | grammar.EnumDeclarationContext;

const declared = (node: AnyDeclaration, modifiers: Modifiers) => ({
  name: textOf(node.id()),
  modifiers,
  at: at(node.id().start),
  end: endOf(node),
});

const lowerClass = (node: grammar.ClassDeclarationContext, modifiers: Modifiers): TypeDeclaration => {
  const parent = optional(node.typeRef());
  return {
    kind: 'class',
    extends: parent && lowerType(parent),
    implements: lowerTypeList(optional(node.typeList())),
    members: node.classBody().classBodyDeclaration_list().flatMap(lowerBodyDeclaration),
    enumValues: [],
    ...declared(node, modifiers),
  };
};

const lowerInterface = (node: grammar.InterfaceDeclarationContext, modifiers: Modifiers): TypeDeclaration => ({
  kind: 'interface',
  extends: undefined,
  implements: lowerTypeList(optional(node.typeList())),
  members: node.interfaceBody().interfaceMethodDeclaration_list().map(lowerInterfaceMethod),
  enumValues: [],
  ...declared(node, modifiers),
});

const lowerEnum = (node: grammar.EnumDeclarationContext, modifiers: Modifiers): TypeDeclaration => ({
  kind: 'enum',
  extends: undefined,
  implements: [],
  members: [],
  enumValues:
    optional(node.enumConstants())
      ?.id_list()
      .map((id) => ({ name: textOf(id), at: at(id.start) })) ?? [],
  ...declared(node, modifiers),
});

const typeLowering = lookUp<[Modifiers], TypeDeclaration>([
  on(grammar.ClassDeclarationContext, lowerClass),
  on(grammar.InterfaceDeclarationContext, lowerInterface),
  on(grammar.EnumDeclarationContext, lowerEnum),
]);

const memberLowering = lookUp<[Modifiers], Member>([
  on(grammar.MethodDeclarationContext, lowerMethod),
  on(grammar.ConstructorDeclarationContext, lowerConstructor),
  on(grammar.FieldDeclarationContext, lowerField),
  on(grammar.PropertyDeclarationContext, lowerProperty),
]);

const innerType = (declaration: TypeDeclaration): Member => ({
  kind: 'type',
  declaration,
  modifiers: declaration.modifiers,
  at: declaration.at,
});

/** A member, given the modifiers before it. */
export const lowerMember = (node: grammar.ApexParserRuleContext, modifiers: Modifiers): Member => {
  const [only = node] = rulesBelow(node);
  const member = memberLowering(only)?.(only, modifiers);
  if (member) return member;
  const type = typeLowering(only)?.(only, modifiers);
  if (type) return innerType(type);
  throw new Error(`No lowering of the member: ${textOf(node)}`);
};

/** A class body's part; a stray `;` is none. */
const lowerBodyDeclaration = (node: grammar.ClassBodyDeclarationContext): readonly Member[] => {
  const member = optional(node.memberDeclaration());
  if (member) return [lowerMember(member, lowerModifiers(node.modifier_list()))];
  const block = optional(node.block());
  if (!block) return [];
  const modifiers = lowerModifiers([]);
  const isStatic = Boolean(optional(node.STATIC()));
  return [{ kind: 'initializer', static: isStatic, body: lowerBlock(block), modifiers, at: at(node.start) }];
};

/** The one type of a class file. */
export const lowerTypeDeclaration = (node: grammar.TypeDeclarationContext): TypeDeclaration => {
  const modifiers = lowerModifiers(node.modifier_list());
  for (const part of rulesBelow(node)) {
    const type = typeLowering(part)?.(part, modifiers);
    if (type) return type;
  }
  throw new Error(`No lowering of the type: ${textOf(node)}`);
};
