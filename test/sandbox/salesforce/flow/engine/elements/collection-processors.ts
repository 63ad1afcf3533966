/**
 * Collection Sort orders a collection where it is; Collection Filter makes a new one under its own name.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_collection_filter.htm
 */
import { Unsupported } from '../../../../shared/unsupported.ts';
import { ApexList } from '../../../apex/values/list.ts';
import { ApexObject } from '../../../apex/values/object.ts';
import { SObjectValue } from '../../../apex/values/sobject.ts';
import type { FlowCollectionProcessor, FlowSortOption } from '../../definition/flow-elements.ts';
import { readMember } from '../apex-member.ts';
import { orderOf } from '../compare-values.ts';
import { holdConditions } from '../condition.ts';
import { evaluateFormula } from '../flow-formula.ts';
import { itemsOf } from '../list-type.ts';
import { readField } from '../read-field.ts';
import { readReference } from '../read-reference.ts';
import { copyValue } from '../record-copy.ts';
import type { Scope } from '../scope.ts';
import { writeReference } from '../write-reference.ts';
import type { SingleElement } from './element.ts';

const sortValue = (scope: Scope, item: unknown, { sortField }: FlowSortOption): unknown => {
  if (sortField === undefined) return item;
  if (item instanceof SObjectValue)
    return sortField
      .split('.')
      .reduce<unknown>((at, name) => (at instanceof SObjectValue ? readField(scope.flows.org, at, name) : null), item);
  return item instanceof ApexObject ? readMember(item, sortField) : null;
};

const isBlank = (value: unknown): boolean => value === null || value === '';

const inAnyCase = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

const byOption = (left: unknown, right: unknown, option: FlowSortOption): number => {
  const blanks = Number(isBlank(right)) - Number(isBlank(left));
  if (blanks !== 0) return option.doesPutEmptyStringAndNullFirst === true ? blanks : -blanks;
  const order = orderOf(inAnyCase(left), inAnyCase(right)) ?? 0;
  return option.sortOrder === 'Desc' ? -order : order;
};

const sorted = (
  scope: Scope,
  { sortOptions }: FlowCollectionProcessor,
  items: readonly unknown[],
): readonly unknown[] =>
  items.toSorted((one, other) => {
    for (const option of sortOptions) {
      const order = byOption(sortValue(scope, one, option), sortValue(scope, other, option), option);
      if (order !== 0) return order;
    }
    return 0;
  });

const sort = (source: FlowCollectionProcessor, scope: Scope): void => {
  const { collectionReference, limit } = source;
  const held = readReference(scope, collectionReference);
  if (!(held instanceof ApexList)) return;
  const items = sorted(scope, source, held.items);
  writeReference(scope, collectionReference, new ApexList(held.type, [...items].slice(0, limit ?? items.length)));
};

const isKept = (scope: Scope, source: FlowCollectionProcessor): boolean => {
  const { formula, name } = source;
  if (formula === undefined) return holdConditions(scope, source);
  const expression = { name, expression: formula, dataType: 'Boolean' as const };
  return evaluateFormula(scope, expression, (reference) => readReference(scope, reference)) === true;
};

const filter = (source: FlowCollectionProcessor, scope: Scope): void => {
  const { variables } = scope.frame;
  const current = (source.assignNextValueToReference ?? source.name).toLowerCase();
  const held = readReference(scope, source.collectionReference);
  const kept = itemsOf(held).filter((item) => {
    variables.set(current, item);
    return isKept(scope, source);
  });
  variables.delete(current);
  const type = held instanceof ApexList ? held.type : 'List<Object>';
  variables.set(source.name.toLowerCase(), new ApexList(type, kept.map(copyValue)));
};

const recommend = (): never => {
  throw new Unsupported('the flow element RecommendationMapCollectionProcessor');
};

const PROCESSORS = {
  SortCollectionProcessor: sort,
  FilterCollectionProcessor: filter,
  RecommendationMapCollectionProcessor: recommend,
} as const;

export const processCollection: SingleElement<'collectionProcessors'> = (source, scope) => {
  PROCESSORS[source.collectionProcessorType](source, scope);
  return source.connector?.targetReference;
};
