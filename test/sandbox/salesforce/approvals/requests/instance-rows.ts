/**
 * The records of a submission: the instance, the work items that wait for someone, the steps that were taken, and both of the
 * latter once more as its history.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_processinstancehistory.htm
 */
import type { Caller, Org, SObjectRecord, Value } from '../../data/types.ts';

const elapsedSince = (org: Org, created: Value | undefined): Readonly<Record<string, number>> => {
  const minutes = Math.max(0, org.clock.now().getTime() - Date.parse(String(created))) / 60_000;
  return {
    ElapsedTimeInMinutes: minutes,
    ElapsedTimeInHours: minutes / 60,
    ElapsedTimeInDays: minutes / 60 / 24,
  };
};

/** The submission a record is in; undefined when it is in none. */
export const pendingInstance = (org: Org, recordId: string): SObjectRecord | undefined =>
  org.lookup('ProcessInstance', 'TargetObjectId', recordId).find(({ Status }) => Status === 'Pending');

export const pendingWorkitems = (org: Org, instanceId: string): readonly SObjectRecord[] =>
  org.lookup('ProcessInstanceWorkitem', 'ProcessInstanceId', instanceId);

type Start = { readonly definitionId: string; readonly recordId: string; readonly submitterId: string };

/** @returns the id of the new instance */
export const startInstance = (org: Org, caller: Caller, { definitionId, recordId, submitterId }: Start): string =>
  org.writeSystemRow(caller, {
    object: 'ProcessInstance',
    values: {
      ProcessDefinitionId: definitionId,
      TargetObjectId: recordId,
      Status: 'Pending',
      SubmittedById: submitterId,
    },
  });

export const endInstance = (org: Org, caller: Caller, end: { readonly id: string; readonly status: string }): void => {
  const instance = org.byId('ProcessInstance', end.id);
  org.changeSystemRow({
    object: 'ProcessInstance',
    id: end.id,
    values: {
      Status: end.status,
      CompletedDate: `${org.clock.now().toISOString().slice(0, 19)}.000Z`,
      LastActorId: caller.userId,
      LastModifiedById: caller.userId,
      ...elapsedSince(org, instance?.CreatedDate),
    },
  });
};

/** Someone's part in an instance. `nodeId` is the step of the definition; null for the submission itself. */
export type Part = {
  readonly instanceId: string;
  readonly nodeId: string | null;
  readonly actorId: string;
  readonly originalActorId: string;
};

const inHistory = (org: Org, caller: Caller, part: Part & { id: string; values: Record<string, Value> }): void => {
  org.writeSystemRow(caller, {
    object: 'ProcessInstanceHistory',
    values: {
      Id: part.id,
      ProcessInstanceId: part.instanceId,
      TargetObjectId: org.byId('ProcessInstance', part.instanceId)?.TargetObjectId ?? null,
      ProcessNodeId: part.nodeId,
      ActorId: part.actorId,
      OriginalActorId: part.originalActorId,
      RemindersSent: 0,
      ...part.values,
    },
  });
};

export type Taken = { readonly status: string; readonly comments: string | null; readonly since?: Value | undefined };

/** A step that was taken, or that nobody need take any more. */
export const writeStep = (org: Org, caller: Caller, { status, comments, since, ...part }: Part & Taken): void => {
  const elapsed = since === undefined ? {} : elapsedSince(org, since);
  const values = { StepStatus: status, Comments: comments, ...elapsed };
  const id = org.writeSystemRow(caller, {
    object: 'ProcessInstanceStep',
    values: {
      ProcessInstanceId: part.instanceId,
      StepNodeId: part.nodeId,
      ActorId: part.actorId,
      OriginalActorId: part.originalActorId,
      ...values,
    },
  });
  inHistory(org, caller, { ...part, id, values: { ...values, IsPending: false } });
};

/** Something that waits for an actor. @returns its id */
export const writeWorkitem = (org: Org, caller: Caller, part: Part): string => {
  const id = org.writeSystemRow(caller, {
    object: 'ProcessInstanceWorkitem',
    values: {
      ProcessInstanceId: part.instanceId,
      ActorId: part.actorId,
      OriginalActorId: part.originalActorId,
    },
  });
  inHistory(org, caller, { ...part, id, values: { StepStatus: 'Pending', IsPending: true } });
  return id;
};

/** The step of the definition a work item belongs to. */
export const nodeOf = (org: Org, workitemId: string): string | null => {
  const node = org.byId('ProcessInstanceHistory', workitemId)?.ProcessNodeId;
  return typeof node === 'string' ? node : null;
};

/** Ends a work item as a step of the given status. */
export const closeWorkitem = (
  org: Org,
  caller: Caller,
  close: { readonly workitem: SObjectRecord; readonly actorId: string } & Taken,
): void => {
  const { workitem, ...taken } = close;
  writeStep(org, caller, {
    ...taken,
    instanceId: String(workitem.ProcessInstanceId),
    nodeId: nodeOf(org, workitem.Id),
    originalActorId: String(workitem.OriginalActorId),
    since: workitem.CreatedDate,
  });
  org.dropSystemRow({ object: 'ProcessInstanceWorkitem', id: workitem.Id });
  org.dropSystemRow({ object: 'ProcessInstanceHistory', id: workitem.Id });
};
