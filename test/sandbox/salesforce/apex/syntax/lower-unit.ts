/**
 * Whole files: a class, a trigger, or a script of anonymous Apex. In the latter two the grammar cannot tell a variable from a
 * field; there a variable is a statement, in its place among the others, unless it says to be more.
 */
import type {
  AnonymousBlockMemberContext,
  AnonymousUnitContext,
  CompilationUnitContext,
  TriggerBlockMemberContext,
  TriggerCaseContext,
  TriggerUnitContext,
} from '@apexdevtools/apex-parser';
import type { CompilationUnit, Member, MemberOf, Statement, TriggerEvent } from './ast.ts';
import { lowerMember, lowerTypeDeclaration } from './lower-members.ts';
import { lowerModifiers } from './lower-modifiers.ts';
import { lowerStatement } from './lower-statement.ts';
import { at, optional, textOf } from './parse-tree.ts';

type Part =
  { readonly statement: Statement; readonly member?: never } | { readonly member: Member; readonly statement?: never };

const isVariable = (member: Member): member is MemberOf<'field'> =>
  member.kind === 'field' && member.modifiers.words.every((word) => word === 'final');

const asStatement = (field: MemberOf<'field'>): Statement => ({
  kind: 'local',
  type: field.type,
  final: field.modifiers.words.includes('final'),
  variables: field.variables,
  at: field.type.at,
});

const lowerPart = (node: TriggerBlockMemberContext | AnonymousBlockMemberContext): Part => {
  const statement = optional(node.statement());
  if (statement) return { statement: lowerStatement(statement) };
  const declaration =
    'triggerMemberDeclaration' in node ? node.triggerMemberDeclaration() : node.anonymousMemberDeclaration();
  const member = lowerMember(declaration, lowerModifiers(node.modifier_list()));
  return isVariable(member) ? { statement: asStatement(member) } : { member };
};

const lowerParts = (nodes: readonly (TriggerBlockMemberContext | AnonymousBlockMemberContext)[]) => {
  const parts = nodes.map(lowerPart);
  return {
    statements: parts.flatMap((part) => part.statement ?? []),
    members: parts.flatMap((part) => part.member ?? []),
  };
};

const lowerEvent = (node: TriggerCaseContext): TriggerEvent => {
  const operations = { insert: node.INSERT(), update: node.UPDATE(), delete: node.DELETE(), undelete: node.UNDELETE() };
  const when = optional(node.BEFORE()) ? 'before' : 'after';
  if (optional(operations.insert)) return { when, operation: 'insert' };
  if (optional(operations.update)) return { when, operation: 'update' };
  return { when, operation: optional(operations.delete) ? 'delete' : 'undelete' };
};

/** A class file. */
export const lowerClassUnit = (node: CompilationUnitContext): CompilationUnit => ({
  kind: 'class',
  declaration: lowerTypeDeclaration(node.typeDeclaration()),
});

/** `trigger T on Account (before insert) { … }` */
export const lowerTrigger = (node: TriggerUnitContext): CompilationUnit => ({
  kind: 'trigger',
  name: textOf(node.id(0)),
  object: textOf(node.id(1)),
  events: node.triggerCase_list().map(lowerEvent),
  ...lowerParts(node.triggerBlock().triggerBlockMember_list()),
  at: at(node.id(0).start),
});

/** A script of anonymous Apex. */
export const lowerAnonymous = (node: AnonymousUnitContext): CompilationUnit => ({
  kind: 'anonymous',
  ...lowerParts(node.anonymousBlock().anonymousBlockMember_list()),
});
