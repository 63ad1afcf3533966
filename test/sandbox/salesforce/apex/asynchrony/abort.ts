/**
 * `System.abortJob` and `System.purgeOldAsyncJobs`: jobs that are not wanted any more, and rows of those that are over.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm
 */
import { normalizedId } from '../../data/record-id.ts';
import { transaction } from '../runtime/current.ts';
import { apexException, nullPointer } from '../runtime/exceptions.ts';
import type { ApexDate } from '../values/date.ts';
import { endJobRow, isAborted } from './job-rows.ts';
import { abortSchedule } from './schedule.ts';

const JOBS = 'AsyncApexJob';

/** The schedule behind the row of a scheduled job, or the job itself. */
const targetOf = (id: string): string => {
  const cronTriggerId = transaction().data.org.byId(JOBS, id)?.CronTriggerId;
  return typeof cronTriggerId === 'string' ? cronTriggerId : id;
};

/**
 * Stops a job by its own id or by that of its schedule; a batch that runs ends after the present list.
 * @throws System.StringException when it is the id of neither
 */
export const abortJob = (text: string | null): void => {
  if (text === null) throw nullPointer();
  const id = targetOf(normalizedId(text) ?? text);
  if (abortSchedule(id)) return;
  const { data, jobs } = transaction();
  if (data.org.byId(JOBS, id) === undefined || isAborted(data.org, id)) {
    throw apexException('System.StringException', 'Job does not exist or is already aborted.');
  }
  jobs.abort(id);
  endJobRow(data.org, id, { Status: 'Aborted' });
};

/** Drops rows of jobs that ended before a day. @returns how many */
export const purgeOldJobs = (before: ApexDate | null, most = Number.POSITIVE_INFINITY): number => {
  if (before === null) throw nullPointer();
  const { org } = transaction().data;
  const day = before.toText();
  const old = [...org.rows(JOBS)].filter(
    ({ CompletedDate }) => typeof CompletedDate === 'string' && CompletedDate.slice(0, 10) < day,
  );
  const dropped = old.slice(0, Math.min(most, old.length));
  for (const { Id } of dropped) org.dropSystemRow({ object: JOBS, id: Id });
  return dropped.length;
};
