/** Where an element runs: its interview, the flow the interview is in at the moment, the org. */
import type { FlowOrg } from './flow-org.ts';
import type { FlowPlan } from './flow-plan.ts';
import type { FlowMoment, Frame, Interview } from './interview.ts';
import type { RunMode } from './run-mode.ts';

export type Scope = {
  readonly flows: FlowOrg;
  readonly plan: FlowPlan;
  readonly frame: Frame;
  readonly interview: Interview;
  readonly mode: RunMode;
  readonly moment: FlowMoment | undefined;
};
