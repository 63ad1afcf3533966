/**
 * A method that implements an interface under another key: `compareTo(Object)` done by `compareTo(Money)`, `execute` of a batch
 * over `List<Account>`. The alias lets callers use the interface's own key.
 */
import { ancestry, classType } from '../../types/class-type.ts';
import { isAssignable } from '../../types/assignable.ts';
import type { ClassInfo, MethodInfo } from '../../types/class-info.ts';
import { findMethods } from '../../types/members.ts';
import type { TypeRegistry } from '../../types/registry.ts';
import type { ApexType } from '../../types/type.ts';
import { quoted } from '../javascript-names.ts';

const interfacesOf = (types: TypeRegistry, type: ApexType): readonly ApexType[] =>
  ancestry(type).filter((one) => one.info?.kind === 'interface');

const fits = (method: MethodInfo, wanted: MethodInfo): boolean =>
  method.parameters.length === wanted.parameters.length &&
  method.parameters.every(({ type }, position) => {
    const other = wanted.parameters[position]?.type;
    return other === undefined || other.kind === 'parameter' || isAssignable(type, other) || isAssignable(other, type);
  });

const alias = (key: string, method: MethodInfo): string => {
  const names = method.parameters.map((_parameter, position) => `a${position}`).join(', ');
  return `${quoted(key)}(${names}) { return this[${quoted(method.key)}](${names}); }`;
};

/** JavaScript methods of a class that only pass on to another one. */
export const interfaceAliases = (types: TypeRegistry, info: ClassInfo): readonly string[] => {
  const type = classType(info);
  const aliases = new Map<string, string>();
  for (const wanted of interfacesOf(types, type).flatMap((one) => [...(one.info?.methods().values() ?? [])].flat())) {
    const candidates = findMethods(type, wanted.name).filter(
      (method) => method.declaration !== undefined && !method.static,
    );
    if (candidates.some(({ key }) => key === wanted.key)) continue;
    const method = candidates.find((candidate) => fits(candidate, wanted));
    if (method !== undefined) aliases.set(wanted.key, alias(wanted.key, method));
  }
  return [...aliases.values()];
};
