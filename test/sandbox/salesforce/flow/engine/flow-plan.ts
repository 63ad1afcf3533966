/** A flow ready to run: its elements and resources by name, and where it begins. */
import type { Schema } from '../../schema/types.ts';
import { UNSUPPORTED_KINDS, type FlowDefinition, type FlowVariable } from '../definition/flow-metadata.ts';

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

export type FlowPlan = {
  readonly definition: FlowDefinition;
  readonly schema: Schema;
  /** By name in lower case, as references are read. */
  readonly elements: ReadonlyMap<string, PlannedElement>;
  readonly variables: ReadonlyMap<string, FlowVariable>;
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

/** Nothing is checked here that a deploy of the flow checks. */
export const planFlow = (definition: FlowDefinition, schema: Schema): FlowPlan => {
  const elements = [...planned(definition), ...unsupported(definition)];
  return {
    definition,
    schema,
    elements: new Map(elements.map((one) => [one.source.name.toLowerCase(), one])),
    variables: byName(definition.variables),
    first: definition.start?.connector?.targetReference ?? definition.startElementReference,
  };
};
