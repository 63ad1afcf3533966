import { needsAPerson } from '../shared/failure.ts';
import type { Log } from '../shared/log.ts';
import type { Work } from './ports.ts';
import type { Job, TaskOutcome } from './run-task.ts';
import type { Task } from './task.ts';

/**
 * Data flows as people see them: on or paused, with what waits. While a flow is paused its work is held, not lost: it is
 * written down instead of run, and runs in the order it came when the flow is resumed. What runs at that moment ends first.
 */

export const FLOW_NAMES = ['contract-activation', 'invoices', 'payments', 'products', 'events'] as const;
export type FlowName = (typeof FLOW_NAMES)[number];

/**
 * The labels of the flows' `IntegrationFlow__mdt` records: the name by which failures of a flow are told, filtered and routed in
 * Salesforce, whichever side met them. What belongs to no single flow is told under Events.
 */
export const FLOW_LABELS = {
  'contract-activation': 'Contract Activation',
  invoices: 'Invoices',
  payments: 'Payments',
  products: 'Products',
  events: 'Events',
} as const satisfies Readonly<Record<FlowName, string>>;
export type FlowLabel = (typeof FLOW_LABELS)[FlowName];

export type FlowDefinition = {
  readonly name: FlowName;
  /** The tasks that belong to it; each belongs to one flow at most. */
  readonly tasks: readonly string[];
  /** The task that "run now" starts. */
  readonly runs: string;
  /** How far behind it is: by the age of the oldest work that waits, or by the time since its last run. */
  readonly lagsBy: 'work' | 'run';
};

export const DECISIONS = ['pause', 'resume', 'run'] as const;
export type Decision = {
  readonly decision: (typeof DECISIONS)[number];
  readonly by: string;
  readonly at: Date;
};

export type FlowState = {
  readonly name: FlowName;
  /** Since when and by whom; undefined while it is on. */
  readonly paused?: { readonly at: Date; readonly by: string } | undefined;
  /** When work of its own last ended well. */
  readonly lastRunAt?: Date | undefined;
  /** Work that has not been done: queued, held, and events that have not gone out. */
  readonly backlog: number;
  /** The part of the backlog that the pause holds. */
  readonly held: number;
  readonly lagSeconds?: number | undefined;
  /** Failures that are tried again by themselves, and those that wait for a person. */
  readonly failures: { readonly waiting: number; readonly parked: number };
  /** The latest, newest first. */
  readonly decisions: readonly Decision[];
};

/** Where flows are switched and held work is kept. */
export type FlowSwitches = {
  readonly isPaused: (flow: FlowName) => Promise<boolean>;
  readonly pause: (flow: FlowName, by: string) => Promise<void>;
  /** Puts what was held back into the queue, in the order it came. */
  readonly resume: (flow: FlowName, by: string) => Promise<void>;
  readonly noteRun: (flow: FlowName, by: string) => Promise<void>;
  /** Keeps the work if the flow is paused at this moment; answers whether it did. */
  readonly hold: (flow: FlowName, work: Work) => Promise<boolean>;
};

export type FlowDesk = {
  readonly list: () => Promise<readonly FlowState[]>;
  readonly decide: (flow: FlowName, decision: Decision['decision'], by: string) => Promise<FlowState>;
};

type DeskNeeds = {
  readonly switches: FlowSwitches;
  readonly states: () => Promise<readonly FlowState[]>;
  /** Starts the flow's own batch as a job. */
  readonly start: (flow: FlowName) => Promise<void>;
  readonly log: Log;
};

const REACTIONS: Readonly<
  Record<Decision['decision'], (needs: DeskNeeds, flow: FlowName, by: string) => Promise<void>>
> = {
  pause: ({ switches }, flow, by) => switches.pause(flow, by),
  resume: ({ switches }, flow, by) => switches.resume(flow, by),
  run: async ({ switches, start }, flow, by) => {
    if (await switches.isPaused(flow)) {
      throw needsAPerson({
        code: 'WRONG_STATUS',
        message: `The flow ${flow} is paused, so nothing of it runs.`,
        advice: 'Resume it; what was held runs then.',
      });
    }
    await switches.noteRun(flow, by);
    await start(flow);
  },
};

/** What people decide about flows. @throws Failure WRONG_STATUS when a paused flow is to run */
export const flowDesk = (needs: DeskNeeds): FlowDesk => ({
  list: needs.states,
  decide: async (flow, decision, by) => {
    await REACTIONS[decision](needs, flow, by);
    const fields = { journey: 'integration-health', step: `${decision}-flow`, outcome: 'done' };
    needs.log.info({ ...fields, flow, by }, 'a person decided about a flow');
    const state = (await needs.states()).find(({ name }) => name === flow);
    if (state === undefined) throw new Error(`There is no flow ${flow}.`);
    return state;
  },
});

type HoldNeeds = {
  readonly flows: readonly FlowDefinition[];
  readonly switches: Pick<FlowSwitches, 'hold'>;
  readonly observe: (outcome: TaskOutcome) => void;
};

/** Runs a task's jobs, or holds them while the flow of the task is paused. Tasks of no flow always run. */
export const heldWhilePaused = ({ flows, switches, observe }: HoldNeeds) => {
  const flowOf = new Map(flows.flatMap(({ name, tasks }) => tasks.map((task) => [task, name] as const)));
  return (task: Task, run: (job: Job) => Promise<void>) =>
    async (job: Job): Promise<void> => {
      const flow = flowOf.get(task.name);
      const { key = `job:${job.id}`, queue, priority, payload } = job;
      const isHeld =
        flow !== undefined && (await switches.hold(flow, { task: job.task, key, queue, priority, payload }));
      if (isHeld) observe({ task: task.name, outcome: 'held', seconds: 0 });
      else await run(job);
    };
};
