import type { Route } from '../http/route.ts';
import type { FlowDefinition, Task } from '../integration-health/index.ts';
import type { CronEntry } from '../store/cron-in-time-zone.ts';

/** What a capability contributes to the running sidecar: work as jobs, schedules, routes, and what runs beside them. */
export type Part = {
  readonly tasks?: readonly Task[];
  /** The data flow that people may pause, resume and run. */
  readonly flow?: FlowDefinition;
  readonly crontab?: readonly CronEntry[];
  readonly routes?: readonly Route[];
  /** Begins what is neither job nor route (a subscription, say) and answers how to end it. */
  readonly begin?: () => Promise<() => Promise<void>>;
};
