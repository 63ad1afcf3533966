/**
 * `/sandbox/flow-interviews`: screen flows for a page of one's own, as the user of the access token. The platform has no open API
 * for this: there, its own runtime draws the screens.
 */
import { json, Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { ServedApex } from '../../apex/served/served-apex.ts';
import type { Caller } from '../../data/types.ts';
import type { SessionBook } from '../../oauth/sessions.ts';
import { RestError, restRefusals } from '../../rest/rest-error.ts';
import { callerIn } from '../../rest/session-door.ts';
import { notificationsOf } from '../actions/notification-tray.ts';
import { flowOrgOf, type FlowOrg } from '../engine/flow-org.ts';
import { openInterviewBook, type InterviewBook, type KeptInterview } from './interview-book.ts';
import { failureOf, isStepName, showStep, startStep, takeStep, type StepAnswer } from './interview-steps.ts';

export type InterviewNeeds = {
  readonly sessions: SessionBook;
  readonly served: () => Promise<ServedApex>;
};

const entries = z.record(z.string(), z.unknown()).default({});
const startBody = z.strictObject({ flow: z.string(), inputs: entries, recordId: z.string().optional() });
const stepBody = z.strictObject({ values: entries });

const bodyAs = <Shape extends z.ZodType>(request: Request, shape: Shape): z.infer<Shape> => {
  const parsed = shape.safeParse(request.body ?? {});
  if (parsed.success) return parsed.data;
  throw restRefusals.unreadable(z.prettifyError(parsed.error));
};

const UNHANDLED = 'An unhandled fault has occurred in this flow';

type Work = (flows: FlowOrg) => StepAnswer;

type Steps = { readonly book: InterviewBook } & InterviewNeeds;

const runStep = async ({ served }: Steps, caller: Caller, work: Work): Promise<StepAnswer> => {
  const { run } = await served();
  return run({ caller, quiddity: 'REST' }, (transaction) => {
    const flows = flowOrgOf(transaction);
    if (flows === undefined) throw restRefusals.notFound();
    return work(flows);
  });
};

type Whose = { readonly caller: Caller; readonly id?: string };

/** The step's answer; a fault that nobody handled ends the interview and takes back what the step wrote. */
const settle = async (steps: Steps, { caller, id }: Whose, work: Work): Promise<object> => {
  try {
    const { kept, body } = await runStep(steps, caller, work);
    if (kept !== undefined) steps.book.keep(kept);
    else if (id !== undefined) steps.book.drop(id);
    return body;
  } catch (error) {
    const details = failureOf(error);
    if (details === undefined) throw error;
    if (id !== undefined) steps.book.drop(id);
    return { ...(id === undefined ? {} : { id }), status: 'failed', message: UNHANDLED, details };
  }
};

const keptIn = ({ book }: Steps, caller: Caller, request: Request): KeptInterview => {
  const kept = book.find(caller.userId, String(request.params.id));
  if (kept === undefined) throw restRefusals.notFound();
  return kept;
};

const ROOT = '/sandbox/flow-interviews';

/** Routes for the root of the host. */
export const interviewRoutes = (needs: InterviewNeeds): Router => {
  const steps: Steps = { ...needs, book: openInterviewBook() };
  const callerOf = (request: Request): Caller => callerIn(request, needs.sessions);
  const router = Router();
  router.use(ROOT, json());
  router.get(ROOT, (request: Request, response: Response) => {
    const kept = steps.book.of(callerOf(request).userId);
    response.json(kept.map(({ id, flow, status }) => ({ id, flow, status })));
  });
  router.post(ROOT, async (request: Request, response: Response) => {
    const caller = callerOf(request);
    const asked = bodyAs(request, startBody);
    response.status(201).json(await settle(steps, { caller }, (flows) => startStep(flows, caller, asked)));
  });
  router.get(`${ROOT}/:id`, async (request: Request, response: Response) => {
    const caller = callerOf(request);
    const kept = keptIn(steps, caller, request);
    response.json(await settle(steps, { caller, id: kept.id }, (flows) => showStep(flows, kept)));
  });
  router.post(`${ROOT}/:id/:step`, async (request: Request, response: Response) => {
    const caller = callerOf(request);
    const kept = keptIn(steps, caller, request);
    const name = String(request.params.step);
    if (!isStepName(name)) throw new RestError(404, [{ errorCode: 'NOT_FOUND', message: `There is no step ${name}.` }]);
    const { values } = bodyAs(request, stepBody);
    response.json(await settle(steps, { caller, id: kept.id }, (flows) => takeStep(flows, kept, { name, values })));
  });
  router.delete(`${ROOT}/:id`, (request: Request, response: Response) => {
    steps.book.drop(keptIn(steps, callerOf(request), request).id);
    response.status(204).end();
  });
  router.get('/sandbox/notifications', async (request: Request, response: Response) => {
    const { userId } = callerOf(request);
    const { apex } = await needs.served();
    const sent = notificationsOf(apex.org).sent();
    response.json(sent.filter(({ recipientIds }) => recipientIds.includes(userId)));
  });
  return router;
};
