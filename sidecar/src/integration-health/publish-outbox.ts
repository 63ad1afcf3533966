import { z } from 'zod';
import type { Jobs } from '../shared/jobs.ts';
import type { Log } from '../shared/log.ts';
import type { Outbox, Publish } from './ports.ts';
import { defineTask, type Task } from './task.ts';

/** Events leave after the commit that decided them, in order per key; what the bus refuses stays and is tried again. */

export const PUBLISH_TASK = 'publish-outbox';
/** The job that publishes; the store adds it with every event. */
export const publishJob = {
  task: PUBLISH_TASK,
  payload: {},
  key: PUBLISH_TASK,
  queue: PUBLISH_TASK,
  priority: 0,
} as const;

export type PublishNeeds = {
  readonly outbox: Outbox;
  readonly publish: Publish;
  readonly jobs: Jobs;
  readonly log: Log;
};

export const publishOutbox =
  ({ outbox, publish, jobs, log }: PublishNeeds) =>
  async (): Promise<void> => {
    const { published, refused, tryAgainAt } = await outbox.drain(publish);
    if (tryAgainAt !== undefined) await jobs.add({ ...publishJob, runAt: tryAgainAt });
    const fields = { journey: 'integration-health', step: 'publish-outbox', published, refused };
    if (refused > 0) log.error({ ...fields, outcome: 'refused' }, 'the event bus refused events, they stay');
    else if (published > 0) log.info({ ...fields, outcome: 'published' }, 'events published');
  };

export const publishOutboxTask = (needs: PublishNeeds): Task =>
  defineTask({
    name: PUBLISH_TASK,
    flow: 'IntegrationHealth',
    payload: z.object({}),
    run: publishOutbox(needs),
    neverParks: true,
  });
