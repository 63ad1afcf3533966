/**
 * Tasks and events: whose account they are about, when they are done, how long they take.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_event.htm
 */
import { rowBehind, type ObjectRules, type Pending } from '../../data/context.ts';
import { refusals } from '../../data/save-failure.ts';
import type { Value } from '../../data/types.ts';
import { ruleRefusals } from './messages.ts';
import { meaningOf } from './status.ts';

/** The row a look-up to several objects points to, and of which object it is. */
const behind = ({ data }: Pending, id: Value | undefined) => {
  const object = typeof id === 'string' ? data.schema.findByKeyPrefix(id.slice(0, 3)) : undefined;
  const row = object === undefined ? undefined : rowBehind(data, object.name, id);
  return row === undefined ? undefined : { name: object?.name, row };
};

const accountBehind = (pending: Pending, id: Value | undefined): Value | undefined => {
  const found = behind(pending, id);
  return found?.name === 'Account' ? found.row.Id : found?.row.AccountId;
};

/** Of the record it is about, or of the person. */
const accountOf = (pending: Pending): Value =>
  accountBehind(pending, pending.values.WhatId) ?? accountBehind(pending, pending.values.WhoId) ?? null;

const LEAD = '00Q';

/** The person may be a lead only when nothing else is meant. */
const checkAbout = ({ values, sent }: Pending): void => {
  const isOfLead = typeof values.WhoId === 'string' && values.WhoId.startsWith(LEAD);
  const changes = sent.has('WhoId') || sent.has('WhatId');
  if (isOfLead && changes && typeof values.WhatId === 'string') throw ruleRefusals.leadAboutRecord();
};

export const taskRules: ObjectRules = {
  beforeSave(pending) {
    const { values, before, now } = pending;
    checkAbout(pending);
    values.IsClosed = meaningOf(pending, 'Status', values.Status).isClosed === true;
    values.IsHighPriority = meaningOf(pending, 'Priority', values.Priority).isHighPriority === true;
    values.TaskSubtype ??= 'Task';
    values.CompletedDateTime = values.IsClosed ? (before?.CompletedDateTime ?? now) : null;
    values.AccountId = accountOf(pending);
  },
};

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;

const millisecondsOf = (value: Value | undefined): number | undefined =>
  typeof value === 'string' ? Date.parse(value) : undefined;

const instantOf = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** What was sent last counts: the duration, or else the end. */
const settleEnd = ({ values, sent }: Pending, start: number): void => {
  const end = millisecondsOf(values.EndDateTime);
  const isByEnd = end !== undefined && (sent.has('EndDateTime') || values.DurationInMinutes === null);
  if (isByEnd) values.DurationInMinutes = Math.round((end - start) / MINUTE);
  if (typeof values.DurationInMinutes === 'number')
    values.EndDateTime = instantOf(start + values.DurationInMinutes * MINUTE);
};

const settleAllDay = ({ values }: Pending): void => {
  const day =
    values.ActivityDate ?? (typeof values.StartDateTime === 'string' ? values.StartDateTime.slice(0, 10) : null);
  values.ActivityDate = day;
  values.ActivityDateTime = null;
  if (typeof day === 'string') values.StartDateTime = `${day}T00:00:00.000Z`;
  values.DurationInMinutes ??= DAY_MINUTES;
};

const settleTimes = (pending: Pending): void => {
  const { values, sent } = pending;
  const asked = sent.has('StartDateTime') ? values.StartDateTime : (values.ActivityDateTime ?? values.StartDateTime);
  const start = millisecondsOf(asked);
  if (start === undefined) throw refusals.missing(['DurationInMinutes', 'ActivityDateTime']);
  values.StartDateTime = instantOf(start);
  values.ActivityDateTime = values.StartDateTime;
  values.ActivityDate = values.StartDateTime.slice(0, 10);
  settleEnd(pending, start);
  if (values.DurationInMinutes === null) throw refusals.missing(['DurationInMinutes']);
};

export const eventRules: ObjectRules = {
  beforeSave(pending) {
    const { values } = pending;
    checkAbout(pending);
    values.EventSubtype ??= 'Event';
    values.AccountId = accountOf(pending);
    if (values.IsAllDayEvent === true) settleAllDay(pending);
    else settleTimes(pending);
    values.EndDate =
      typeof values.EndDateTime === 'string' ? values.EndDateTime.slice(0, 10) : (values.ActivityDate ?? null);
  },
};
