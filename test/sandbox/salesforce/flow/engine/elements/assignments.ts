/** Assignment: values are set, added, counted, taken away, one item after the other. https://help.salesforce.com/s/articleView?id=platform.flow_ref_operators_assignment.htm */
import { Decimal } from '../../../apex/values/decimal.ts';
import { ApexDate } from '../../../apex/values/date.ts';
import { ApexDatetime } from '../../../apex/values/datetime.ts';
import { ApexList } from '../../../apex/values/list.ts';
import type { FlowAssignmentItem } from '../../definition/flow-elements.ts';
import { areEqual } from '../compare-values.ts';
import { FlowFault } from '../fault.ts';
import { itemsOf, listTypeOf } from '../list-type.ts';
import { readReference, readValue } from '../read-reference.ts';
import { copyValue } from '../record-copy.ts';
import type { Scope } from '../scope.ts';
import { flowNumber } from '../typed-value.ts';
import { textOfValue } from '../value-text.ts';
import { writeReference } from '../write-reference.ts';
import type { SingleElement } from './element.ts';

type Assigning = {
  readonly scope: Scope;
  readonly target: string;
  /** What is there. */
  readonly held: unknown;
  readonly value: unknown;
};

/** @returns what is to be there */
type Operator = (assigning: Assigning) => unknown;

const DAY_MILLISECONDS = 86_400_000;

const wrongSum = ({ target }: Assigning): FlowFault =>
  new FlowFault(`The value can't be added to ${target} or taken from it.`);

/** Days for dates and moments, amounts for numbers. */
const moved = (assigning: Assigning, sign: 1 | -1): unknown => {
  const { held } = assigning;
  const value = flowNumber(assigning.value);
  if (!(value instanceof Decimal)) throw wrongSum(assigning);
  const amount = sign === 1 ? value : value.negate();
  if (held instanceof ApexDate) return held.addDays(Number(amount.setScale(0, 'DOWN').toPlainString()));
  if (held instanceof ApexDatetime)
    return new ApexDatetime(held.milliseconds + Math.round(amount.toNumber() * DAY_MILLISECONDS));
  const number = held === null ? Decimal.fromInteger(0) : flowNumber(held);
  if (number instanceof Decimal) return number.plus(amount);
  throw wrongSum(assigning);
};

const isCollection = ({ scope, target, held }: Assigning): boolean =>
  held instanceof ApexList || scope.plan.variables.get(target.toLowerCase())?.isCollection === true;

const listType = ({ scope, target, held }: Assigning): string => {
  if (held instanceof ApexList) return held.type;
  const variable = scope.plan.variables.get(target.toLowerCase());
  return variable === undefined ? 'List<Object>' : listTypeOf(variable);
};

const listOf = (assigning: Assigning, items: readonly unknown[]): ApexList =>
  new ApexList(listType(assigning), [...items]);

const isText = ({ scope, target, held, value }: Assigning): boolean => {
  const type = scope.plan.variables.get(target.toLowerCase())?.dataType;
  return type === undefined ? typeof held === 'string' || typeof value === 'string' : TEXTS.has(type);
};

const TEXTS: ReadonlySet<string> = new Set(['String', 'Picklist', 'Multipicklist']);

const PICKS = 'Multipicklist';

/** Picks of a multi-select picklist are set apart by semicolons. */
const joined = ({ scope, target, held, value }: Assigning): string => {
  const isPicks = scope.plan.variables.get(target.toLowerCase())?.dataType === PICKS;
  const before = textOfValue(held);
  return before === '' || !isPicks ? `${before}${textOfValue(value)}` : `${before};${textOfValue(value)}`;
};

const withItems = (assigning: Assigning): unknown =>
  listOf(assigning, [...itemsOf(assigning.held), ...itemsOf(assigning.value)]);

const added: Operator = (assigning) => {
  if (isCollection(assigning)) return withItems(assigning);
  if (isText(assigning)) return joined(assigning);
  return assigning.value === null ? assigning.held : moved(assigning, 1);
};

const subtracted: Operator = (assigning) => (assigning.value === null ? assigning.held : moved(assigning, -1));

const isAmong = (items: readonly unknown[], item: unknown): boolean => items.some((one) => areEqual(one, item));

/** Where the value first stands; below zero when it does not. */
const firstPlace = ({ held, value }: Assigning): number => itemsOf(held).findIndex((item) => areEqual(item, value));

const keeping =
  (keeps: (items: readonly unknown[], place: number) => readonly unknown[]): Operator =>
  (assigning) => {
    const place = firstPlace(assigning);
    const items = itemsOf(assigning.held);
    return listOf(assigning, place < 0 ? items : keeps(items, place));
  };

const withoutAll: Operator = (assigning) => {
  const gone = itemsOf(assigning.value);
  return listOf(
    assigning,
    itemsOf(assigning.held).filter((item) => !isAmong(gone, item)),
  );
};

const onlyCommon: Operator = (assigning) => {
  const kept = itemsOf(assigning.value);
  return listOf(
    assigning,
    itemsOf(assigning.held).filter((item) => isAmong(kept, item)),
  );
};

/** Positions are counted from one. */
const withoutPosition: Operator = (assigning) => {
  const value = flowNumber(assigning.value);
  const position = value instanceof Decimal ? value.toNumber() : 0;
  const items = itemsOf(assigning.held);
  if (position < 1 || position > items.length)
    throw new FlowFault(`The collection ${assigning.target} has no item at position ${textOfValue(value)}.`);
  return listOf(assigning, items.toSpliced(position - 1, 1));
};

const OPERATORS: Readonly<Record<FlowAssignmentItem['operator'], Operator>> = {
  Assign: ({ value }) => value,
  Add: added,
  Subtract: subtracted,
  AddItem: withItems,
  AddAtStart: (assigning) =>
    isCollection(assigning)
      ? listOf(assigning, [...itemsOf(assigning.value), ...itemsOf(assigning.held)])
      : joined({ ...assigning, held: assigning.value, value: assigning.held }),
  AssignCount: ({ value }) => Decimal.fromInteger(itemsOf(value).length),
  RemoveAfterFirst: keeping((items, place) => items.slice(0, place + 1)),
  RemoveAll: withoutAll,
  RemoveBeforeFirst: keeping((items, place) => items.slice(place)),
  RemoveFirst: keeping((items, place) => items.toSpliced(place, 1)),
  RemovePosition: withoutPosition,
  RemoveUncommon: onlyCommon,
};

const APPENDING: ReadonlySet<FlowAssignmentItem['operator']> = new Set(['Add', 'AddItem']);

/** A collection belongs to its variable alone, so that it can grow where it is: loops add to it again and again. */
const append = (list: ApexList, value: unknown): void => {
  for (const item of itemsOf(value)) list.items.push(item);
};

const assign = (scope: Scope, { assignToReference, operator, value }: FlowAssignmentItem): void => {
  const held = operator === 'Assign' || operator === 'AssignCount' ? null : readReference(scope, assignToReference);
  const given = copyValue(readValue(scope, value));
  if (held instanceof ApexList && APPENDING.has(operator)) {
    append(held, given);
    return;
  }
  const assigning = { scope, target: assignToReference, held, value: given };
  writeReference(scope, assignToReference, OPERATORS[operator](assigning));
};

export const assignValues: SingleElement<'assignments'> = ({ assignmentItems, connector }, scope) => {
  for (const item of assignmentItems) assign(scope, item);
  return connector?.targetReference;
};
