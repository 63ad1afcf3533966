/**
 * Tasks that an approval or a rule gives to someone.
 * https://help.salesforce.com/s/articleView?id=platform.customize_wftasks.htm
 */
import { groupNamed, membersOf } from '../../approvals/people/group-members.ts';
import { SaveFailure } from '../../data/save-failure.ts';
import type { RawRecord, Value } from '../../data/types.ts';
import { fieldOf } from '../../schema/schema.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import type { WorkflowTask } from '../definition/workflow-metadata.ts';
import { ActionInvalid } from './problem.ts';
import { formulaContext, type Scene } from './scene.ts';
import { dateText } from '../../soql/execution/calendar.ts';
import { dayIn } from '../../soql/execution/time-zone.ts';

export type RunTask = (scene: Scene) => void;

type Assignee = (scene: Scene, name: string) => Value | undefined;

const ASSIGNEES: Readonly<Partial<Record<WorkflowTask['assignedToType'], Assignee>>> = {
  owner: ({ record }) => record.OwnerId,
  creator: ({ record }) => record.CreatedById,
  user: ({ org }, name) => org.lookup('User', 'Username', name)[0]?.Id,
  accountOwner: ({ org, record }) => org.byId('Account', String(record.AccountId ?? ''))?.OwnerId,
  role({ org }, name) {
    const group = groupNamed(org, name, 'Role');
    return group === undefined ? undefined : membersOf(org, group)[0];
  },
};

/** A queue owns no tasks: whoever acts does then. */
const assigneeOf = (scene: Scene, { assignedToType, assignedTo = '' }: WorkflowTask): string => {
  const id = ASSIGNEES[assignedToType]?.(scene, assignedTo);
  return typeof id === 'string' && id.startsWith('005') ? id : scene.caller.userId;
};

const PEOPLE: ReadonlySet<string> = new Set(['Contact', 'Lead']);

const DAY = 86_400_000;

const startOf = (scene: Scene, field: string | undefined): Date | undefined => {
  if (field === undefined) return scene.org.clock.now();
  const value = scene.record[field];
  return typeof value === 'string' ? new Date(value) : undefined;
};

const dueDate = (scene: Scene, { dueDateOffset, offsetFromField }: WorkflowTask): string | null => {
  const field = offsetFromField?.split('.').at(-1);
  const start = startOf(scene, field);
  if (start === undefined) return null;
  const type = fieldOf(scene.object, field ?? '')?.type;
  const day = type === 'date' ? start.getTime() / DAY : dayIn(start, formulaContext(scene).zone);
  return dateText(day + dueDateOffset);
};

const taskOf = (scene: Scene, task: WorkflowTask): RawRecord => ({
  Subject: task.subject,
  Status: task.status,
  Priority: task.priority,
  Description: task.description ?? null,
  ActivityDate: dueDate(scene, task),
  OwnerId: assigneeOf(scene, task),
  [PEOPLE.has(scene.object.name) ? 'WhoId' : 'WhatId']: scene.record.Id,
});

const create = (scene: Scene, task: WorkflowTask): void => {
  const save = { object: 'Task', records: [taskOf(scene, task)], allOrNone: true };
  const [result] = scene.org.insert(scene.caller, save);
  if (result?.success !== true) throw new SaveFailure(result?.errors ?? []);
};

/** @throws ActionInvalid for people the sandbox does not give tasks to */
export const compileTask = (object: ObjectSchema, task: WorkflowTask): RunTask => {
  if (ASSIGNEES[task.assignedToType] === undefined)
    throw new ActionInvalid(`assignedToType: The sandbox does not support tasks for ${task.assignedToType}.`);
  const field = task.offsetFromField?.split('.').at(-1);
  if (field !== undefined && fieldOf(object, field) === undefined)
    throw new ActionInvalid(`offsetFromField: ${object.name} has no field ${field}`);
  return (scene) => create(scene, task);
};
