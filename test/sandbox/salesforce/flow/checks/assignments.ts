/**
 * Assignments and loops: whether what is assigned fits what it is assigned to.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_operators_assignment.htm
 */
import type { FlowAssignmentItem } from '../definition/flow-elements.ts';
import { aboutElement, type Named } from './flow-problem.ts';
import { ANY, familyOf, fits, shownType, single, type FlowType } from './flow-type.ts';
import type { FlowScope } from './type-of-reference.ts';
import { referenceType, shownValue, valueType } from './values.ts';

/** What may be assigned: variables and what they hold, the record that started the flow, what a loop hands out. */
const isSettable = ({ resources }: FlowScope, reference: string): boolean => {
  const [root = ''] = reference.split('.');
  if (/^\$record$/i.test(root)) return reference.includes('.');
  if (/^\$flow$/i.test(root)) return /^\$flow\.(?:currentstage|activestages|currentrecord)$/i.test(reference);
  const resource = resources.find(root);
  return (
    resource === undefined || resource.isSettable || (resource.kind === 'Record Lookup' && reference.includes('.'))
  );
};

type Rule = (target: FlowType, value: FlowType) => boolean;

const addsItem: Rule = (target, value) =>
  target.isCollection && fits({ ...value, isCollection: false }, { ...target, isCollection: false });

const adds: Rule = (target, value) => {
  if (target.isCollection) return addsItem(target, value);
  if (familyOf(target) === 'text') return !value.isCollection;
  return ['number', 'moment', 'Any'].includes(familyOf(target)) && ['number', 'Any'].includes(familyOf(value));
};

const subtracts: Rule = (target, value) => !target.isCollection && familyOf(target) !== 'text' && adds(target, value);

const counts: Rule = (target, value) =>
  ['number', 'Any'].includes(familyOf(target)) && (value.isCollection || familyOf(value) === 'Any');

const removesAt: Rule = (target, value) => target.isCollection && ['number', 'Any'].includes(familyOf(value));

/** A record may also be added to a collection variable by the operator that adds. */
const RULES: Readonly<Record<FlowAssignmentItem['operator'], Rule>> = {
  Assign: (target, value) => fits(value, target),
  Add: adds,
  Subtract: subtracts,
  AddItem: addsItem,
  AddAtStart: addsItem,
  AssignCount: counts,
  RemoveAfterFirst: addsItem,
  RemoveAll: addsItem,
  RemoveBeforeFirst: addsItem,
  RemoveFirst: addsItem,
  RemovePosition: removesAt,
  RemoveUncommon: addsItem,
};

const itemProblem = (scope: FlowScope, item: FlowAssignmentItem): readonly string[] => {
  const { assignToReference, operator, value } = item;
  if (!isSettable(scope, assignToReference)) return [`"${assignToReference}" can't be assigned a value.`];
  const target = referenceType(scope, assignToReference);
  const given = valueType(scope, value) ?? ANY;
  if (target.dataType === 'Any' || given.dataType === 'Any' || RULES[operator](target, given)) return [];
  return [
    `The value "${shownValue(value)}" of type ${shownType(given)} can't be used with the operator "${operator}" on "${assignToReference}" of type ${shownType(target)}.`,
  ];
};

const loopProblems = (scope: FlowScope): readonly string[] =>
  scope.flow.loops.flatMap(({ name, collectionReference, assignNextValueToReference }) => {
    const owner: Named = { name, kind: 'Loop' };
    const type = referenceType(scope, collectionReference);
    if (type.dataType === 'Any') return [];
    if (!type.isCollection) return [aboutElement(owner, `"${collectionReference}" isn't a collection.`)];
    const held = referenceType(scope, assignNextValueToReference);
    return fits({ ...type, isCollection: false }, held)
      ? []
      : [
          aboutElement(
            owner,
            `"${assignNextValueToReference ?? ''}" of type ${shownType(held)} can't hold an item of "${collectionReference}".`,
          ),
        ];
  });

const processorProblems = (scope: FlowScope): readonly string[] =>
  scope.flow.collectionProcessors.flatMap(({ name, collectionReference }) => {
    const type = referenceType(scope, collectionReference);
    return type.isCollection || type.dataType === 'Any'
      ? []
      : [aboutElement({ name, kind: 'Collection Processor' }, `"${collectionReference}" isn't a collection.`)];
  });

/** A declared default of another type, and variables of records and objects that do not say of which. */
const variableProblems = (scope: FlowScope): readonly string[] =>
  [...scope.flow.variables, ...scope.flow.constants].flatMap((one) => {
    const kind = scope.resources.find(one.name)?.kind ?? 'Variable';
    const given = valueType(scope, one.value);
    const declared = { ...single(one.dataType), isCollection: 'isCollection' in one && one.isCollection === true };
    return given === undefined || given.dataType === 'Any' || fits(given, declared)
      ? []
      : [
          aboutElement(
            { name: one.name, kind },
            `The default value of type ${shownType(given)} doesn't match the data type ${shownType(declared)}.`,
          ),
        ];
  });

/** @returns what is wrong with assignments, loops and defaults */
export const assignmentProblems = (scope: FlowScope): readonly string[] => [
  ...scope.flow.assignments.flatMap(({ name, assignmentItems }) =>
    assignmentItems.flatMap((item) =>
      itemProblem(scope, item).map((text) => aboutElement({ name, kind: 'Assignment' }, text)),
    ),
  ),
  ...loopProblems(scope),
  ...processorProblems(scope),
  ...variableProblems(scope),
];
