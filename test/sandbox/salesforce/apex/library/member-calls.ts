/** For tests: calls functions of library tables by name and parameter types, as Apex tells overloads apart. */
import { parseSignature } from '../types/signature.ts';
import { dottedName } from '../types/type-text.ts';
import type { LibraryClass } from './define.ts';

const keyOf = (text: string): string => {
  const signature = parseSignature(text);
  const name = signature.kind === 'constructor' ? 'new' : signature.name;
  return `${name}(${signature.parameters.map(({ type }) => dottedName(type)).join(',')})`;
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
