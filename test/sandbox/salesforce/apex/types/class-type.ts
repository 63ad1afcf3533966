/**
 * From a class to its type, and from a type with arguments (`Map<Id,Account>`) to what its members and ancestors are about:
 * type parameters replaced by the arguments.
 */
import type { ClassInfo } from './class-info.ts';
import type { ApexType, TypeKind } from './type.ts';

const canonical = (base: string, args: readonly ApexType[]): string =>
  args.length === 0 ? base : `${base}<${args.map(({ name }) => name).join(',')}>`;

const kindOf = (info: ClassInfo): TypeKind => (info.name === 'Object' ? 'object' : info.kind);

/** The type of a class with these type arguments; without any for a class that takes none. */
export const classType = (info: ClassInfo, args: readonly ApexType[] = []): ApexType => ({
  kind: kindOf(info),
  name: canonical(info.name, args),
  args,
  info,
});

/** `T`, inside the class that declares it. */
export const parameterType = (name: string): ApexType => ({ kind: 'parameter', name, args: [], info: undefined });

/** Stands for a class that the platform has and the sandbox has not: fits everything, and knows its name. */
export const unsupportedType = (name: string): ApexType => ({ kind: 'unknown', name, args: [], info: undefined });

/** The name of a class that the platform has and the sandbox has not; undefined for every other type. */
export const unsupportedName = (type: ApexType): string | undefined =>
  type.kind === 'unknown' && type.name !== 'unknown' ? type.name : undefined;

/** What the type parameters of a type's class stand for. */
export type Bindings = ReadonlyMap<string, ApexType>;

export const bindingsOf = (type: ApexType): Bindings =>
  new Map(
    (type.info?.typeParameters ?? []).flatMap((name, index) => {
      const bound = type.args[index];
      return bound === undefined ? [] : [[name, bound] as const];
    }),
  );

/** The type with type parameters replaced by what they stand for. */
export const substitute = (type: ApexType, bindings: Bindings): ApexType => {
  if (bindings.size === 0) return type;
  if (type.kind === 'parameter') return bindings.get(type.name) ?? type;
  if (type.args.length === 0 || type.info === undefined) return type;
  return classType(
    type.info,
    type.args.map((arg) => substitute(arg, bindings)),
  );
};

/** The superclass, with type arguments in place. */
export const superclassOf = (type: ApexType): ApexType | undefined => {
  const superclass = type.info?.superclass();
  return superclass === undefined ? undefined : substitute(superclass, bindingsOf(type));
};

/** The interfaces that the class itself names, with type arguments in place. */
export const interfacesOf = (type: ApexType): readonly ApexType[] => {
  const bindings = bindingsOf(type);
  return (type.info?.interfaces() ?? []).map((one) => substitute(one, bindings));
};

/** The type itself, then its superclasses up to the root. A circle (an error told elsewhere) ends where it closes. */
export const superclassChain = (type: ApexType): readonly ApexType[] => {
  const chain: ApexType[] = [];
  for (let next: ApexType | undefined = type; next !== undefined; next = superclassOf(next)) {
    const { name } = next;
    if (chain.some((seen) => seen.name === name)) break;
    chain.push(next);
  }
  return chain;
};

/** The type itself, its superclasses and every interface of all of them: nearest first, each once. */
export const ancestry = (type: ApexType): readonly ApexType[] => {
  const found = new Map<string, ApexType>();
  const queue = [...superclassChain(type)];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (found.has(next.name)) continue;
    found.set(next.name, next);
    queue.push(...interfacesOf(next));
  }
  return [...found.values()];
};

/** The outermost class around a class: private members are visible throughout it. */
export const outermost = (info: ClassInfo): ClassInfo => (info.outer === undefined ? info : outermost(info.outer));

/** `Inner` of `Outer.Inner`. */
export const simpleName = ({ name }: ClassInfo): string => name.slice(name.lastIndexOf('.') + 1);
