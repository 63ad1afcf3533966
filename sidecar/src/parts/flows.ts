import { flowRoutes } from '../http/flow-routes.ts';
import type { Route } from '../http/route.ts';
import {
  FLOW_NAMES,
  flowDesk,
  heldWhilePaused,
  type FlowDefinition,
  type TaskOutcome,
} from '../integration-health/index.ts';
import type { Part } from './part.ts';
import { batchJob } from '../shared/jobs.ts';
import { readFlowStates } from '../store/flow-states.ts';
import { noteTaskEnds } from '../store/task-ends.ts';
import type { World } from './world.ts';

/** The data flows of all capabilities: what people see of them, and what holds their work while they are paused. */

export type Flows = {
  readonly routes: readonly Route[];
  /** Told how each job ended. */
  readonly observe: (outcome: TaskOutcome) => void;
  /** Puts the pause before a task's runner. */
  readonly hold: ReturnType<typeof heldWhilePaused>;
};

/** "Run now" is the same job as on schedule: one that waits already is not started twice. Who asks may just have changed a setting. */
const starter =
  ({ jobs, org }: World, flows: readonly FlowDefinition[]) =>
  async (name: FlowDefinition['name']): Promise<void> => {
    const task = flows.find((flow) => flow.name === name)?.runs;
    org.forget();
    if (task !== undefined) await jobs.add(batchJob(task));
  };

export const flowsOf = (world: World, parts: readonly Part[], observe: (outcome: TaskOutcome) => void): Flows => {
  const { switches, database, clock, log } = world;
  const all = parts.flatMap(({ flow }) => flow ?? []);
  const flows = all.toSorted((one, other) => FLOW_NAMES.indexOf(one.name) - FLOW_NAMES.indexOf(other.name));
  const states = () => readFlowStates(database, flows, clock.now());
  const noteEnd = noteTaskEnds(database, log);
  return {
    routes: flowRoutes(flowDesk({ switches, states, start: starter(world, flows), log })),
    observe: (outcome) => {
      observe(outcome);
      noteEnd(outcome);
    },
    hold: heldWhilePaused({ flows, switches, observe }),
  };
};
