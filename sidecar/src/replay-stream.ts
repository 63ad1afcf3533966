import { jobOfReplay, REPLAY_REQUESTED, sweepReplaysJob, UNREADABLE_REPLAY_TASK } from './integration-health/index.ts';
import { subscribe } from './salesforce/index.ts';
import { openEventIntake } from './store/event-intake.ts';
import type { World } from './world.ts';

/** The stream of replay requests, taken up where it was left; after a gap the entries themselves say what was asked for. */

/** @returns how to end it */
export const beginReplayStream = async ({ database, pubSub, jobs, log }: World): Promise<() => Promise<void>> => {
  const intake = openEventIntake(database, REPLAY_REQUESTED);
  const unreadable = (event: { eventUuid: string; replayId: string }, cause: string) =>
    intake.take(event, {
      task: UNREADABLE_REPLAY_TASK,
      payload: { eventUuid: event.eventUuid, cause },
      key: `unreadable:${event.eventUuid}`,
    });
  const position = await intake.position();

  const subscription = subscribe(pubSub, {
    topic: REPLAY_REQUESTED,
    replayFrom: position === undefined ? { preset: 'EARLIEST' } : { replayId: position },
    onEvent: (event) => {
      const job = jobOfReplay(event.fields);
      return job === undefined ? unreadable(event, 'it carries no key') : intake.take(event, job);
    },
    onUnreadable: (event) => unreadable(event, event.failure.message),
    onReplayId: (replayId) => intake.moveTo(replayId),
    onGap: async ({ cause }) => {
      const fields = { journey: 'integration-health', step: 'subscribe', outcome: 'REPLAY_EXPIRED', cause };
      log.warn(fields, 'the stream of replay requests has a gap; entries that wait for a replay are looked up');
      await jobs.add(sweepReplaysJob);
    },
  });
  return () => subscription.close();
};
