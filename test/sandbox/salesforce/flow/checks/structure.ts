/**
 * How the parts of a flow hang together: their names, the start, the lines between elements.
 * https://help.salesforce.com/s/articleView?id=platform.flow_build_elements.htm
 */
import type { FlowDefinition } from '../definition/flow-metadata.ts';
import { aboutElement, aboutFlow } from './flow-problem.ts';
import { elementsOf, resourcesOf, startOf, type Part } from './named-parts.ts';
import type { FlowScope } from './type-of-reference.ts';

/** Two underscores in a row stand in names that older builders made. */
const NAME = /^[A-Za-z]\w*$/;

const LONGEST_NAME = 80;

const nameProblems = (part: Part): readonly string[] => {
  if (part.name === '') return [aboutElement(part, 'The API name is missing.')];
  if (!NAME.test(part.name))
    return [
      aboutElement(
        part,
        `The API name "${part.name}" is invalid. It can include only letters, numbers and underscores, and must begin with a letter.`,
      ),
    ];
  return part.name.length > LONGEST_NAME
    ? [aboutElement(part, `The API name is longer than ${LONGEST_NAME} characters.`)]
    : [];
};

/** Elements and resources share one space of names. */
const duplicates = ({ resources }: FlowScope): readonly string[] => {
  const seen = new Set<string>();
  return resources.all.flatMap((one) => {
    const key = one.name.toLowerCase();
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [aboutElement(one, `The API name "${one.name}" is used by more than one element or resource of the flow.`)];
  });
};

const targetsOf = ({ mentions }: Part): readonly string[] =>
  mentions.filter(({ key }) => key === 'targetReference').map(({ text }) => text);

const lower = (text: string): string => text.toLowerCase();

const connectorProblems = (part: Part, names: ReadonlySet<string>): readonly string[] =>
  targetsOf(part).flatMap((target) => {
    if (!names.has(lower(target)))
      return [aboutElement(part, `The connector leads to "${target}", which isn't an element of the flow.`)];
    return lower(target) === lower(part.name)
      ? [aboutElement(part, `The element "${part.name}" cannot be connected to itself.`)]
      : [];
  });

const hasWork = (flow: FlowDefinition, start: Part): boolean =>
  targetsOf(start).length > 0 || flow.startElementReference !== undefined;

const NOTHING = "The flow can't run because nothing is connected to the Start element.";

const oldStart = ({ startElementReference }: FlowDefinition, names: ReadonlySet<string>): readonly string[] =>
  startElementReference === undefined || names.has(lower(startElementReference))
    ? []
    : [aboutFlow(`The flow starts with "${startElementReference}", which isn't an element of the flow.`)];

const loopProblems = (flow: FlowDefinition): readonly string[] =>
  flow.loops
    .filter(({ nextValueConnector }) => nextValueConnector === undefined)
    .map(({ name }) => aboutElement({ name, kind: 'Loop' }, 'Nothing is connected to the For Each path of the loop.'));

/** @returns what is wrong with names and connectors */
export const structureProblems = (scope: FlowScope): readonly string[] => {
  const { flow } = scope;
  const elements = elementsOf(flow);
  const start = startOf(flow);
  const names = new Set(elements.map(({ name }) => lower(name)));
  return [
    ...(flow.label.trim() === '' ? [aboutFlow('The flow has no label.')] : []),
    ...(hasWork(flow, start) ? [] : [aboutFlow(NOTHING)]),
    ...oldStart(flow, names),
    ...[...elements, ...resourcesOf(flow)].flatMap(nameProblems),
    ...duplicates(scope),
    ...[start, ...elements].flatMap((part) => connectorProblems(part, names)),
    ...loopProblems(flow),
  ];
};

/** Elements that no path leads to: the builder warns of them, and the flow is saved all the same. */
export const unreachableElements = (flow: FlowDefinition): readonly string[] => {
  const byName = new Map(elementsOf(flow).map((part) => [lower(part.name), part]));
  const reached = new Set<string>();
  const waiting = [...targetsOf(startOf(flow)), flow.startElementReference ?? ''].map(lower);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const part = byName.get(name);
    if (part === undefined || reached.has(name)) continue;
    reached.add(name);
    waiting.push(...targetsOf(part).map(lower));
  }
  return [...byName.values()]
    .filter(({ name }) => !reached.has(lower(name)))
    .map((part) => aboutElement(part, "The element isn't connected to the Start element."));
};
