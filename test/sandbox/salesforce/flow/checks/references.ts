/**
 * References of a flow that lead nowhere, wherever they stand: in values, in conditions, in texts with merge fields.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources.htm
 */
import { aboutElement } from './flow-problem.ts';
import { elementsOf, resourcesOf, startOf, type Mention, type Part } from './named-parts.ts';
import type { FlowScope } from './type-of-reference.ts';

const REFERENCES: ReadonlySet<string> = new Set([
  'assignNextValueToReference',
  'assignRecordIdToReference',
  'assignToReference',
  'choiceReferences',
  'collectionReference',
  'defaultSelectedChoiceReference',
  'elementReference',
  'inputReference',
  'leftValueReference',
  'objectFieldReference',
  'outputReference',
]);

/** Texts in which `{!name}` stands for a value. */
const TEMPLATES: ReadonlySet<string> = new Set([
  'choiceText',
  'errorMessage',
  'fieldText',
  'helpText',
  'pausedText',
  'stringValue',
  'text',
]);

const MERGE_FIELD = /\{!\s*([^{}]*?)\s*\}/g;

/** `{!Find_order.Name}` gives `Find_order.Name`. */
export const mergeFields = (text: string): readonly string[] =>
  [...text.matchAll(MERGE_FIELD)].map(([, name = '']) => name);

const referencesIn = ({ key, text }: Mention): readonly string[] => {
  if (REFERENCES.has(key)) return text === '' ? [] : [text];
  return TEMPLATES.has(key) ? mergeFields(text) : [];
};

const partProblems = ({ typeOf }: FlowScope, part: Part): readonly string[] => {
  const found = part.mentions.flatMap(referencesIn).flatMap((reference) => {
    const type = typeOf(reference);
    return typeof type === 'string' ? [type] : [];
  });
  return [...new Set(found)].map((text) => aboutElement(part, text));
};

/** @returns each reference that leads nowhere once for its element */
export const referenceProblems = (scope: FlowScope): readonly string[] =>
  [startOf(scope.flow), ...elementsOf(scope.flow), ...resourcesOf(scope.flow)].flatMap((part) =>
    partProblems(scope, part),
  );

/** Merge fields of the label of the flow's interviews. */
export const labelProblems = ({ flow, typeOf }: FlowScope): readonly string[] =>
  mergeFields(flow.interviewLabel ?? '').flatMap((reference) => {
    const type = typeOf(reference);
    return typeof type === 'string' ? [aboutElement({ name: flow.apiName, kind: 'Flow' }, type)] : [];
  });
