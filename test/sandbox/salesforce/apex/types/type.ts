/**
 * The types of Apex as the compiler knows them: a name, type arguments and, for everything that has members, where to find
 * them. Types compare by `name`, which is canonical (`Map<Id,List<Account>>`).
 */
import type { ClassInfo } from './class-info.ts';

export type TypeKind =
  | 'primitive'
  /** An sObject type (`Account`, `Invoice__c`, `SObject` itself, `AggregateResult`). */
  | 'sobject'
  | 'class'
  | 'interface'
  | 'enum'
  | 'object'
  | 'void'
  /** The type of the literal `null`: fits everything. */
  | 'null'
  /** A type parameter of a library class, before substitution. */
  | 'parameter'
  /** Stands where an error was already reported; fits everything, so that one mistake is told once. */
  | 'unknown';

export type ApexType = {
  readonly kind: TypeKind;
  /** Canonical: `Integer`, `List<Account>`, `Schema.SObjectType`, `Outer.Inner`, `HttpRequest` (System is left out). */
  readonly name: string;
  readonly args: readonly ApexType[];
  /** Members; also primitives, lists and sObjects have some. `undefined` for void, null, unknown, parameters. */
  readonly info: ClassInfo | undefined;
};

const plain = (kind: TypeKind, name: string): ApexType => ({ kind, name, args: [], info: undefined });

export const VOID = plain('void', 'void');
export const NULL = plain('null', 'null');
export const UNKNOWN = plain('unknown', 'unknown');

export const isUnknown = (type: ApexType): boolean => type.kind === 'unknown';
export const sameType = (one: ApexType, other: ApexType): boolean => one.name === other.name;
