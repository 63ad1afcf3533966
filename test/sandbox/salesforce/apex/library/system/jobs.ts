/**
 * The methods of System that put work off and call it off again.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm
 */
import { abortJob, purgeOldJobs } from '../../asynchrony/abort.ts';
import { attachFinalizer, enqueueJob, readOptions } from '../../asynchrony/queueable.ts';
import { pauseSchedule, resumeSchedule, schedule, scheduleBatch } from '../../asynchrony/schedule.ts';
import { nullPointer } from '../../runtime/exceptions.ts';
import type { ApexDate } from '../../values/date.ts';
import type { LibraryClass } from '../define.ts';
import type { PlainObject } from './plain-object.ts';

type Text = string | null;

const enqueueLater = (job: object | null, minutes: number | null): string => {
  if (minutes === null) throw nullPointer();
  return enqueueJob(job, { delayMinutes: minutes });
};

// eslint-disable-next-line max-params -- the parameters of scheduleBatch
const batchLater = (job: object | null, name: Text, minutes: number | null, scope: number | null = 200): string =>
  scheduleBatch(job, { name, minutes, scope });

export const jobMembers: LibraryClass['members'] = {
  'static Id enqueueJob(Object queueable)': (job: object | null) => enqueueJob(job),
  'static Id enqueueJob(Object queueable, Integer delay)': enqueueLater,
  'static Id enqueueJob(Object queueable, System.AsyncOptions options)': (
    job: object | null,
    options: PlainObject | null,
  ) => enqueueJob(job, readOptions(options)),
  'static void attachFinalizer(Object finalizer)': attachFinalizer,
  'static String schedule(String jobName, String cronExpression, Object schedulable)': schedule,
  'static String scheduleBatch(Object batchable, String jobName, Integer minutesFromNow)': batchLater,
  'static String scheduleBatch(Object batchable, String jobName, Integer minutesFromNow, Integer scopeSize)':
    batchLater,
  'static void abortJob(String jobId)': abortJob,
  'static void pauseJobById(String cronTriggerId)': (id: Text) => pauseSchedule({ id }),
  'static void pauseJobByName(String jobName)': (name: Text) => pauseSchedule({ name }),
  'static void resumeJobById(String cronTriggerId)': (id: Text) => resumeSchedule({ id }),
  'static void resumeJobByName(String jobName)': (name: Text) => resumeSchedule({ name }),
  'static Integer purgeOldAsyncJobs(Date before)': (before: ApexDate | null) => purgeOldJobs(before),
  'static Integer purgeOldAsyncJobs(Date before, Integer numberOfJobs)': (
    before: ApexDate | null,
    most: number | null,
  ) => purgeOldJobs(before, most ?? undefined),
};
