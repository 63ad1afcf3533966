/**
 * The CronTrigger and CronJobDetail rows of scheduled jobs.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_crontrigger.htm
 */
import type { Org, SObjectRecord, Value } from '../../data/types.ts';
import { transaction } from '../runtime/current.ts';

const OBJECT = 'CronTrigger';

/** How CronJobDetail.JobType has jobs of Apex. */
const SCHEDULED_APEX = '7';

const stored = (instant: Date): string => `${instant.toISOString().slice(0, 19)}.000Z`;

export type NewSchedule = {
  readonly name: string;
  readonly expression: string;
  readonly zone: string;
  readonly next: Date;
};

/** Writes the rows of a schedule. @returns the id of the CronTrigger */
export const openScheduleRows = ({ name, expression, zone, next }: NewSchedule): string => {
  const { data, user } = transaction();
  const write = (object: string, values: Readonly<Record<string, Value>>): string =>
    data.org.writeSystemRow(user, { object, values });
  const detail = write('CronJobDetail', { Name: name, JobType: SCHEDULED_APEX });
  return write(OBJECT, {
    CronJobDetailId: detail,
    CronExpression: expression,
    TimeZoneSidKey: zone,
    NextFireTime: stored(next),
    StartTime: stored(transaction().now()),
    State: 'WAITING',
    TimesTriggered: 0,
    OwnerId: user.userId,
  });
};

/** The row of a schedule that still stands. */
export const scheduleRow = (org: Org, id: string): SObjectRecord | undefined => {
  const row = org.byId(OBJECT, id);
  return row?.IsDeleted === true ? undefined : row;
};

/** The row of the schedule of that name. */
export const scheduleNamed = (org: Org, name: string): SObjectRecord | undefined => {
  const details = new Set([...org.rows('CronJobDetail')].filter((row) => row.Name === name).map(({ Id }) => Id));
  return [...org.rows(OBJECT)].find(({ CronJobDetailId }) => details.has(String(CronJobDetailId)));
};

export const countSchedules = (org: Org): number => [...org.rows(OBJECT)].length;

export const changeSchedule = (org: Org, id: string, values: Readonly<Record<string, Value>>): void => {
  org.changeSystemRow({ object: OBJECT, id, values });
};

/** Notes that a schedule fired, and when it does again. */
export const noteFiring = (org: Org, id: string, next: Date): void => {
  const row = scheduleRow(org, id);
  changeSchedule(org, id, {
    PreviousFireTime: stored(org.clock.now()),
    NextFireTime: stored(next),
    TimesTriggered: Number(row?.TimesTriggered ?? 0) + 1,
  });
};

/** Takes a schedule away with its name. */
export const dropSchedule = (org: Org, id: string): void => {
  const detail = scheduleRow(org, id)?.CronJobDetailId;
  org.dropSystemRow({ object: OBJECT, id });
  if (typeof detail === 'string') org.dropSystemRow({ object: 'CronJobDetail', id: detail });
};
