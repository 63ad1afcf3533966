/** The actions an approval process or a rule names, ready to run: field updates, tasks, email alerts. */
import type { Automation } from '../../approvals/automation.ts';
import type { ObjectSchema, Schema } from '../../schema/types.ts';
import type { ActionReference, Workflow } from '../definition/workflow-metadata.ts';
import { compileAlert, type RunAlert } from './alert.ts';
import { compileFieldUpdate, type RunUpdate } from './field-update.ts';
import { ActionInvalid } from './problem.ts';
import { compileTask, type RunTask } from './task.ts';

export type Actions = {
  readonly updates: readonly RunUpdate[];
  readonly tasks: readonly RunTask[];
  readonly alerts: readonly RunAlert[];
};

export type ActionPlace = {
  readonly schema: Schema;
  readonly object: ObjectSchema;
  readonly automation: Pick<Automation, 'workflows' | 'templates'>;
};

const KINDS: Readonly<Record<string, string>> = {
  FieldUpdate: 'WorkflowFieldUpdate',
  Task: 'WorkflowTask',
  Alert: 'WorkflowAlert',
};

const named = <Named extends { readonly fullName: string }>(
  among: readonly Named[] | undefined,
  { name, type }: ActionReference,
  object: ObjectSchema,
): Named => {
  const found = among?.find(({ fullName }) => fullName === name);
  if (found === undefined)
    throw new ActionInvalid(`In field: action - no ${KINDS[type] ?? type} named ${object.name}.${name} found`);
  return found;
};

const ofType = (references: readonly ActionReference[], type: ActionReference['type']): readonly ActionReference[] =>
  references.filter((reference) => reference.type === type);

const within = <Made>(reference: ActionReference, make: () => Made): Made => {
  try {
    return make();
  } catch (invalid) {
    if (invalid instanceof ActionInvalid) throw new ActionInvalid(`${reference.name}: ${invalid.message}`);
    throw invalid;
  }
};

/** @throws ActionInvalid for actions that are not there, are wrong, or that the sandbox does not run */
export const compileActions = (
  { schema, object, automation }: ActionPlace,
  references: readonly ActionReference[] = [],
): Actions => {
  const unsupported = references.find(({ type }) => KINDS[type] === undefined);
  if (unsupported !== undefined)
    throw new ActionInvalid(`${unsupported.name}: The sandbox does not support actions of type ${unsupported.type}.`);
  const file: Workflow | undefined = automation.workflows.find((one) => one.object === object.name);
  const templates = new Set(automation.templates.map(({ fullName }) => fullName));
  const each = <Made>(type: ActionReference['type'], make: (reference: ActionReference) => Made): readonly Made[] =>
    ofType(references, type).map((reference) => within(reference, () => make(reference)));
  return {
    updates: each('FieldUpdate', (one) =>
      compileFieldUpdate({ schema, object }, named(file?.fieldUpdates, one, object)),
    ),
    tasks: each('Task', (one) => compileTask(object, named(file?.tasks, one, object))),
    alerts: each('Alert', (one) => compileAlert({ object: object.name, templates }, named(file?.alerts, one, object))),
  };
};
