/** For tests: calls functions of library tables by name and parameter types, as Apex tells overloads apart. */
import { ApexException } from '../runtime/exceptions.ts';
import type { TypeReference } from '../syntax/ast.ts';
import { parseSignature } from '../types/signature.ts';
import type { LibraryClass } from './define.ts';

const typeName = ({ names }: TypeReference): string =>
  names
    .map(({ name, args }) => (args.length === 0 ? name : `${name}<${args.map((arg) => typeName(arg)).join(',')}>`))
    .join('.');

const keyOf = (text: string): string => {
  const signature = parseSignature(text);
  const name = signature.kind === 'constructor' ? 'new' : signature.name;
  return `${name}(${signature.parameters.map(({ type }) => typeName(type)).join(',')})`;
};

/**
 * @param library the table of a class
 * @returns a function that takes `abbreviate(Integer)` and the arguments, the receiver first
 */
export const callsOn = (library: LibraryClass) => {
  const members = new Map(Object.entries(library.members).map(([text, member]) => [keyOf(text), member]));
  return (key: string, ...args: readonly unknown[]): unknown => {
    const member = members.get(key);
    if (typeof member !== 'function') throw new Error(`${library.name} has no method ${key}`);
    const result: unknown = Reflect.apply(member, undefined, args);
    return result;
  };
};

/** What a function threw, as `type: message`; fails when it threw nothing. */
export const thrownBy = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof ApexException ? error['tostring()']() : String(error);
  }
  throw new Error('nothing was thrown');
};
