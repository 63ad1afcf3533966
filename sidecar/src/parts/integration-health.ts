import { z } from 'zod';
import { failureRoutes } from '../http/failure-routes.ts';
import { outboxRoutes } from '../http/outbox-routes.ts';
import { runRoutes, type Batch } from '../http/run-routes.ts';
import { sendAlert } from '../http/send-alert.ts';
import type { Changes, FailureLedger, Publish, Task } from '../integration-health/index.ts';
import {
  alertTask,
  defineTask,
  jobOfReplay,
  PUBLISH_AGAIN_TASK,
  PUBLISH_TASK,
  publishTasks,
  PUT_BACK_TASK,
  REPLAY_REQUESTED,
  REPORT_TASK,
  replayRequestTasks,
  reportFailuresTask,
  RESUME_TASK,
  resumeHeld,
  sweepReplaysJob,
  UNREADABLE_REPLAY_TASK,
} from '../integration-health/index.ts';
import { SWEEP_INVOICES_TASK, SYNC_INVOICES_TASK } from '../invoices/index.ts';
import { SWEEP_DELETED_TASK } from '../order-bridge/index.ts';
import type { Part } from './part.ts';
import { POLL_PAYMENTS_TASK } from '../payments/index.ts';
import { beginRequestStream, type RequestStream } from './request-stream.ts';
import { changedRecords } from '../salesforce/changed-records.ts';
import { openErrorLogKeys } from '../salesforce/error-log-keys.ts';
import { openErrorLogs } from '../salesforce/error-log-records.ts';
import type { PubSub } from '../salesforce/index.ts';
import { secondsAfter } from '../shared/dates.ts';
import { batchJob } from '../shared/jobs.ts';
import { openAlerts } from '../store/alerts.ts';
import { openFailureReports, openHeldWork } from '../store/failure-reports.ts';
import { recentInvoiceRuns } from '../store/invoice-runs.ts';
import type { World } from './world.ts';

/** Failures, their reports and replays, held work that resumes, events that leave, and batches started by hand. */

const HOUR = 3600;
const FLOW = 'Events';

const publishOver =
  (pubSub: PubSub): Publish =>
  async (topic, events) =>
    (await pubSub.publish(topic, events)).map((result) => (result.published ? undefined : result));

/** News from both clouds; what had been read before the news is forgotten. */
const changesIn = ({ salesforce, netSuite, org }: World): Changes => {
  const inSalesforce = changedRecords(salesforce, org.schema);
  return {
    since: async (moment, among) => {
      const [ours, theirs] = await Promise.all([inSalesforce(moment, among), netSuite.changes(moment, among)]);
      const changed = new Set([...ours, ...theirs]);
      if (changed.size > 0) org.forget();
      return changed;
    },
  };
};

/** Looks for what held work waits for, and again after a while. */
const resumeTask = (world: World): Task => {
  const { database, jobs, clock, log, config } = world;
  const resume = resumeHeld({ held: openHeldWork(database), changes: changesIn(world), clock, log });
  return defineTask({
    name: RESUME_TASK,
    flow: FLOW,
    payload: z.object({}),
    neverParks: true,
    run: async () => {
      const runAt = secondsAfter(clock.now(), config.heldCheckSeconds);
      await jobs.add({ task: RESUME_TASK, payload: {}, key: RESUME_TASK, runAt });
      await resume();
    },
  });
};

const TASK_OF: Readonly<Record<Batch, string>> = {
  invoices: SYNC_INVOICES_TASK,
  payments: POLL_PAYMENTS_TASK,
  'invoice-sweep': SWEEP_INVOICES_TASK,
  'order-sweep': SWEEP_DELETED_TASK,
  'foreign-changes': PUT_BACK_TASK,
};

/** Replays that people asked for in Salesforce; after a gap the entries themselves say what was asked for. */
const REPLAY_REQUESTS: RequestStream = {
  topic: REPLAY_REQUESTED,
  journey: 'integration-health',
  jobOf: jobOfReplay,
  otherwise: 'it carries no key',
  unreadableTask: UNREADABLE_REPLAY_TASK,
  sweep: sweepReplaysJob,
};

/** Whoever asks for a replay has put something right: what had been read before is forgotten. */
const replayedAnew = ({ failures, org }: World): FailureLedger => ({
  ...failures,
  replay: (id, by, at) => {
    org.forget();
    return failures.replay(id, by, at);
  },
});

export const integrationHealth = (world: World): Part => {
  const { config, database, jobs, outbox, salesforce, pubSub, clock, log } = world;
  const failures = replayedAnew(world);
  const errorLogs = openErrorLogs({ connection: salesforce, log });
  return {
    flow: { name: 'events', tasks: [PUBLISH_TASK, PUBLISH_AGAIN_TASK], runs: PUBLISH_TASK, lagsBy: 'work' },
    tasks: [
      ...publishTasks({ outbox, publish: publishOver(pubSub), failures, jobs, clock, log }),
      reportFailuresTask({
        reports: openFailureReports(database),
        errorLogs,
        log,
      }),
      ...replayRequestTasks({ failures, keys: openErrorLogKeys(salesforce), errorLogs, clock, log }),
      resumeTask(world),
      alertTask({
        alerts: openAlerts(database),
        send: config.alerts === undefined ? undefined : sendAlert(config.alerts, clock.now),
        quietMinutes: config.alertQuietMinutes,
        clock,
        log,
      }),
    ],
    crontab: [
      { task: PUBLISH_TASK, schedule: '*/5 * * * *', backfillSeconds: 0 },
      { task: REPORT_TASK, schedule: '*/10 * * * *', backfillSeconds: HOUR },
      { task: RESUME_TASK, schedule: '*/5 * * * *', backfillSeconds: 0 },
    ],
    routes: [
      ...failureRoutes(failures),
      ...outboxRoutes(outbox.list),
      ...runRoutes({
        start: (batch) => jobs.add(batchJob(TASK_OF[batch])),
        recent: recentInvoiceRuns(database),
      }),
    ],
    begin: async () => {
      await jobs.add({ task: RESUME_TASK, payload: {}, key: RESUME_TASK });
      return beginRequestStream(world, REPLAY_REQUESTS);
    },
  };
};
