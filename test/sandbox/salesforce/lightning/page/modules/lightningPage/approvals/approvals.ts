/** Approvals: what waits for whom, and answering it. https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_process_approvals.htm */
import { refreshAbout } from 'lightningPlatform/cached';
import { callOrg, dataPath } from 'lightningPlatform/orgCall';
import { session } from 'lightningPlatform/session';
import { LISTS, subjectOf } from 'lightningPlatform/uiApi';
import { wireAdapter } from 'lightningPlatform/wireAdapter';
import { quoted, textAt, type Row } from 'lightningPage/reads';
import type { Action } from 'lightningPage/uiShapes';

export type Processes = { readonly approvals: Readonly<Record<string, readonly object[] | undefined>> };

export const getProcesses = wireAdapter<Processes>(() => ({
  key: 'approval processes',
  load: () => callOrg({ path: dataPath('process/approvals') }),
}));

/** What waits for an answer about a record, whoever has to give it. */
export const pendingOf = (recordId: string): string =>
  `SELECT Id, ActorId, ProcessInstance.SubmittedById FROM ProcessInstanceWorkitem WHERE ProcessInstance.TargetObjectId = ${quoted(recordId)}`;

/** What waits for the person. */
export const myWorkitems = (): string =>
  `SELECT Id, CreatedDate, ProcessInstance.TargetObjectId, ProcessInstance.TargetObject.Name, ProcessInstance.SubmittedBy.Name FROM ProcessInstanceWorkitem WHERE ActorId = ${quoted(session.user.id)} ORDER BY CreatedDate DESC LIMIT 50`;

const answer = (apiName: string, label: string): Action => ({
  apiName,
  label,
  type: 'Approval',
  subtype: null,
  actionTarget: null,
  lwcComponent: null,
  targetObject: null,
  targetUrl: null,
});

type Answers = { readonly workitemId: string; readonly answers: readonly Action[] };

const of = (workitems: readonly Row[], path: string): Row | undefined =>
  workitems.find((row) => textAt(row, path) === session.user.id) ??
  (session.user.isAdministrator ? workitems[0] : undefined);

/** Who is asked may approve and reject; who has submitted may take it back. An administrator may do both. */
export const approvalActions = (workitems: readonly Row[]): Answers => {
  const asked = of(workitems, 'ActorId');
  const submitted = of(workitems, 'ProcessInstance.SubmittedById');
  return {
    workitemId: textAt(asked ?? submitted ?? {}, 'Id'),
    answers: [
      ...(asked === undefined ? [] : [answer('Approve', 'Approve'), answer('Reject', 'Reject')]),
      ...(submitted === undefined ? [] : [answer('Removed', 'Recall Approval Request')]),
    ],
  };
};

export type ApprovalRequest = {
  /** `Submit`, `Approve`, `Reject`, `Removed` */
  readonly actionType: string;
  /** The record that is submitted, else the work item that is answered. */
  readonly contextId: string;
  readonly comments: string;
};

/** @param recordId what is about it is read again @throws what the org says against it */
export const answerApproval = async (request: ApprovalRequest, recordId: string): Promise<void> => {
  await callOrg({ method: 'POST', path: dataPath('process/approvals'), body: { requests: [request] } });
  await refreshAbout([subjectOf(recordId), LISTS]);
};

/** What the org says in a refused request, in its own words. */
export const approvalProblems = (error: unknown): string => {
  const body: unknown = typeof error === 'object' && error !== null && 'body' in error ? error.body : undefined;
  const outcomes: readonly unknown[] = Array.isArray(body) ? body : [];
  return outcomes
    .flatMap((one): readonly unknown[] => {
      const errors: unknown = typeof one === 'object' && one !== null && 'errors' in one ? one.errors : undefined;
      return Array.isArray(errors) ? errors : [];
    })
    .map((one) => (typeof one === 'object' && one !== null && 'message' in one ? String(one.message) : ''))
    .join(' ');
};
