/**
 * Screens: their components, choices, visibility and entries.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_screen.htm
 */
import type { FlowDynamicChoiceSet, FlowScreenField } from '../definition/flow-screens.ts';
import { fieldOf } from '../../schema/schema.ts';
import { fieldsWithin } from '../screens/fields-within.ts';
import { conditionProblems } from './conditions.ts';
import { aboutElement, type Named } from './flow-problem.ts';
import { filterProblems, missingFields, noField, noObject, onObject } from './record-elements.ts';
import type { FlowScope } from './type-of-reference.ts';
import { referenceType } from './values.ts';

const CHOOSING: ReadonlySet<string> = new Set([
  'DropdownBox',
  'MultiSelectCheckboxes',
  'MultiSelectPicklist',
  'RadioButtonGroup',
  'RadioButtons',
]);

const CHOICES: ReadonlySet<string> = new Set(['Choice', 'Choice Set']);

const componentProblem = ({ org }: FlowScope, { extensionName }: FlowScreenField): readonly string[] => {
  const own = /^c:(.+)$/.exec(extensionName ?? '')?.[1];
  if (own === undefined || org.components === undefined || org.components.has(own)) return [];
  return [`We can't find an extension called "${extensionName ?? ''}".`];
};

const choiceProblems = ({ resources }: FlowScope, field: FlowScreenField): readonly string[] => {
  if (!CHOOSING.has(field.fieldType)) return [];
  if (field.choiceReferences.length === 0) return ['The field has no choices.'];
  return field.choiceReferences
    .filter((name) => !CHOICES.has(resources.find(name)?.kind ?? 'Choice'))
    .map((name) => `"${name}" is neither a choice nor a choice set.`);
};

const UNTYPED: ReadonlySet<string> = new Set(['InputField', ...CHOOSING]);

const typeProblem = ({ fieldType, dataType }: FlowScreenField): readonly string[] =>
  UNTYPED.has(fieldType) && dataType === undefined ? ['The field needs a dataType.'] : [];

const partsWithoutNames: ReadonlySet<string> = new Set(['ObjectProvided']);

const fieldProblems = (scope: FlowScope, field: FlowScreenField): readonly string[] => {
  const owner: Named = {
    name: field.name ?? '',
    kind: field.extensionName === undefined ? 'Screen Input Field' : 'Screen Component',
  };
  const isNameless = field.name === undefined && !partsWithoutNames.has(field.fieldType);
  const own = [
    ...(isNameless ? ['The API name is missing.'] : []),
    ...componentProblem(scope, field),
    ...choiceProblems(scope, field),
    ...typeProblem(field),
  ];
  return [
    ...own.map((text) => aboutElement(owner, text)),
    ...(field.visibilityRule === undefined ? [] : conditionProblems(scope, owner, field.visibilityRule)),
  ];
};

const PICKLISTS: ReadonlySet<string> = new Set(['picklist', 'multipicklist', 'combobox']);

const picklistChoices = ({ org }: FlowScope, owner: Named, set: FlowDynamicChoiceSet): readonly string[] => {
  const object = org.schema.find(set.picklistObject ?? '');
  if (object === undefined) return [noObject(owner)];
  const field = fieldOf(object, set.picklistField ?? '');
  if (field === undefined) return [noField(set.picklistField ?? '', object.name)];
  return PICKLISTS.has(field.type) ? [] : [aboutElement(owner, `The field "${field.name}" isn't a picklist.`)];
};

type Place = { readonly owner: Named; readonly object: string | undefined };

const recordChoices = (scope: FlowScope, place: Place, set: FlowDynamicChoiceSet): readonly string[] =>
  onObject(scope, place, (on) => [
    ...filterProblems(on, set),
    ...missingFields(on, [
      ...[set.displayField, set.valueField, set.sortField],
      ...set.outputAssignments.map(({ field }) => field),
    ]),
  ]);

const collectionChoices = (
  scope: FlowScope,
  { owner, reference }: { owner: Named; reference: string },
  set: FlowDynamicChoiceSet,
) => {
  const collection = referenceType(scope, reference);
  if (!collection.isCollection && collection.dataType !== 'Any')
    return [aboutElement(owner, `"${reference}" isn't a collection.`)];
  const object = set.object ?? collection.object;
  return object === undefined ? [] : recordChoices(scope, { owner, object }, set);
};

const choiceSetProblems = (scope: FlowScope, set: FlowDynamicChoiceSet): readonly string[] => {
  const owner: Named = { name: set.name, kind: 'Choice Set' };
  if (set.picklistField !== undefined || set.picklistObject !== undefined) return picklistChoices(scope, owner, set);
  const { collectionReference: reference } = set;
  return reference === undefined
    ? recordChoices(scope, { owner, object: set.object }, set)
    : collectionChoices(scope, { owner, reference }, set);
};

/** @returns what is wrong with screens and choices */
export const screenProblems = (scope: FlowScope): readonly string[] => [
  ...scope.flow.screens.flatMap(({ fields }) => fieldsWithin(fields).flatMap((field) => fieldProblems(scope, field))),
  ...scope.flow.dynamicChoiceSets.flatMap((set) => choiceSetProblems(scope, set)),
];
