/**
 * Names of types, as they are written in declarations, after `new` and in `catch` clauses.
 */
import type {
  CreatedNameContext,
  IdCreatedNamePairContext,
  QualifiedNameContext,
  TypeListContext,
  TypeNameContext,
  TypeRefContext,
} from '@apexdevtools/apex-parser';
import type { TypeReference } from './ast.ts';
import { at, optional, textOf } from './parse-tree.ts';

/** The types of `<Id, Account>`, or of what a class implements. */
export const lowerTypeList = (list: TypeListContext | undefined): readonly TypeReference[] =>
  list?.typeRef_list().map(lowerType) ?? [];

const lowerTypeName = (node: TypeNameContext): TypeReference['names'][number] => ({
  name: node.start.text,
  args: lowerTypeList(optional(optional(node.typeArguments())?.typeList())),
});

/** `Map<Id, List<Account>>`, `Outer.Inner`, `Integer[][]`. */
export const lowerType = (node: TypeRefContext): TypeReference => ({
  names: node.typeName_list().map(lowerTypeName),
  arrayLevels: node.arraySubscripts().LBRACK_list().length,
  at: at(node.start),
});

/** The exception of a `catch` clause. */
export const lowerQualifiedType = (node: QualifiedNameContext): TypeReference => ({
  names: node.id_list().map((id) => ({ name: textOf(id), args: [] })),
  arrayLevels: 0,
  at: at(node.start),
});

const lowerCreatedPair = (node: IdCreatedNamePairContext): TypeReference['names'][number] => ({
  name: textOf(node.anyId()),
  args: lowerTypeList(optional(node.typeList())),
});

/** The type after `new`. */
export const lowerCreatedType = (node: CreatedNameContext): TypeReference => ({
  names: node.idCreatedNamePair_list().map(lowerCreatedPair),
  arrayLevels: 0,
  at: at(node.start),
});
