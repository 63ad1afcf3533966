/**
 * Action type `submit`: a record goes into its approval process.
 * https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_submit_approval.htm
 */
import { transaction } from '../../apex/runtime/current.ts';
import { ApexList } from '../../apex/values/list.ts';
import { submitForApproval, type ProcessOutcome } from '../../approvals/submit.ts';
import type { Org } from '../../data/types.ts';
import type { ActionInput, ActionOutcome, FlowAction } from './contract.ts';
import { inputFlag, inputText, inputTexts } from './input-values.ts';

const ids = (all: readonly string[] | null): ApexList => new ApexList('List<String>', [...(all ?? [])]);

const outcomeOf = ({ success, errors, ...done }: ProcessOutcome): ActionOutcome => {
  if (!success) return { error: errors.map(({ statusCode, message }) => `${statusCode}: ${message}`).join('; ') };
  const { instanceId, instanceStatus, entityId, newWorkitemIds, actorIds } = done;
  return {
    outputs: {
      ...{ instanceId, instanceStatus, entityId },
      ...{ newWorkItemIds: ids(newWorkitemIds), nextApproverIds: ids(actorIds) },
    },
  };
};

const given = (input: ActionInput, name: string): string | undefined => inputText(input, name) || undefined;

const submit = (org: Org, input: ActionInput): ActionOutcome => {
  const approvers = inputTexts(input, 'nextApproverIds');
  return outcomeOf(
    submitForApproval(org, transaction().user, {
      objectId: inputText(input, 'objectId'),
      submitterId: given(input, 'submitterId'),
      comments: given(input, 'comment'),
      processDefinitionNameOrId: given(input, 'processDefinitionNameOrId'),
      skipEntryCriteria: inputFlag(input, 'skipEntryCriteria'),
      nextApproverIds: approvers.length === 0 ? undefined : approvers,
    }),
  );
};

export const submitAction: FlowAction = {
  run: (inputs, { flows }) => inputs.map((input) => submit(flows.org, input)),
};
