/**
 * What can be reached through a value of a type: its own members, those it inherits, those its interfaces promise and those of
 * Object, with type arguments in place. Names compare without case.
 */
import type { ClassInfo, FieldInfo, MethodInfo } from './class-info.ts';
import { ancestry, bindingsOf, classType, substitute, superclassChain, type Bindings } from './class-type.ts';
import { visibilityOf } from './modifiers.ts';
import { objectRoot } from './object-root.ts';
import type { ApexType } from './type.ts';
import { isVisible } from './visibility.ts';

export { chooseOverload } from './choose-overload.ts';
export { isVisible } from './visibility.ts';

const fieldIn = (type: ApexType, name: string): FieldInfo | undefined => {
  const field = type.info?.fields().get(name);
  return field === undefined ? undefined : { ...field, type: substitute(field.type, bindingsOf(type)) };
};

/** The field, property, enum constant or sObject field of that name, own or inherited. */
export const findField = (type: ApexType, name: string): FieldInfo | undefined => {
  const key = name.toLowerCase();
  for (const one of superclassChain(type)) {
    const field = fieldIn(one, key);
    if (field !== undefined) return field;
  }
  return undefined;
};

const bound = (method: MethodInfo, bindings: Bindings): MethodInfo =>
  bindings.size === 0
    ? method
    : {
        ...method,
        returnType: substitute(method.returnType, bindings),
        parameters: method.parameters.map(({ name, type }) => ({ name, type: substitute(type, bindings) })),
      };

/** What two methods have in common when one stands for the other. The key of a generic method keeps its type parameters. */
const signatureOf = ({ parameters }: MethodInfo): string => parameters.map(({ type }) => type.name).join(',');

const withObject = (type: ApexType): readonly ApexType[] => {
  const object = type.info === undefined ? undefined : objectRoot(type.info);
  return object === undefined ? ancestry(type) : [...ancestry(type), classType(object)];
};

/** The methods that the class of a type declares itself, with type arguments in place. */
export const ownMethods = (type: ApexType): readonly MethodInfo[] =>
  [...(type.info?.methods().values() ?? [])].flat().map((method) => bound(method, bindingsOf(type)));

/** All methods of that name: own before inherited, overridden ones once, those of Object for every type. */
export const findMethods = (type: ApexType, name: string): readonly MethodInfo[] => {
  const key = name.toLowerCase();
  const found = new Map<string, MethodInfo>();
  for (const one of withObject(type)) {
    for (const method of one.info?.methods().get(key) ?? []) {
      const here = bound(method, bindingsOf(one));
      const signature = signatureOf(here);
      if (!found.has(signature)) found.set(signature, here);
    }
  }
  return [...found.values()];
};

/** The constructors of a class, those nobody wrote included; none for an sObject, whose fields are assigned instead. */
export const findConstructors = (type: ApexType): readonly MethodInfo[] =>
  (type.info?.constructors() ?? []).map((constructor) => bound(constructor, bindingsOf(type)));

/**
 * Whether code of `from` may assign a field that it can see: `{ get; private set; }` says no to most, a property without a
 * setter to all but its own class. Says nothing of `final`.
 */
export const isSettable = (field: FieldInfo, from: ClassInfo | undefined): boolean => {
  const { declaration, access } = field;
  if (access.kind === 'library') return access.set !== undefined;
  if (declaration?.kind !== 'property') return true;
  const { set } = declaration;
  if (set === undefined) return access.kind === 'slot' && isVisible({ ...field, visibility: 'private' }, from);
  return isVisible({ ...field, visibility: visibilityOf(set.modifiers, field.visibility) }, from);
};

/** Whether a method may be overridden, by its own words. */
export const isOverridable = ({ virtual, abstract, override }: MethodInfo): boolean => virtual || abstract || override;
