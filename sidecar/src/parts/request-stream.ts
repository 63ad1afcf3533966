import { unreadableRequestJob } from '../integration-health/index.ts';
import { subscribe, type ReceivedEvent } from '../salesforce/index.ts';
import type { JobRequest } from '../shared/jobs.ts';
import { openEventIntake } from '../store/event-intake.ts';
import type { World } from './world.ts';

/**
 * Requests that come as platform events: each becomes a job, the stream is taken up where it was left, and what was asked for
 * during a gap is swept from the records themselves.
 */
export type RequestStream = {
  /** Such as `/event/ReplayRequested__e`. */
  readonly topic: string;
  /** For the log. */
  readonly journey: string;
  /** The job that an event asks for; undefined when it asks for none. */
  readonly jobOf: (fields: ReceivedEvent['fields']) => JobRequest | undefined;
  /** Why an event asks for no job, in words. */
  readonly otherwise: string;
  /** The task that parks events that cannot be read. */
  readonly unreadableTask: string;
  /** Finds what was asked for during a gap. */
  readonly sweep: JobRequest;
};

/** @returns how to end it */
export const beginRequestStream = async (
  { database, pubSub, jobs, log }: World,
  { topic, journey, jobOf, otherwise, unreadableTask, sweep }: RequestStream,
): Promise<() => Promise<void>> => {
  const intake = openEventIntake(database, topic);
  const position = await intake.position();
  const unreadable = (event: { eventUuid: string; replayId: string }, cause: string): Promise<void> =>
    intake.take(event, unreadableRequestJob(unreadableTask, { eventUuid: event.eventUuid, cause }));

  const subscription = subscribe(pubSub, {
    topic,
    replayFrom: position === undefined ? { preset: 'EARLIEST' } : { replayId: position },
    onEvent: (event) => {
      const job = jobOf(event.fields);
      return job === undefined ? unreadable(event, otherwise) : intake.take(event, job);
    },
    onUnreadable: (event) => unreadable(event, event.failure.message),
    onReplayId: (replayId) => intake.moveTo(replayId),
    onGap: async ({ cause }) => {
      const fields = { journey, step: 'subscribe', outcome: 'REPLAY_EXPIRED', topic, cause };
      log.warn(fields, 'the stream of requests has a gap, what was asked for meanwhile is swept');
      await jobs.add(sweep);
    },
  });
  return () => subscription.close();
};
