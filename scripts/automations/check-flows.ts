import { childrenNamed, childText } from '../../test/sandbox/salesforce/deploy/metadata/xml.ts';
import type { Problem } from '../metadata/problem.ts';
import type { ApexFile, Automations, FlowFile } from './read-automations.ts';

/** A Flow says what it is for, does not call out, and reaches Apex by *Action classes only; nor do those call out. */

/** Kinds of actions that leave the org. */
const CALLS_OUT = new Set(['externalService', 'outboundMessage', 'externalConnector', 'flowHttpCallout']);

const undescribed = ({ path, file }: FlowFile): readonly Problem[] =>
  (childText(file.root, 'description') ?? '').trim() === ''
    ? [{ file: path, problem: 'The flow has no description.', fix: 'Say when it starts and what it leaves behind.' }]
    : [];

/** The first *Callout class on a way of names from that class. */
const calloutFrom = (from: string, classes: ReadonlyMap<string, ApexFile>): string | undefined => {
  const seen = new Set([from]);
  for (const name of seen) {
    if (name.endsWith('Callout')) return name;
    for (const next of classes.get(name)?.names ?? []) if (!classes.get(next)?.isTest) seen.add(next);
  }
  return undefined;
};

const actionProblem = (type: string, name: string, classes: ReadonlyMap<string, ApexFile>): readonly string[] => {
  if (CALLS_OUT.has(type)) return [`The action ${name} calls out.`];
  if (type !== 'apex') return [];
  if (!name.endsWith('Action')) return [`It calls ${name}, which is no *Action class.`];
  const callout = calloutFrom(name, classes);
  return callout === undefined ? [] : [`The action ${name} leads to ${callout}, which calls out.`];
};

const actionsOf = (flow: FlowFile, classes: ReadonlyMap<string, ApexFile>): readonly Problem[] =>
  childrenNamed(flow.file.root, 'actionCalls')
    .flatMap((action) =>
      actionProblem(childText(action, 'actionType') ?? '', childText(action, 'actionName') ?? '', classes),
    )
    .map((problem) => ({
      file: flow.path,
      problem,
      fix: 'A Flow orchestrates; publish an event, or call an *Action.',
    }));

export const checkFlows = ({ apex, flows }: Automations): readonly Problem[] => {
  const classes = new Map(apex.filter(({ isTrigger }) => !isTrigger).map((file) => [file.name, file]));
  return flows.flatMap((flow) => [...undescribed(flow), ...actionsOf(flow, classes)]);
};
