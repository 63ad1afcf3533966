/**
 * What is asked of an approval process, and what it answers.
 * https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_process_processresult.htm
 */
import { SaveFailure } from '../../data/save-failure.ts';
import type { Org, SaveError } from '../../data/types.ts';
import { pendingWorkitems } from './instance-rows.ts';

export type SubmitRequest = {
  /** The record. */
  readonly objectId: string;
  /** Who asks; the caller when left out. */
  readonly submitterId?: string | undefined;
  readonly comments?: string | undefined;
  readonly nextApproverIds?: readonly string[] | undefined;
  /** Developer name or id; the first that the record fits when left out. */
  readonly processDefinitionNameOrId?: string | undefined;
  /** Means something only where a process is named. */
  readonly skipEntryCriteria?: boolean | undefined;
};

export type WorkitemRequest = {
  readonly workitemId: string;
  /** `Approve`, `Reject` or `Removed`, in any case. */
  readonly action: string;
  readonly comments?: string | undefined;
  readonly nextApproverIds?: readonly string[] | undefined;
};

export type ProcessOutcome = {
  readonly success: boolean;
  readonly entityId: string | null;
  readonly errors: readonly SaveError[];
  readonly instanceId: string | null;
  /** `Pending`, `Approved`, `Rejected`, `Removed` */
  readonly instanceStatus: string | null;
  /** Who may respond now: users and queues. */
  readonly actorIds: readonly string[] | null;
  readonly newWorkitemIds: readonly string[] | null;
};

const failed = (entityId: string | null, errors: readonly SaveError[]): ProcessOutcome => ({
  ...{ success: false, entityId, errors, instanceId: null, instanceStatus: null },
  ...{ actorIds: null, newWorkitemIds: null },
});

type Done = { readonly instanceId: string; readonly newWorkitemIds: readonly string[] };

const done = (org: Org, { instanceId, newWorkitemIds }: Done): ProcessOutcome => {
  const instance = org.byId('ProcessInstance', instanceId);
  return {
    ...{ success: true, errors: [], instanceId, newWorkitemIds },
    entityId: String(instance?.TargetObjectId),
    instanceStatus: String(instance?.Status),
    actorIds: pendingWorkitems(org, instanceId).map(({ ActorId }) => String(ActorId)),
  };
};

/** Does one request as a whole or not at all; why not is its outcome. */
export const outcomeOf = (org: Org, entityId: string | null, work: () => Done): ProcessOutcome => {
  try {
    return org.transaction(() => done(org, work()));
  } catch (failure) {
    if (failure instanceof SaveFailure) return failed(entityId, failure.errors);
    throw failure;
  }
};
