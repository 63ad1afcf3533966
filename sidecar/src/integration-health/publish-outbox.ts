import { z } from 'zod';
import type { Clock } from '../shared/clock.ts';
import type { Failure } from '../shared/failure.ts';
import { batchJob, PRIORITY, type JobRequest, type Jobs } from '../shared/jobs.ts';
import type { Log } from '../shared/log.ts';
import type {
  Drained,
  EventIdentity,
  FailedAttempt,
  FailureLedger,
  Outbox,
  Publish,
  RefusedEvent,
  Work,
} from './ports.ts';
import { failedNow } from './failed-now.ts';
import { eventNameOf, failureOfEvent, failureOfTopic, identityOf } from './refused-event.ts';
import { defineTask, type Task } from './task.ts';

/**
 * Events leave after the commit that decided them, in order per key. What the bus refuses for a while stays and is tried
 * again; what it refuses for good is parked, one failure for an event, or one for a topic that takes nothing, and published
 * again when a person says so.
 */

export const PUBLISH_TASK = 'publish-outbox';
export const PUBLISH_AGAIN_TASK = 'publish-again';
const FLOW = 'Events';
/** The job that publishes; the store adds it with every event. */
export const publishJob: JobRequest = batchJob(PUBLISH_TASK);

export type PublishNeeds = {
  readonly outbox: Outbox;
  readonly publish: Publish;
  readonly failures: FailureLedger;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Log;
};

const work = (key: string, payload: Work['payload']): Work => ({
  task: PUBLISH_AGAIN_TASK,
  key: `${PUBLISH_AGAIN_TASK}:${key}`,
  priority: PRIORITY.news,
  payload,
});
const workOfEvent = ({ topic, sourceKey }: EventIdentity): Work => work(`${topic}:${sourceKey}`, { topic, sourceKey });
const workOfTopic = (topic: string): Work => work(topic, { topic });

const attemptOf = ({ clock }: PublishNeeds, refused: { work: Work; failure: Failure }): FailedAttempt => {
  const { story, subject } = refused.failure;
  return failedNow(clock.now(), { ...refused, flow: FLOW, about: { ...story, subject } });
};

const LOGGED = { journey: 'integration-health', step: PUBLISH_TASK };

const logRefused = ({ log }: PublishNeeds, { event, failure }: RefusedEvent): void => {
  const { topic, sourceKey: key } = identityOf(event);
  const correlationId = failureOfEvent({ event, failure }).story.correlationId;
  const fields = {
    ...LOGGED,
    correlationId,
    event: eventNameOf(topic),
    key,
    code: failure.code,
    cause: failure.message,
  };
  if (failure.kind === 'try-again')
    log.warn({ ...fields, outcome: 'refused' }, 'an event was refused, it is tried again');
  else log.error({ ...fields, outcome: 'set-aside' }, 'an event was refused for good and waits for a person');
};

/** A closed topic is a person's business once; while it is known nothing is added to it. */
const parkTopic = async (needs: PublishNeeds, topic: string, failure: Failure): Promise<void> => {
  const closed = workOfTopic(topic);
  if ((await needs.failures.roundOf(closed.task, closed.key)) !== undefined) return;
  await needs.failures.park(attemptOf(needs, { work: closed, failure: failureOfTopic(topic, failure) }));
};

const showClosed = async (needs: PublishNeeds, { closed, open }: Drained, asked: string | undefined): Promise<void> => {
  for (const topic of open) {
    const { task, key } = workOfTopic(topic);
    if (topic !== asked) await needs.failures.settle(task, key);
  }
  for (const [topic, failure] of closed) {
    const fields = {
      ...LOGGED,
      outcome: 'closed',
      event: eventNameOf(topic),
      code: failure.code,
      cause: failure.message,
    };
    needs.log.error(fields, 'nothing of a topic can be published, its events wait');
    if (failure.kind !== 'try-again' && topic !== asked) await parkTopic(needs, topic, failure);
  }
};

/** @param asked a topic that a person asked for: its failure is the caller's */
const drain = async (needs: PublishNeeds, asked?: string): Promise<Drained> => {
  const { outbox, publish, failures, jobs, log } = needs;
  const drained = await outbox.drain({
    publish,
    setAside: (event, refusal) => {
      const failure = failureOfEvent({ event, failure: refusal });
      return failures.park(attemptOf(needs, { work: workOfEvent(identityOf(event)), failure }));
    },
  });
  for (const refused of drained.refused) logRefused(needs, refused);
  await showClosed(needs, drained, asked);
  const { published, refused, tryAgainAt } = drained;
  if (tryAgainAt !== undefined) await jobs.add({ ...publishJob, runAt: tryAgainAt });
  const counts = { published, refused: refused.length };
  if (published > 0) log.info({ ...LOGGED, ...counts, outcome: 'published' }, 'events published');
  return drained;
};

/** @throws Failure when a topic is closed for a while: the retry plan says when to look again */
export const publishOutbox = (needs: PublishNeeds) => async (): Promise<void> => {
  const { closed } = await drain(needs);
  const passing = [...closed.values()].find(({ kind }) => kind === 'try-again');
  if (passing !== undefined) throw passing;
};

/**
 * Publishes again what a person has put right: an event that was set aside, or a topic that was closed.
 * @throws Failure when it is refused again
 */
export const publishAgain =
  (needs: PublishNeeds) =>
  async ({ topic, sourceKey }: { topic: string; sourceKey?: string | undefined }): Promise<void> => {
    if (sourceKey === undefined) {
      const closed = (await drain(needs, topic)).closed.get(topic);
      if (closed !== undefined) throw failureOfTopic(topic, closed);
      return;
    }
    const refused = await needs.outbox.publishAgain({ topic, sourceKey }, needs.publish);
    if (refused !== undefined) throw failureOfEvent(refused);
  };

export const publishTasks = (needs: PublishNeeds): readonly Task[] => [
  defineTask({ name: PUBLISH_TASK, flow: FLOW, payload: z.object({}), run: publishOutbox(needs), neverParks: true }),
  defineTask({
    name: PUBLISH_AGAIN_TASK,
    flow: FLOW,
    payload: z.strictObject({ topic: z.string(), sourceKey: z.string().optional() }),
    run: publishAgain(needs),
  }),
];
