/**
 * What a user can choose from: fixed choices, values of a picklist, records of a search or of a collection.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_choice.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import { ApexList } from '../../apex/values/list.ts';
import { SObjectValue } from '../../apex/values/sobject.ts';
import { textOf } from '../../apex/values/text.ts';
import { fieldOf } from '../../schema/schema.ts';
import type { FlowChoice, FlowDynamicChoiceSet, FlowScreenField } from '../definition/flow-screens.ts';
import { FlowFault } from '../engine/fault.ts';
import { findRecords } from '../engine/find-records.ts';
import { mergeText } from '../engine/merge-text.ts';
import { readField } from '../engine/read-field.ts';
import { readReference, readValue } from '../engine/read-reference.ts';
import type { Scope } from '../engine/scope.ts';

export type ScreenChoice = {
  /** The choice or choice set it comes from. */
  readonly resource: string;
  readonly label: string;
  readonly value: unknown;
  /** The record behind it. */
  readonly record?: SObjectValue;
};

const fixedChoice = (scope: Scope, choice: FlowChoice): ScreenChoice => {
  if (choice.userInput !== undefined) throw new Unsupported('choices that ask for a text of the user');
  const label = mergeText(choice.choiceText, (reference) => readReference(scope, reference));
  return { resource: choice.name, label, value: choice.value === undefined ? label : readValue(scope, choice.value) };
};

const byLabel = (sortOrder: 'Asc' | 'Desc' | undefined) => (one: { label: string }, other: { label: string }) =>
  (sortOrder === 'Desc' ? -1 : 1) * one.label.localeCompare(other.label, 'en');

const picklistChoices = ({ flows }: Scope, set: FlowDynamicChoiceSet): readonly ScreenChoice[] => {
  const object = flows.org.schema.find(set.picklistObject ?? '');
  const field = object === undefined ? undefined : fieldOf(object, set.picklistField ?? '');
  const all = (field?.picklistValues ?? []).map(({ label, value }) => ({ resource: set.name, label, value }));
  return set.sortOrder === undefined ? all : all.toSorted(byLabel(set.sortOrder));
};

const recordsOf = (scope: Scope, set: FlowDynamicChoiceSet): readonly SObjectValue[] => {
  const { object = '', filterLogic, filters, sortField, sortOrder, limit } = set;
  const [found = []] = findRecords([{ scope, search: { object, filterLogic, filters, sortField, sortOrder, limit } }]);
  if (found instanceof FlowFault) throw found;
  return found;
};

const collected = (scope: Scope, reference: string): readonly SObjectValue[] => {
  const list = readReference(scope, reference);
  return list instanceof ApexList ? list.items.filter((item) => item instanceof SObjectValue) : [];
};

const recordChoice = ({ flows: { org } }: Scope, set: FlowDynamicChoiceSet, record: SObjectValue): ScreenChoice => {
  const label = set.displayField === undefined ? null : readField(org, record, set.displayField);
  const value = set.valueField === undefined ? label : readField(org, record, set.valueField);
  return { resource: set.name, label: label === null ? '' : textOf(label), value, record };
};

const setChoices = (scope: Scope, set: FlowDynamicChoiceSet): readonly ScreenChoice[] => {
  if (set.picklistField !== undefined) return picklistChoices(scope, set);
  const { collectionReference } = set;
  const records = collectionReference === undefined ? recordsOf(scope, set) : collected(scope, collectionReference);
  return records.slice(0, set.limit).map((record) => recordChoice(scope, set, record));
};

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const choicesNamed = (scope: Scope, name: string): readonly ScreenChoice[] => {
  const { choices, dynamicChoiceSets } = scope.plan.definition;
  const fixed = choices.find((one) => same(one.name, name));
  if (fixed !== undefined) return [fixedChoice(scope, fixed)];
  const set = dynamicChoiceSets.find((one) => same(one.name, name));
  return set === undefined ? [] : setChoices(scope, set);
};

/** All that a field offers, in order. @throws FlowFault when its records cannot be found */
export const choicesOf = (scope: Scope, { choiceReferences }: FlowScreenField): readonly ScreenChoice[] =>
  choiceReferences.flatMap((name) => choicesNamed(scope, name));

/** The one that is selected from the start; undefined when none is. */
export const defaultChoice = (scope: Scope, field: FlowScreenField): ScreenChoice | undefined =>
  field.defaultSelectedChoiceReference === undefined
    ? undefined
    : choicesNamed(scope, field.defaultSelectedChoiceReference)[0];

/** The choice set of a record choice, for what it gives besides the value. */
export const choiceSetNamed = (scope: Scope, name: string): FlowDynamicChoiceSet | undefined =>
  scope.plan.definition.dynamicChoiceSets.find((one) => same(one.name, name));
