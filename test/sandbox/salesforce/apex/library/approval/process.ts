/**
 * `Approval.process`: submits records for approval and responds to requests.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_approval.htm
 */
import { respondToApproval } from '../../../approvals/respond.ts';
import { submitForApproval, type ProcessOutcome } from '../../../approvals/submit.ts';
import { dmlFailure } from '../../data/dml-failure.ts';
import { transaction } from '../../runtime/current.ts';
import { nullPointer } from '../../runtime/exceptions.ts';
import type { Callable } from '../../types/class-info.ts';
import { ApexList } from '../../values/list.ts';
import { errorList } from '../database/error.ts';
import type { LibraryClass } from '../define.ts';
import { accessors, getters, PlainObject, plainClass } from '../system/plain-object.ts';

const REQUEST = 'Approval.ProcessRequest';
const SUBMISSION = 'Approval.ProcessSubmitRequest';
const RESPONSE = 'Approval.ProcessWorkitemRequest';
const RESULT = 'Approval.ProcessResult';

const textIn = (request: PlainObject, name: string): string | undefined => request.text(name) ?? undefined;

const idsIn = (request: PlainObject): readonly string[] => {
  const ids = request.get('nextApproverIds');
  return ids instanceof ApexList ? ids.items.filter((id) => typeof id === 'string') : [];
};

const submission = (request: PlainObject): ProcessOutcome => {
  const { data, user } = transaction();
  return submitForApproval(data.org, user, {
    objectId: textIn(request, 'objectId') ?? '',
    submitterId: textIn(request, 'submitterId'),
    comments: textIn(request, 'comments'),
    nextApproverIds: idsIn(request),
    processDefinitionNameOrId: textIn(request, 'processDefinitionNameOrId'),
    skipEntryCriteria: request.get('skipEntryCriteria') === true,
  });
};

const response = (request: PlainObject): ProcessOutcome => {
  const { data, user } = transaction();
  return respondToApproval(data.org, user, {
    workitemId: textIn(request, 'workitemId') ?? '',
    action: textIn(request, 'action') ?? '',
    comments: textIn(request, 'comments'),
    nextApproverIds: idsIn(request),
  });
};

const outcomeOf = (request: unknown): ProcessOutcome => {
  if (!(request instanceof PlainObject)) throw nullPointer();
  return request.apexType === SUBMISSION ? submission(request) : response(request);
};

const listOfIds = (ids: readonly string[] | null): ApexList | null =>
  ids === null ? null : new ApexList('List<Id>', [...ids]);

const resultOf = ({ errors, actorIds, newWorkitemIds, ...outcome }: ProcessOutcome): PlainObject =>
  new PlainObject(RESULT, {
    ...outcome,
    actorIds: listOfIds(actorIds),
    errors: errors.length === 0 ? null : errorList(errors),
    newWorkitemIds: listOfIds(newWorkitemIds),
  });

const outcomesOf = (requests: readonly unknown[], isAllOrNone: boolean): readonly ProcessOutcome[] => {
  const outcomes = requests.map(outcomeOf);
  const rows = outcomes.map(({ success, errors }) => ({ id: null, success, created: false, errors }));
  const failure = isAllOrNone ? dmlFailure('process', [], rows) : undefined;
  if (failure !== undefined) throw failure;
  return outcomes;
};

const process = (asked: unknown, isAllOrNone: boolean | null = true): unknown => {
  if (asked === null) throw nullPointer();
  const running = transaction();
  const requests = asked instanceof ApexList ? asked.items : [asked];
  running.limits.use('dmlStatements');
  running.limits.use('dmlRows', requests.length);
  running.hasUncommittedWork = true;
  const outcomes = running.data.org.transaction(() => outcomesOf(requests, isAllOrNone !== false));
  const results = outcomes.map(resultOf);
  return asked instanceof ApexList ? new ApexList(`List<${RESULT}>`, results) : results[0];
};

/** `static … process(…)` in its four forms. */
export const processMethods: Readonly<Record<string, Callable>> = {
  [`static ${RESULT} process(${REQUEST} request)`]: process,
  [`static ${RESULT} process(${REQUEST} request, Boolean allOrNone)`]: process,
  [`static List<${RESULT}> process(List<${REQUEST}> requests)`]: process,
  [`static List<${RESULT}> process(List<${REQUEST}> requests, Boolean allOrNone)`]: process,
};

const requestFields = ['String Comments', 'List<Id> NextApproverIds'];

export const processClasses: readonly LibraryClass[] = [
  { ...plainClass({ name: REQUEST, members: accessors(...requestFields) }), holds: (value) => isRequest(value) },
  plainClass({
    name: SUBMISSION,
    extends: REQUEST,
    initial: () => ({}),
    members: accessors(
      ...requestFields,
      'String ObjectId',
      'String ProcessDefinitionNameOrId',
      'Boolean SkipEntryCriteria',
      'String SubmitterId',
    ),
  }),
  plainClass({
    name: RESPONSE,
    extends: REQUEST,
    initial: () => ({}),
    members: accessors(...requestFields, 'String Action', 'String WorkitemId'),
  }),
  plainClass({
    name: RESULT,
    members: {
      ...getters(
        'List<Id> ActorIds',
        'String EntityId',
        'List<Database.Error> Errors',
        'String InstanceId',
        'String InstanceStatus',
        'List<Id> NewWorkitemIds',
      ),
      'Boolean isSuccess()': (self: PlainObject) => self.get('success'),
    },
  }),
];

function isRequest(value: unknown): boolean {
  return value instanceof PlainObject && [SUBMISSION, RESPONSE].includes(value.apexType);
}
