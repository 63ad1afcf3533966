/** When a scheduled path is due: so many minutes, hours, days, weeks or months before or after the save or a date of the record. */
import { DateTime, type DurationLikeObject } from 'luxon';
import { SourceInvalid } from '../../schema/source-error.ts';
import type { Row } from '../../formula/values.ts';
import type { FlowScheduledPath } from '../definition/flow-start.ts';
import type { FlowPlan } from '../engine/flow-plan.ts';

const UNITS: Readonly<Record<NonNullable<FlowScheduledPath['offsetUnit']>, keyof DurationLikeObject>> = {
  Minutes: 'minutes',
  Hours: 'hours',
  Days: 'days',
  Weeks: 'weeks',
  Months: 'months',
};

type Now = { readonly row: Row; readonly now: Date };

/** A date counts from its midnight, as Greenwich has it. */
const originOf = (path: FlowScheduledPath, plan: FlowPlan, { row, now }: Now): DateTime | undefined => {
  if (path.recordField === undefined) return DateTime.fromJSDate(now, { zone: 'utc' });
  const { object = '' } = plan.definition.start ?? {};
  const field = plan.schema.find(object)?.fields.get(path.recordField.toLowerCase());
  if (field === undefined)
    throw new SourceInvalid(plan.definition.file, `scheduledPaths: no field ${path.recordField}`);
  const value = row[field.name];
  return typeof value === 'string' ? DateTime.fromISO(value, { zone: 'utc' }) : undefined;
};

/** @returns milliseconds since 1970; undefined for a record whose date is empty or whose time has passed */
export const dueOf = (path: FlowScheduledPath, plan: FlowPlan, at: Now): number | undefined => {
  if (path.pathType === 'AsyncAfterCommit') return at.now.getTime();
  const origin = originOf(path, plan, at);
  const due = origin?.plus({ [UNITS[path.offsetUnit ?? 'Minutes']]: path.offsetNumber ?? 0 }).toMillis();
  return due === undefined || due < at.now.getTime() ? undefined : due;
};
