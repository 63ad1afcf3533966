/** Types and methods as the platform's messages write them. */
import type { ClassInfo, MethodInfo } from './class-info.ts';
import { classType } from './class-type.ts';
import type { ApexType } from './type.ts';

/** Types of the language itself go without their namespace. */
const PLAIN: ReadonlySet<string> = new Set(['List', 'Set', 'Map', 'Object']);

const PLAIN_KINDS: ReadonlySet<ClassInfo['kind']> = new Set(['primitive', 'sobject']);

const nameOf = ({ name, kind, file }: ClassInfo): string => {
  const isOfSystem = file === undefined && !name.includes('.') && !PLAIN_KINDS.has(kind) && !PLAIN.has(name);
  return isOfSystem ? `System.${name}` : name;
};

/** `System.HttpRequest`, `List<System.Type>`, `Account`: a type as messages name it. */
export const typeWords = ({ info, name, args }: ApexType): string => {
  if (info === undefined) return name;
  return args.length === 0 ? nameOf(info) : `${nameOf(info)}<${args.map(typeWords).join(',')}>`;
};

/** `(Id, Boolean)` */
export const parameterWords = (types: readonly ApexType[]): string => `(${types.map(typeWords).join(', ')})`;

/** `(Id, Boolean)` of a method. */
export const parametersOf = ({ parameters }: MethodInfo): string => parameterWords(parameters.map(({ type }) => type));

/**
 * `Integer System.Comparable.compareTo(Object)`
 *
 * @param of the type the method belongs to, with its type arguments
 */
export const methodWords = (method: MethodInfo, of: ApexType = classType(method.owner)): string =>
  `${typeWords(method.returnType)} ${typeWords(of)}.${method.name}${parametersOf(method)}`;
