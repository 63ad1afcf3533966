/**
 * Everything in a flow that has a name and can be referred to: variables, formulas and templates, choices, and the elements that
 * keep what they found or made.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources.htm
 */
import type { FlowCollectionProcessor } from '../definition/flow-elements.ts';
import type { FlowDefinition } from '../definition/flow-metadata.ts';
import { shapeOutputs } from './apex-type.ts';
import { flowNamed, type CheckedOrg } from './checked-org.ts';
import { ANY, elementOf, outputsOf, recordOf, single, type FlowType } from './flow-type.ts';
import { declaredType, resource, type Resource, type TypeFinder } from './resource.ts';
import { STANDARD_ACTIONS, standardOutputs } from '../actions/standard-parameters.ts';
import { screenResources } from './screen-resources.ts';

const plainResources = (flow: FlowDefinition): readonly Resource[] => [
  ...flow.variables.map((one) => ({
    ...resource(one.name, 'Variable', () => declaredType(one)),
    isSettable: true,
  })),
  ...flow.constants.map((one) => resource(one.name, 'Constant', () => declaredType(one))),
  ...flow.formulas.map((one) => resource(one.name, 'Formula', () => declaredType(one))),
  ...flow.textTemplates.map((one) => resource(one.name, 'Text Template', () => single('String'))),
  ...flow.choices.map((one) => resource(one.name, 'Choice', () => declaredType(one))),
  ...flow.dynamicChoiceSets.map((one) =>
    resource(one.name, 'Choice Set', () => declaredType({ dataType: one.dataType })),
  ),
  ...flow.stages.map((one) => resource(one.name, 'Stage', () => single('String'))),
];

const recordResources = (flow: FlowDefinition): readonly Resource[] => [
  ...flow.recordLookups.map((one) =>
    resource(one.name, 'Record Lookup', () =>
      one.storeOutputAutomatically === true ? recordOf(one.object, one.getFirstRecordOnly !== true) : ANY,
    ),
  ),
  ...flow.recordCreates.map((one) => resource(one.name, 'Record Create', () => single('String'))),
  ...flow.recordUpdates.map((one) => resource(one.name, 'Record Update', () => ANY)),
  ...flow.recordDeletes.map((one) => resource(one.name, 'Record Delete', () => ANY)),
  ...flow.recordRollbacks.map((one) => resource(one.name, 'Roll Back Records', () => ANY)),
];

/** The item that a filter looks at has a name of its own, unless there is a variable for it. */
const isDeclaredHere = (flow: FlowDefinition, one: FlowCollectionProcessor): boolean =>
  one.collectionProcessorType === 'FilterCollectionProcessor' &&
  one.assignNextValueToReference !== undefined &&
  !flow.variables.some(({ name }) => name.toLowerCase() === one.assignNextValueToReference?.toLowerCase());

const logicResources = (flow: FlowDefinition, typeOf: TypeFinder): readonly Resource[] => [
  ...flow.assignments.map((one) => resource(one.name, 'Assignment', () => ANY)),
  ...flow.customErrors.map((one) => resource(one.name, 'Custom Error', () => ANY)),
  ...flow.decisions.flatMap((one) => [
    resource(one.name, 'Decision', () => ANY),
    ...one.rules.map((rule) => resource(rule.name, 'Outcome', () => single('Boolean'))),
  ]),
  ...flow.loops.map((one) => ({
    ...resource(one.name, 'Loop', () => elementOf(typeOf(one.collectionReference))),
    isSettable: true,
  })),
  ...flow.collectionProcessors.flatMap((one) => [
    resource(one.name, 'Collection Processor', () => typeOf(one.collectionReference)),
    ...(isDeclaredHere(flow, one)
      ? [resource(one.assignNextValueToReference, 'Variable', () => elementOf(typeOf(one.collectionReference)))]
      : []),
  ]),
];

/** `Subflow.Outputs.total` */
const subflowOutputs = (org: CheckedOrg, flowName: string): FlowType => {
  const called = flowNamed(org, flowName);
  if (called === undefined) return ANY;
  const outputs = called.variables.filter(({ isOutput }) => isOutput === true);
  return outputsOf([['Outputs', outputsOf(outputs.map((one) => [one.name, declaredType(one)] as const))]]);
};

type Call = FlowDefinition['actionCalls'][number];

const actionOutputs = (org: CheckedOrg, { actionType, actionName }: Call): FlowType => {
  if (actionType !== 'apex')
    return STANDARD_ACTIONS[actionType] === undefined ? ANY : outputsOf(standardOutputs(actionType));
  const called = org.invocables?.get(actionName.toLowerCase());
  return called === undefined ? ANY : shapeOutputs(called.output);
};

const callResources = (flow: FlowDefinition, org: CheckedOrg): readonly Resource[] => [
  ...flow.actionCalls.map((one) => resource(one.name, 'Action', () => actionOutputs(org, one))),
  ...flow.subflows.map((one) => resource(one.name, 'Subflow', () => subflowOutputs(org, one.flowName))),
];

export type Resources = {
  /** By name, in any case. */
  find(name: string): Resource | undefined;
  /** Those declared twice too. */
  readonly all: readonly Resource[];
};

/** @param typeOf how references of the flow are typed */
export const openResources = (flow: FlowDefinition, org: CheckedOrg, typeOf: TypeFinder): Resources => {
  const all = [
    ...plainResources(flow),
    ...recordResources(flow),
    ...logicResources(flow, typeOf),
    ...callResources(flow, org),
    ...flow.screens.flatMap(screenResources),
  ];
  const byName = new Map(all.toReversed().map((one) => [one.name.toLowerCase(), one]));
  return { all, find: (name) => byName.get(name.toLowerCase()) };
};
