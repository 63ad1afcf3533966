/**
 * Where a type name is looked for from inside a class: among its type parameters, its inner types and those it inherits, the
 * same of the class around it, then among everything the project, the platform and the org's schema call by that name.
 */
import type { ClassInfo } from './class-info.ts';
import { classType, parameterType, superclassChain } from './class-type.ts';
import type { ApexType } from './type.ts';

/** Everything that has a name of its own, by lower-cased canonical name. */
export type NamedClasses = {
  readonly project: (name: string) => ClassInfo | undefined;
  readonly library: (name: string) => ClassInfo | undefined;
  readonly sobject: (name: string) => ClassInfo | undefined;
};

/** What is found: a class (its type arguments still to come) or, inside a generic class, one of its parameters. */
export type Found = { readonly info: ClassInfo } | { readonly parameter: ApexType };

const innerOf = (info: ClassInfo, name: string, inherited: boolean): ClassInfo | undefined => {
  const own = info.inner().get(name);
  if (own !== undefined || !inherited) return own;
  return superclassChain(classType(info))
    .map((type) => type.info?.inner().get(name))
    .find((inner) => inner !== undefined);
};

/**
 * @param name lower-cased simple name
 * @param inherited whether superclasses of the class are known already
 */
const aroundClass = (within: ClassInfo, name: string, inherited: boolean): ClassInfo | undefined =>
  innerOf(within, name, inherited) ?? (within.outer === undefined ? undefined : aroundClass(within.outer, name, true));

/** Namespaces whose classes need no qualification. */
const OPEN_NAMESPACES = ['', 'schema.'] as const;

const fromLibrary = (classes: NamedClasses, name: string): ClassInfo | undefined =>
  OPEN_NAMESPACES.map((namespace) => classes.library(namespace + name)).find((info) => info !== undefined);

const simple = (classes: NamedClasses, name: string, { within, inherited }: Viewpoint): ClassInfo | undefined =>
  (within === undefined ? undefined : aroundClass(within, name, inherited)) ??
  classes.project(name) ??
  fromLibrary(classes, name) ??
  classes.sobject(name);

export type Viewpoint = { readonly within: ClassInfo | undefined; readonly inherited: boolean };

const withoutNamespace = (names: readonly string[], namespace: string): readonly string[] | undefined =>
  names.length > 1 && names[0] === namespace ? names.slice(1) : undefined;

/** `System.String`, `Database.SaveResult`, `Schema.Account`, `Messaging.InboundEmail.Header`. */
const qualified = (classes: NamedClasses, names: readonly string[]): ClassInfo | undefined => {
  const inSystem = withoutNamespace(names, 'system');
  const inSchema = withoutNamespace(names, 'schema');
  return (
    classes.library(names.join('.')) ??
    (inSystem === undefined ? undefined : classes.library(inSystem.join('.'))) ??
    (inSchema?.length === 1 ? classes.sobject(inSchema.join('')) : undefined)
  );
};

const dotted = (classes: NamedClasses, names: readonly string[], from: Viewpoint): ClassInfo | undefined => {
  const [first, second, ...more] = names;
  if (first === undefined || second === undefined) return undefined;
  const outer = simple(classes, first, from);
  const inner = outer === undefined || more.length > 0 ? undefined : innerOf(outer, second, from.inherited);
  // A class of the project hides the namespace of that name.
  return inner ?? (outer?.declaration === undefined ? qualified(classes, names) : undefined);
};

/**
 * @param names the parts of a dotted name, lower-cased
 * @param from where it is written
 */
export const findClass = (classes: NamedClasses, names: readonly string[], from: Viewpoint): Found | undefined => {
  const [only] = names;
  if (only === undefined) return undefined;
  if (names.length === 1) {
    const parameter = from.within?.typeParameters.find((one) => one.toLowerCase() === only);
    if (parameter !== undefined) return { parameter: parameterType(parameter) };
  }
  const info = names.length === 1 ? simple(classes, only, from) : dotted(classes, names, from);
  return info === undefined ? undefined : { info };
};
