/** One submission on its way: which record goes through which process, and who acts right now. */
import type { Caller, Org, SObjectRecord } from '../../data/types.ts';
import type { Scene } from '../../workflow/actions/scene.ts';
import { approvalBook, type CompiledProcess } from '../definition/approval-book.ts';
import { approvalRefusals } from './refusals.ts';

export type ApprovalCase = {
  readonly org: Org;
  /** Who submits, approves, rejects or recalls. */
  readonly caller: Caller;
  readonly compiled: CompiledProcess;
  readonly instanceId: string;
  readonly recordId: string;
  readonly submitterId: string;
  readonly comments: string | null;
  /** Whom the caller wants to ask next. */
  readonly nextApproverIds: readonly string[];
};

/** The record as it is now. @throws SaveFailure when it is not there */
export const recordOf = ({ org, compiled, recordId }: ApprovalCase): SObjectRecord => {
  const record = org.byId(compiled.object.name, recordId);
  if (record === undefined || record.IsDeleted === true) throw approvalRefusals.unknownReference();
  return record;
};

const mergeFieldsOf = (one: ApprovalCase): ReadonlyMap<string, string> => {
  const { org, compiled, instanceId, submitterId, comments } = one;
  const link = `/${one.recordId.slice(0, 15)}`;
  return new Map([
    ['comments', comments ?? ''],
    ['internal_url', link],
    ['external_url', link],
    ['object_type', compiled.object.label],
    ['process_name', compiled.process.label],
    ['record_name', String(recordOf(one).Name ?? one.recordId)],
    ['status', String(org.byId('ProcessInstance', instanceId)?.Status ?? '')],
    ['requester', String(org.byId('User', submitterId)?.Name ?? '')],
  ]);
};

/** What actions and conditions see. */
export const sceneOf = (one: ApprovalCase): Scene => ({
  org: one.org,
  caller: one.caller,
  object: one.compiled.object,
  record: recordOf(one),
  approval: mergeFieldsOf(one),
});

/** The definition's own record. */
export const definitionOf = (org: Org, { process }: CompiledProcess): SObjectRecord => {
  const found = [...org.rows('ProcessDefinition')].find(
    ({ DeveloperName, TableEnumOrId }) => DeveloperName === process.developerName && TableEnumOrId === process.object,
  );
  if (found === undefined) throw new Error(`${process.developerName} has no record`);
  return found;
};

/** The process with that record. @throws SaveFailure for one that is not active any more */
export const processWithId = (org: Org, definitionId: string): CompiledProcess => {
  const found = approvalBook(org.schema).find((compiled) => definitionOf(org, compiled).Id === definitionId);
  if (found === undefined) throw approvalRefusals.noProcess();
  return found;
};

/** The record of a step of the definition. */
export const nodeNamed = (org: Org, compiled: CompiledProcess, name: string): string => {
  const nodes = org.lookup('ProcessNode', 'ProcessDefinitionId', definitionOf(org, compiled).Id);
  const found = nodes.find(({ DeveloperName }) => DeveloperName === name);
  if (found === undefined) throw new Error(`the step ${name} has no record`);
  return found.Id;
};
