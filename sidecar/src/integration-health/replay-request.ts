import { z } from 'zod';
import type { Clock } from '../shared/clock.ts';
import { secondsAfter } from '../shared/dates.ts';
import { asFailure } from '../shared/failure.ts';
import type { JobRequest } from '../shared/jobs.ts';
import type { Log } from '../shared/log.ts';
import { errorLogReport, sourceKeyOf } from './error-log-entry.ts';
import type { ErrorLogKeys, ErrorLogs, FailureLedger } from './ports.ts';
import { replayFailure } from './replay-failure.ts';
import { defineTask, type Task } from './task.ts';
import { unreadableRequestTask } from './unreadable-request.ts';

/**
 * `ReplayRequested__e`: people asked for failed work again, from the exception list in Salesforce. What is kept here runs again;
 * entries of handlers in Salesforce are theirs. An entry that cannot run again is told what is true of it.
 */
export const REPLAY_REQUESTED = '/event/ReplayRequested__e';
export const REPLAY_REQUEST_TASK = 'replay-requested';
export const UNREADABLE_REPLAY_TASK = 'unreadable-replay-request';

const requested = z.looseObject({
  ErrorLogIds__c: z.string().nullish(),
  RequestedById__c: z.string().nullish(),
  IsDryRun__c: z.boolean().nullish(),
  PerMinute__c: z.number().nullish(),
  SourceKey__c: z.string().min(1),
});
const payload = z.strictObject({
  /** Absent after a gap in the stream: then everything that Salesforce takes for retried is meant. */
  entryIds: z.array(z.string()).optional(),
  requestedBy: z.string(),
  /** How many begin in a minute; absent for all at once. */
  perMinute: z.number().int().positive().optional(),
});

const PREFIX = sourceKeyOf('');

/** The job that an event asks for; undefined when it cannot be read. A dry run has been answered in Salesforce: no entries. */
export const jobOfReplay = (fields: Readonly<Record<string, unknown>>): JobRequest | undefined => {
  const read = requested.safeParse(fields);
  if (!read.success) return undefined;
  const { ErrorLogIds__c: ids, RequestedById__c: requestedBy, IsDryRun__c: isDryRun, SourceKey__c: key } = read.data;
  const perMinute = Math.floor(read.data.PerMinute__c ?? 0);
  const entryIds = isDryRun === true ? [] : (ids ?? '').split(',').filter((id) => id !== '');
  return {
    task: REPLAY_REQUEST_TASK,
    payload: { entryIds, requestedBy: requestedBy ?? 'event', ...(perMinute > 0 && { perMinute }) },
    key: `${REPLAY_REQUEST_TASK}:${key}`,
  };
};

/** For a gap in the stream: whatever Salesforce waits for. */
export const sweepReplaysJob: JobRequest = {
  task: REPLAY_REQUEST_TASK,
  payload: { requestedBy: 'gap' },
  key: `${REPLAY_REQUEST_TASK}:gap`,
};

type Needs = {
  readonly failures: FailureLedger;
  readonly keys: ErrorLogKeys;
  readonly errorLogs: ErrorLogs;
  readonly clock: Clock;
  readonly log: Log;
};

/** Says in Salesforce how a failure stands that was not run again. */
const tellStanding = async ({ failures, errorLogs }: Needs, id: string): Promise<void> => {
  const record = await failures.find(id);
  const report =
    record === undefined
      ? { entry: { SourceKey__c: sourceKeyOf(id), Status__c: 'Re-opened' }, concerns: {} }
      : errorLogReport(record);
  await errorLogs.upsert([report]);
};

type Wish = { readonly by: string; readonly at?: Date | undefined };

const replayOne = async (needs: Needs, id: string, { by, at }: Wish): Promise<void> => {
  try {
    await replayFailure(needs)(id, by, at);
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.kind !== 'needs-a-person') throw thrown;
    const fields = { journey: 'integration-health', step: 'replay-requested', outcome: failure.code };
    needs.log.warn({ ...fields, failureId: id, by, cause: failure.message }, 'a failure is not replayed');
    await tellStanding(needs, id);
  }
};

const isWaiting = async ({ failures }: Needs, id: string): Promise<boolean> =>
  (await failures.find(id))?.state === 'waiting';

/** When the entry in that place begins. */
const turn = (now: Date, place: number, perMinute: number | undefined): Date | undefined =>
  perMinute === undefined ? undefined : secondsAfter(now, 60 * Math.floor(place / perMinute));

/** Runs the work of the entries again. Work that has been taken up already is not taken up twice. */
export const replayRequested =
  (needs: Needs) =>
  async ({ entryIds, requestedBy, perMinute }: z.infer<typeof payload>): Promise<void> => {
    const now = needs.clock.now();
    const keys = entryIds === undefined ? await needs.keys.retrying() : await needs.keys.of(entryIds);
    const ids = keys.flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []));
    for (const [place, id] of ids.entries()) {
      if (entryIds === undefined && (await isWaiting(needs, id))) continue;
      await replayOne(needs, id, { by: requestedBy, at: turn(now, place, perMinute) });
    }
  };

export const replayRequestTasks = (needs: Needs): readonly Task[] => [
  defineTask({
    name: REPLAY_REQUEST_TASK,
    flow: 'Events',
    payload,
    run: replayRequested(needs),
  }),
  unreadableRequestTask({
    task: UNREADABLE_REPLAY_TASK,
    flow: 'Events',
    request: 'A replay request',
    advice: 'Replay the entries that are still Retrying; compare the event with the package version.',
  }),
];
