/** From a type as it is written to the type it means, with the platform compiler's words where it means none. */
import type { TypeReference } from '../syntax/ast.ts';
import { platformClass } from './catalogue.ts';
import type { ClassInfo } from './class-info.ts';
import { classType, unsupportedType } from './class-type.ts';
import { findClass, type NamedClasses, type Viewpoint } from './scope.ts';
import { dottedName } from './type-text.ts';
import { UNKNOWN, type ApexType } from './type.ts';
import { isTypeVisible } from './visibility.ts';

/** Where a type is written and who hears what is wrong with it. */
export type Reading = Viewpoint & { readonly tell: (message: string) => void };

/** Project code must say what a list is of; library tables may leave it open. */
const isLibrary = (within: ClassInfo | undefined): boolean => within !== undefined && within.file === undefined;

const wrongArguments = (info: ClassInfo, count: number): string | undefined => {
  const expected = info.typeParameters.length;
  if (count === expected) return undefined;
  if (expected === 0) return `Type arguments provided for a non-parameterized type: ${info.name}`;
  if (count === 0) return `No type arguments provided for a parameterized type: ${info.name}`;
  return `Invalid type argument count for ${info.name}: expected ${expected} but found ${count}`;
};

const withArguments = (info: ClassInfo, args: readonly ApexType[], { within, tell }: Reading): ApexType => {
  const wrong = isLibrary(within) ? undefined : wrongArguments(info, args.length);
  if (wrong !== undefined) {
    tell(wrong);
    return UNKNOWN;
  }
  // The run time asks from no class at all, and may name every type.
  if (within !== undefined && !isTypeVisible(info, within)) tell(`Type is not visible: ${info.name}`);
  return classType(info, args);
};

/** The platform's name for it, unless a class of the project hides the namespace. */
const onPlatform = (classes: NamedClasses, { names }: TypeReference): string | undefined => {
  const [first, ...more] = names.map(({ name }) => name);
  if (first === undefined || (more.length > 0 && classes.project(first.toLowerCase()) !== undefined)) return undefined;
  return platformClass([first, ...more].join('.'));
};

const missing = (classes: NamedClasses, reference: TypeReference, { within, tell }: Reading): ApexType => {
  const name = dottedName(reference);
  const unsupported = onPlatform(classes, reference) ?? (isLibrary(within) ? name : undefined);
  if (unsupported !== undefined) return unsupportedType(unsupported);
  tell(`Invalid type: ${name}`);
  return UNKNOWN;
};

/** Reads a type reference against everything that has a name. */
export const resolveType = (classes: NamedClasses, reference: TypeReference, reading: Reading): ApexType => {
  const names = reference.names.map(({ name }) => name.toLowerCase());
  const found = findClass(classes, names, reading);
  // What stands between the angle brackets is written in the class, even where the class itself is what is being extended.
  const args = (reference.names.at(-1)?.args ?? []).map((arg) => resolveType(classes, arg, reading));
  if (found === undefined) return missing(classes, reference, reading);
  const type = 'parameter' in found ? found.parameter : withArguments(found.info, args, reading);
  const list = classes.library('list');
  if (list === undefined) return type;
  return Array.from({ length: reference.arrayLevels }).reduce<ApexType>((of) => classType(list, [of]), type);
};
