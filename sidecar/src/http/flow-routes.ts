import { z } from 'zod';
import { DECISIONS, FLOW_NAMES, type FlowDesk, type FlowState } from '../integration-health/index.ts';
import { requestedByBody, requesterOf } from './requested-by.ts';
import { defineRoute, type Route } from './route.ts';

/** `/v1/flows`: how each data flow stands, and a person's decision to pause it, resume it or run it now. */

const moment = z.iso.datetime();
const flowState = z.object({
  name: z.enum(FLOW_NAMES),
  paused: z.object({ at: moment, by: z.string() }).optional(),
  lastRunAt: moment.optional(),
  backlog: z.number(),
  held: z.number(),
  lagSeconds: z.number().optional(),
  failures: z.object({ waiting: z.number(), parked: z.number() }),
  decisions: z.array(z.object({ decision: z.enum(DECISIONS), by: z.string(), at: moment })),
});

const toBody = ({ paused, lastRunAt, decisions, ...rest }: FlowState): z.infer<typeof flowState> => ({
  ...rest,
  paused: paused && { ...paused, at: paused.at.toISOString() },
  lastRunAt: lastRunAt?.toISOString(),
  decisions: decisions.map((decided) => ({ ...decided, at: decided.at.toISOString() })),
});

const SUMMARIES: Readonly<Record<(typeof DECISIONS)[number], string>> = {
  pause: 'Pause a flow: its work is held, in order, until it is resumed',
  resume: 'Resume a flow: what was held runs in the order it came',
  run: 'Run a flow now instead of waiting for its schedule',
};

const decisionRoute = (desk: FlowDesk, decision: (typeof DECISIONS)[number]): Route =>
  defineRoute({
    method: 'post',
    path: `/v1/flows/:name/${decision}`,
    summary: SUMMARIES[decision],
    scope: ['operator', 'org'],
    request: z.object({
      params: z.strictObject({ name: z.enum(FLOW_NAMES) }),
      body: requestedByBody,
    }),
    responses: {
      200: { description: 'The flow as it stands now', schema: flowState },
      409: { description: 'The flow is paused, so it does not run' },
    },
    handle: async ({ params: { name }, body }, { caller }) => {
      const state = await desk.decide(name, decision, requesterOf(body, caller));
      return { status: 200, body: toBody(state) };
    },
  });

export const flowRoutes = (desk: FlowDesk): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: '/v1/flows',
    summary: 'Every data flow: on or paused, last run, backlog, lag, failures and the latest decisions',
    scope: ['viewer', 'org'],
    request: z.object({}),
    responses: { 200: { description: 'The flows', schema: z.object({ flows: z.array(flowState) }) } },
    handle: async () => ({ status: 200, body: { flows: (await desk.list()).map(toBody) } }),
  }),
  ...DECISIONS.map((decision) => decisionRoute(desk, decision)),
];
