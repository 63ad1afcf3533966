/** Approvals: what waits for whom, and answering it. https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_process_approvals.htm */
import { refreshAbout } from 'lightningPlatform/cached';
import { callOrg, dataPath } from 'lightningPlatform/orgCall';
import { session } from 'lightningPlatform/session';
import { LISTS, subjectOf } from 'lightningPlatform/uiApi';
import { wireAdapter } from 'lightningPlatform/wireAdapter';
import { query, quoted, textAt, type Row } from 'lightningPage/reads';
import type { Action } from 'lightningPage/uiShapes';

export type Processes = { readonly approvals: Readonly<Record<string, readonly object[] | undefined>> };

export const getProcesses = wireAdapter<Processes>(() => ({
  key: 'approval processes',
  load: () => callOrg({ path: dataPath('process/approvals') }),
}));

export type Waiting = {
  readonly workitems: readonly Row[];
  /** The person, and the queues and groups that they are in: whose work items they may answer. */
  readonly actorIds: readonly string[];
};

const myId = session.user.id;

const readActors = async (): Promise<readonly string[]> => {
  const groups = await query(`SELECT GroupId FROM GroupMember WHERE UserOrGroupId = ${quoted(myId)}`);
  return [myId, ...groups.map((row) => textAt(row, 'GroupId'))];
};

let actors: Promise<readonly string[]> | undefined;

const WORKITEM =
  'SELECT Id, ActorId, CreatedDate, ProcessInstance.TargetObjectId, ProcessInstance.TargetObject.Name, ProcessInstance.SubmittedById, ProcessInstance.SubmittedBy.Name FROM ProcessInstanceWorkitem';

const readWaiting = async (recordId: string | undefined): Promise<Waiting> => {
  actors ??= readActors();
  const actorIds = await actors;
  const mine = `ActorId IN (${actorIds.map(quoted).join(',')})`;
  const where = recordId === undefined ? mine : `ProcessInstance.TargetObjectId = ${quoted(recordId)}`;
  return { actorIds, workitems: await query(`${WORKITEM} WHERE ${where} ORDER BY CreatedDate DESC LIMIT 50`) };
};

/** What waits for an answer: about a record from anybody, or from the person about anything. */
export const getWaiting = wireAdapter<Waiting>(({ recordId }) => {
  const id = typeof recordId === 'string' ? recordId : undefined;
  const about = id === undefined ? [LISTS] : [LISTS, subjectOf(id)];
  return { key: `approvals ${id ?? 'mine'}`, load: () => readWaiting(id), about: () => about };
});

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

const ASKED = [answer('Approve', 'Approve'), answer('Reject', 'Reject'), answer('Reassign', 'Reassign')];

type Answers = { readonly workitemId: string; readonly answers: readonly Action[] };

/** Who is asked may approve, reject, and have somebody else asked; who has submitted may take it back. An administrator may do both. */
export const approvalActions = ({ workitems, actorIds }: Waiting): Answers => {
  const any = session.user.isAdministrator ? workitems[0] : undefined;
  const asked = workitems.find((row) => actorIds.includes(textAt(row, 'ActorId'))) ?? any;
  const submitted = workitems.find((row) => textAt(row, 'ProcessInstance.SubmittedById') === myId) ?? any;
  return {
    workitemId: textAt(asked ?? submitted ?? {}, 'Id'),
    answers: [
      ...(asked === undefined ? [] : ASKED),
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

export type Colleague = { readonly value: string; readonly label: string };

/** Who may be asked in one's place: people who are active, others than oneself. */
export const readColleagues = async (): Promise<readonly Colleague[]> => {
  const rows = await query(
    `SELECT Id, Name FROM User WHERE IsActive = true AND UserType = 'Standard' AND Id != ${quoted(myId)} ORDER BY Name LIMIT 200`,
  );
  return rows.map((row) => ({ value: textAt(row, 'Id'), label: textAt(row, 'Name') }));
};

/**
 * Has somebody else answer. https://help.salesforce.com/s/articleView?id=platform.approvals_reassign.htm
 * @throws what the org says against it
 */
export const reassignApproval = async (workitemId: string, actorId: string, recordId: string): Promise<void> => {
  const path = dataPath(`sobjects/ProcessInstanceWorkitem/${workitemId}`);
  await callOrg({ method: 'PATCH', path, body: { ActorId: actorId } });
  await refreshAbout([subjectOf(recordId), LISTS]);
};
