/**
 * Objects made of a type that is known only when the code runs: `Type.newInstance()`, and the blank objects that JSON fills in.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_type.htm
 */
import { transaction } from '../../runtime/current.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { typeWords } from '../../types/platform-words.ts';
import type { MethodInfo } from '../../types/class-info.ts';
import type { ApexType } from '../../types/type.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { SObjectValue } from '../../values/sobject.ts';

const COLLECTIONS: Readonly<Record<string, (type: string) => object>> = {
  List: (type) => new ApexList(type),
  Set: (type) => new ApexSet(type),
  Map: (type) => new ApexMap(type),
};

/** An empty list, set or map; undefined for any other type. */
export const emptyCollection = ({ name, info }: ApexType): object | undefined => COLLECTIONS[info?.name ?? '']?.(name);

const noConstructor = (type: ApexType) =>
  apexException('System.TypeException', `${typeWords(type)} does not have a no-arg constructor`);

const withoutArguments = (type: ApexType): MethodInfo => {
  const constructor = type.info?.constructors().find(({ parameters }) => parameters.length === 0);
  if (constructor === undefined || type.info?.abstract === true) throw noConstructor(type);
  return constructor;
};

/** @throws System.TypeException for what cannot be made without arguments */
export const newInstanceOf = (type: ApexType): unknown => {
  const collection = emptyCollection(type);
  if (collection !== undefined) return collection;
  if (type.kind === 'sobject') return new SObjectValue(type.name);
  const constructor = withoutArguments(type);
  if (type.info?.file !== undefined) return transaction().program.construct(type.name, constructor.key);
  if (constructor.library === undefined) throw noConstructor(type);
  const made: unknown = Reflect.apply(constructor.library, undefined, []);
  return made;
};
