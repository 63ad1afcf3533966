/** The parts of a flow that messages name, each with all the texts that stand in it. */
import type { FlowDefinition } from '../definition/flow-metadata.ts';
import type { Named } from './flow-problem.ts';

/** What the builder calls the members of a list: the kind in messages, and its name in rules about what may be used. */
export const ELEMENT_KINDS = {
  actionCalls: 'Action',
  assignments: 'Assignment',
  collectionProcessors: 'Collection Processor',
  customErrors: 'Custom Error',
  decisions: 'Decision',
  loops: 'Loop',
  recordCreates: 'Record Create',
  recordDeletes: 'Record Delete',
  recordLookups: 'Record Lookup',
  recordRollbacks: 'Roll Back Records',
  recordUpdates: 'Record Update',
  screens: 'Screen',
  steps: 'Step',
  subflows: 'Subflow',
  transforms: 'Transform',
  waits: 'Wait',
} as const;

export type ElementList = keyof typeof ELEMENT_KINDS;

export const RESOURCE_KINDS = {
  choices: 'Choice',
  constants: 'Constant',
  dynamicChoiceSets: 'Choice Set',
  formulas: 'Formula',
  stages: 'Stage',
  textTemplates: 'Text Template',
  variables: 'Variable',
} as const;

/** A text that stands somewhere in a part, under the name its element has in the file. */
export type Mention = { readonly key: string; readonly text: string };

export type Part = Named & { readonly list: string; readonly mentions: readonly Mention[] };

/** What only the builder reads. */
const UNREAD: ReadonlySet<string> = new Set([
  'processMetadataValues',
  'customProperties',
  'styleProperties',
  'styleSettings',
]);

const mentionsIn = (value: unknown, key: string): readonly Mention[] => {
  if (typeof value === 'string') return [{ key, text: value }];
  if (Array.isArray(value)) return value.flatMap((item) => mentionsIn(item, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => (UNREAD.has(name) ? [] : mentionsIn(child, name)));
};

const isElementList = (list: string): list is ElementList => Object.hasOwn(ELEMENT_KINDS, list);

const isList = <Kinds extends Readonly<Record<string, string>>>(
  kinds: Kinds,
  list: string,
): list is keyof Kinds & string => Object.hasOwn(kinds, list);

const partsIn = (
  flow: FlowDefinition,
  list: ElementList | keyof typeof RESOURCE_KINDS,
  kind: string,
): readonly Part[] =>
  flow[list].map((source) => ({ name: source.name ?? '', kind, list, mentions: mentionsIn(source, '') }));

/** The elements of the canvas, without the start. */
export const elementsOf = (flow: FlowDefinition): readonly Part[] =>
  Object.entries(ELEMENT_KINDS).flatMap(([list, kind]) => (isElementList(list) ? partsIn(flow, list, kind) : []));

export const resourcesOf = (flow: FlowDefinition): readonly Part[] =>
  Object.entries(RESOURCE_KINDS).flatMap(([list, kind]) =>
    isList(RESOURCE_KINDS, list) ? partsIn(flow, list, kind) : [],
  );

export const START: Named = { name: 'Start', kind: 'Start' };

export const startOf = ({ start }: FlowDefinition): Part => ({
  ...START,
  list: 'start',
  mentions: mentionsIn(start, ''),
});
