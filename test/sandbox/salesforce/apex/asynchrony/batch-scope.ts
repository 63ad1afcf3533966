/** What a batch goes through: the records or objects its `start` found, cut into the lists its `execute` takes. */
import { QueryLocator } from '../library/database/query-locator.ts';
import { elementsOf } from '../library/elements-of.ts';
import { nullPointer } from '../runtime/exceptions.ts';
import { transaction } from '../runtime/current.ts';
import { ApexList } from '../values/list.ts';
import { SObjectValue } from '../values/sobject.ts';

/** A query's records come in lists of at most so many, whatever was asked. */
const LARGEST_OF_QUERY = 2_000;

/** The list type that `execute` of the job declares: `List<SObject>`. */
const declaredType = (apexType: string): string => {
  const methods = transaction().program.types.find(apexType)?.info?.methods().get('execute') ?? [];
  return methods.map(({ parameters }) => parameters[1]?.type.name).find((name) => name !== undefined) ?? 'List<Object>';
};

const typeOfChunk = (apexType: string, items: readonly unknown[]): string => {
  const [first] = items;
  const isOfOneKind =
    first instanceof SObjectValue && items.every((item) => item instanceof SObjectValue && item.type === first.type);
  return isOfOneKind ? `List<${first.type}>` : declaredType(apexType);
};

/**
 * @param found what `start` returned
 * @param options the class of the job and how many elements it takes at once
 */
export const chunksOf = (found: unknown, options: { apexType: string; scope: number }): readonly ApexList[] => {
  if (typeof found !== 'object' || found === null) throw nullPointer();
  const elements = elementsOf(found);
  const size = found instanceof QueryLocator ? Math.min(options.scope, LARGEST_OF_QUERY) : options.scope;
  return Array.from({ length: Math.ceil(elements.length / size) }, (_none, position) => {
    const items = elements.slice(position * size, (position + 1) * size);
    return new ApexList(typeOfChunk(options.apexType, items), [...items]);
  });
};
