/** What a class may extend and implement, and how exceptions are called. */
import type { Position } from '../syntax/ast.ts';
import type { ClassInfo } from './class-info.ts';
import { classType, simpleName, superclassChain, superclassOf } from './class-type.ts';
import { isException } from './declare-class.ts';
import { typeWords } from './platform-words.ts';
import { isUnknown, type ApexType } from './type.ts';

/** What is wrong with a class, and where. */
export type Fault = { readonly at: Position; readonly message: string };

const isExtensible = ({ info }: ApexType): boolean => info?.virtual === true || info?.abstract === true;

const superclassFaults = (info: ClassInfo): readonly string[] => {
  const superclass = info.superclass();
  if (superclass === undefined || isUnknown(superclass)) return [];
  if (superclass.kind !== 'class') return [`Invalid super type: ${typeWords(superclass)}`];
  return isExtensible(superclass)
    ? []
    : [`Non-virtual and non-abstract type cannot be extended: ${typeWords(superclass)}`];
};

const circleFaults = (info: ClassInfo): readonly string[] => {
  const last = superclassChain(classType(info)).at(-1);
  const closes = last !== undefined && superclassOf(last) !== undefined;
  return closes ? [`Circular definition: ${info.name}`] : [];
};

const interfaceFaults = (info: ClassInfo): readonly string[] => {
  const named = info.interfaces().filter((type) => !isUnknown(type));
  const twice = named.filter(({ name }, index) => named.findIndex((other) => other.name === name) < index);
  return [
    ...named.filter(({ kind }) => kind !== 'interface').map((type) => `Invalid interface: ${typeWords(type)}`),
    ...twice.map((type) => `Interface already implemented: ${typeWords(type)}`),
  ];
};

/** Whether everything a class descends from is a class that is known; where it is not, its members cannot be judged. */
export const hasKnownHeritage = (info: ClassInfo): boolean =>
  superclassChain(classType(info)).every(({ kind }) => kind === 'class');

const exceptionFaults = (info: ClassInfo): readonly string[] => {
  if (info.kind !== 'class' || !hasKnownHeritage(info)) return [];
  const isNamedSo = /exception$/i.test(simpleName(info));
  if (isException(info) === isNamedSo) return [];
  return isNamedSo
    ? [`Exception class must extend another Exception class: ${info.name}`]
    : [`Classes extending Exception must have a name ending in 'Exception': ${info.name}`];
};

/** What is wrong with what a class says that it is. */
export const heritageFaults = (info: ClassInfo): readonly Fault[] =>
  [superclassFaults, circleFaults, interfaceFaults, exceptionFaults].flatMap((faultsOf) =>
    faultsOf(info).map((message) => ({ at: info.declaration?.extends?.at ?? info.at, message })),
  );
