/**
 * Approvals over REST: the processes that there are, and submitting, approving, rejecting and recalling, many at a time.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_process_approvals_post.htm
 */
import { z } from 'zod';
import { approvalBook } from '../approvals/definition/approval-book.ts';
import { definitionOf } from '../approvals/requests/approval-case.ts';
import { respondToApproval } from '../approvals/respond.ts';
import { submitForApproval, type ProcessOutcome } from '../approvals/submit.ts';
import { normalizedId } from '../data/record-id.ts';
import { restRefusals } from './rest-error.ts';
import { bodyAs, type Handler, type RestContext } from './rest-request.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

const request = z.strictObject({
  actionType: z.string(),
  contextId: z.string(),
  contextActorId: text,
  comments: text,
  nextApproverIds: z
    .array(z.string())
    .nullish()
    .transform((ids) => ids ?? undefined),
  processDefinitionNameOrId: text,
  skipEntryCriteria: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])
    .nullish()
    .transform((value) => value ?? undefined),
});

type ApprovalRequest = z.infer<typeof request>;

const body = z.strictObject({ requests: z.array(request).min(1) });

/** A record the caller does not see is none. */
const isSeen = ({ org, wholeOrg }: RestContext, sentId: string): boolean => {
  const id = normalizedId(sentId) ?? '';
  const object = wholeOrg.schema.findByKeyPrefix(id.slice(0, 3));
  return object !== undefined && org.schema.find(object.name) !== undefined && org.byId(object.name, id) !== undefined;
};

const unseen = (entityId: string): ProcessOutcome => ({
  ...{ success: false, entityId, instanceId: null, instanceStatus: null, actorIds: null, newWorkitemIds: null },
  errors: [
    {
      statusCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
      message: 'insufficient access rights on cross-reference id',
      fields: [],
    },
  ],
});

const submit = (context: RestContext, asked: ApprovalRequest): ProcessOutcome => {
  const { contextId: objectId, contextActorId: submitterId, comments, nextApproverIds } = asked;
  const { processDefinitionNameOrId, skipEntryCriteria } = asked;
  const row = context.wholeOrg.schema.findByKeyPrefix(objectId.slice(0, 3));
  const isThere = row !== undefined && context.wholeOrg.byId(row.name, objectId) !== undefined;
  if (isThere && !isSeen(context, objectId)) return unseen(objectId);
  const wish = { objectId, submitterId, comments, nextApproverIds, processDefinitionNameOrId, skipEntryCriteria };
  return submitForApproval(context.wholeOrg, context.caller, wish);
};

const respond = ({ wholeOrg, caller }: RestContext, asked: ApprovalRequest): ProcessOutcome => {
  const { contextId: workitemId, actionType: action, comments, nextApproverIds } = asked;
  return respondToApproval(wholeOrg, caller, { workitemId, action, comments, nextApproverIds });
};

const ACTIONS: Readonly<Record<string, (context: RestContext, asked: ApprovalRequest) => ProcessOutcome>> = {
  submit,
  approve: respond,
  reject: respond,
  removed: respond,
};

const outcomeOf = (context: RestContext, asked: ApprovalRequest): ProcessOutcome => {
  const act = ACTIONS[asked.actionType.toLowerCase()];
  if (act === undefined) throw restRefusals.badRequest(`actionType: ${asked.actionType}`);
  return act(context, asked);
};

const shown = ({ errors, ...outcome }: ProcessOutcome) => ({
  ...outcome,
  errors: errors.length === 0 ? null : errors,
});

/** Each request stands or falls for itself; the call fails when all of them do. */
export const processApprovals: Handler = (context, call) => {
  const outcomes = bodyAs(call, body).requests.map((asked) => outcomeOf(context, asked));
  return { status: outcomes.some(({ success }) => success) ? 200 : 400, body: outcomes.map(shown) };
};

/** Active processes by object. */
export const listApprovals: Handler = ({ org, wholeOrg }) => {
  const seen = approvalBook(wholeOrg.schema).filter(({ object }) => org.schema.find(object.name) !== undefined);
  const approvals = Object.groupBy(
    seen.map((compiled) => ({ compiled, object: compiled.object.name })),
    ({ object }) => object,
  );
  return {
    status: 200,
    body: {
      approvals: Object.fromEntries(
        Object.entries(approvals).map(([object, processes = []]) => [
          object,
          processes.map(({ compiled }, at) => ({
            description: compiled.process.description ?? null,
            id: definitionOf(wholeOrg, compiled).Id,
            name: compiled.process.label,
            object,
            sortOrder: at + 1,
          })),
        ]),
      ),
    },
  };
};
