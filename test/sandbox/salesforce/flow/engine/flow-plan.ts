/** A flow ready to run: its elements and resources by name, and where it begins. */
import type { Schema } from '../../schema/types.ts';
import type { CheckedOrg } from '../checks/checked-org.ts';
import { ANY, type FlowType } from '../checks/flow-type.ts';
import { openScope } from '../checks/type-of-reference.ts';
import {
  UNSUPPORTED_KINDS,
  type FlowConstant,
  type FlowDefinition,
  type FlowFormula,
  type FlowTextTemplate,
  type FlowVariable,
} from '../definition/flow-metadata.ts';
import type { FlowChoice, FlowScreenField, FlowStage } from '../definition/flow-screens.ts';

/** Lists of a flow's file whose members are elements of its canvas. */
export const ELEMENT_KINDS = [
  'actionCalls',
  'assignments',
  'collectionProcessors',
  'customErrors',
  'decisions',
  'loops',
  'recordCreates',
  'recordDeletes',
  'recordLookups',
  'recordRollbacks',
  'recordUpdates',
  'screens',
  'steps',
  'subflows',
] as const satisfies readonly (keyof FlowDefinition)[];

export type ElementKind = (typeof ELEMENT_KINDS)[number];

/** The source of an element of that kind. */
export type SourceOf<Kind extends ElementKind> = FlowDefinition[Kind][number];

export type PlannedElement =
  | { readonly [Kind in ElementKind]: { readonly kind: Kind; readonly source: SourceOf<Kind> } }[ElementKind]
  /** One that the sandbox knows by name only. */
  | { readonly kind: 'unsupported'; readonly source: { readonly name: string }; readonly list: string };

/** A resource that is worked out whenever it is read. */
export type ComputedResource =
  | { readonly kind: 'constants'; readonly source: FlowConstant }
  | { readonly kind: 'formulas'; readonly source: FlowFormula }
  | { readonly kind: 'textTemplates'; readonly source: FlowTextTemplate }
  | { readonly kind: 'choices'; readonly source: FlowChoice }
  | { readonly kind: 'stages'; readonly source: FlowStage };

export type KnownType = { readonly name: FlowType['dataType']; readonly isPercent: boolean };

export type FlowPlan = {
  readonly definition: FlowDefinition;
  readonly schema: Schema;
  /** By name in lower case, as references are read. */
  readonly elements: ReadonlyMap<string, PlannedElement>;
  readonly variables: ReadonlyMap<string, FlowVariable>;
  readonly computed: ReadonlyMap<string, ComputedResource>;
  /** Everything a reference may name, in lower case. */
  readonly names: ReadonlySet<string>;
  /** What a reference is known to be of before anything runs; `Any` when that cannot be told. */
  readonly typeOf: (reference: string) => KnownType;
  /** The first element; undefined for a flow that does nothing. */
  readonly first: string | undefined;
};

const byName = <T extends { readonly name: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((one) => [one.name.toLowerCase(), one]));

const planned = (flow: FlowDefinition): readonly PlannedElement[] => [
  ...flow.actionCalls.map((source) => ({ kind: 'actionCalls' as const, source })),
  ...flow.assignments.map((source) => ({ kind: 'assignments' as const, source })),
  ...flow.collectionProcessors.map((source) => ({ kind: 'collectionProcessors' as const, source })),
  ...flow.customErrors.map((source) => ({ kind: 'customErrors' as const, source })),
  ...flow.decisions.map((source) => ({ kind: 'decisions' as const, source })),
  ...flow.loops.map((source) => ({ kind: 'loops' as const, source })),
  ...flow.recordCreates.map((source) => ({ kind: 'recordCreates' as const, source })),
  ...flow.recordDeletes.map((source) => ({ kind: 'recordDeletes' as const, source })),
  ...flow.recordLookups.map((source) => ({ kind: 'recordLookups' as const, source })),
  ...flow.recordRollbacks.map((source) => ({ kind: 'recordRollbacks' as const, source })),
  ...flow.recordUpdates.map((source) => ({ kind: 'recordUpdates' as const, source })),
  ...flow.screens.map((source) => ({ kind: 'screens' as const, source })),
  ...flow.steps.map((source) => ({ kind: 'steps' as const, source })),
  ...flow.subflows.map((source) => ({ kind: 'subflows' as const, source })),
];

const unsupported = (definition: FlowDefinition): readonly PlannedElement[] =>
  UNSUPPORTED_KINDS.flatMap((list) =>
    definition[list].map(({ name = list }) => ({ kind: 'unsupported' as const, source: { name }, list })),
  );

const computedIn = (flow: FlowDefinition): readonly ComputedResource[] => [
  ...flow.constants.map((source) => ({ kind: 'constants' as const, source })),
  ...flow.formulas.map((source) => ({ kind: 'formulas' as const, source })),
  ...flow.textTemplates.map((source) => ({ kind: 'textTemplates' as const, source })),
  ...flow.choices.map((source) => ({ kind: 'choices' as const, source })),
  ...flow.stages.map((source) => ({ kind: 'stages' as const, source })),
];

const fieldNames = (fields: readonly FlowScreenField[]): readonly string[] =>
  fields.flatMap(({ name, fields: inner }) => [...(name === undefined ? [] : [name]), ...fieldNames(inner)]);

/** Names besides those of elements, variables and computed resources. */
const otherNames = (flow: FlowDefinition): readonly string[] => [
  ...flow.decisions.flatMap(({ rules }) => rules.map(({ name }) => name)),
  ...flow.dynamicChoiceSets.map(({ name }) => name),
  ...flow.screens.flatMap(({ fields }) => fieldNames(fields)),
  ...flow.collectionProcessors.flatMap(({ assignNextValueToReference: item }) => (item === undefined ? [] : [item])),
];

const typeFinder = (flow: FlowDefinition, org: CheckedOrg): FlowPlan['typeOf'] => {
  const known = new Map<string, KnownType>();
  const scope = openScope({ flow, org });
  return (reference) => {
    const found = known.get(reference);
    if (found !== undefined) return found;
    const type = scope.typeOf(reference);
    const { dataType: name, isPercent = false } = typeof type === 'string' || type.isCollection ? ANY : type;
    const answer = { name, isPercent };
    known.set(reference, answer);
    return answer;
  };
};

/**
 * Nothing is checked here that a deploy of the flow checks.
 * @param org what else is there: other flows, Apex
 */
export const planFlow = (definition: FlowDefinition, org: CheckedOrg): FlowPlan => {
  const elements = [...planned(definition), ...unsupported(definition)];
  const computed = new Map(computedIn(definition).map((one) => [one.source.name.toLowerCase(), one]));
  const variables = byName(definition.variables);
  const byElement = new Map(elements.map((one) => [one.source.name.toLowerCase(), one]));
  const others = otherNames(definition).map((name) => name.toLowerCase());
  return {
    definition,
    schema: org.schema,
    elements: byElement,
    variables,
    computed,
    names: new Set([...byElement.keys(), ...variables.keys(), ...computed.keys(), ...others]),
    typeOf: typeFinder(definition, org),
    first: definition.start?.connector?.targetReference ?? definition.startElementReference,
  };
};
