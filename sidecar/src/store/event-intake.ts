import { z } from 'zod';
import type { JobRequest } from '../shared/jobs.ts';
import type { Database } from './database.ts';
import { receiveWithin } from './inbox.ts';
import { addWithin } from './jobs.ts';
import { moveWithin, positionOf } from './watermarks.ts';

/**
 * Platform events on their way in: the event is noted, the job it causes is added and the position in the stream moves, all
 * in one transaction. An event that comes twice (as another copy of the same event) causes nothing the second time.
 */
export type EventIntake = {
  /** Where to go on in the topic; undefined before the first event. */
  readonly position: () => Promise<string | undefined>;
  readonly take: (event: { eventUuid: string; replayId: string }, job: JobRequest) => Promise<void>;
  /** Moves the position without an event. */
  readonly moveTo: (replayId: string) => Promise<void>;
};

const stored = z.object({ replayId: z.string() });

export const openEventIntake = (database: Database, topic: string): EventIntake => {
  const reader = `stream:${topic}`;
  return {
    position: async () => (await positionOf(database, reader, stored))?.replayId,
    take: ({ eventUuid, replayId }, job) =>
      database.transaction(async (tx) => {
        if (await receiveWithin(tx, topic, eventUuid)) await addWithin(tx, job);
        await moveWithin(tx, reader, { replayId });
      }),
    moveTo: (replayId) => database.transaction((tx) => moveWithin(tx, reader, { replayId })),
  };
};
