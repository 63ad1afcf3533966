/**
 * Scheduled Apex: a class runs whenever its cron expression says so; a batch, once after some minutes.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_scheduler.htm
 */
import { DateTime } from 'luxon';
import { transaction } from '../runtime/current.ts';
import { apexException, nullPointer } from '../runtime/exceptions.ts';
import { Limits } from '../runtime/limits.ts';
import { callMethod, hasMethod } from '../values/object.ts';
import { luxonZone } from '../values/user-zone.ts';
import { userZone } from '../values/text.ts';
import { checkBatch, executeBatch } from './batch.ts';
import { SchedulableContext } from './contexts.ts';
import { copyObjectOf } from './copy-value.ts';
import { CronMistake, parseCron, type CronExpression } from './cron-expression.ts';
import { endJobRow, openJobRow } from './job-rows.ts';
import { askerOf, putOff, typeNameOfJob, type Asker } from './put-off.ts';
import type { RunningWork } from './running-work.ts';
import {
  changeSchedule,
  countSchedules,
  dropSchedule,
  noteFiring,
  openScheduleRows,
  scheduleNamed,
  scheduleRow,
} from './schedule-rows.ts';

const EXECUTE = 'execute(schedulablecontext)';

const MOST = 100;

const asyncException = (message: string) => apexException('System.AsyncException', message);

type Schedule = {
  /** The id of the CronTrigger. */
  readonly id: string;
  /** The id of the AsyncApexJob. */
  readonly jobId: string;
  readonly cron: CronExpression;
  readonly zone: string;
  readonly asker: Asker;
  /** What a firing does, in a transaction of its own. */
  readonly fire: () => void;
};

/** Schedules that are paused, by the id of their CronTrigger; what they are is in no row. */
const paused = new WeakMap<object, Map<string, Schedule>>();

const pausedIn = ({ org }: Asker): Map<string, Schedule> => {
  const known = paused.get(org) ?? new Map<string, Schedule>();
  paused.set(org, known);
  return known;
};

const readCron = (expression: string): CronExpression => {
  try {
    return parseCron(expression);
  } catch (error) {
    if (error instanceof CronMistake) throw apexException('System.StringException', error.message);
    throw error;
  }
};

const checkName = (name: string): void => {
  const { org } = transaction().data;
  if (scheduleNamed(org, name) !== undefined) {
    throw asyncException(`The Apex job named "${name}" is already scheduled for execution.`);
  }
  if (countSchedules(org) >= MOST) {
    throw asyncException(`You have exceeded the maximum number (${MOST}) of Apex scheduled jobs.`);
  }
};

const end = ({ asker, id, jobId }: Schedule): void => {
  dropSchedule(asker.org, id);
  endJobRow(asker.org, jobId, { Status: 'Completed' });
};

/** In an org, the next firing waits as soon as this one begins: one that fails does not end the schedule. */
const waitForNext = (schedule: Schedule): void => {
  const { asker, id, cron, zone } = schedule;
  const next = cron.next(asker.org.clock.now(), zone);
  if (next === undefined) return;
  noteFiring(asker.org, id, next);
  asker.jobs.add({ id, due: next, isScheduled: true, run: () => run(schedule) });
};

const run = (schedule: Schedule): void => {
  const { asker, id, fire } = schedule;
  if (scheduleRow(asker.org, id) === undefined) return;
  if (!asker.isTest) waitForNext(schedule);
  const work: RunningWork = { kind: 'scheduled', jobId: id };
  const start = { caller: asker.caller, quiddity: 'SCHEDULED', limits: new Limits('synchronous'), work } as const;
  try {
    asker.fork(start, fire);
  } finally {
    const isOver = !asker.isTest && !asker.jobs.waiting().some((job) => job.id === id);
    if (isOver) end(schedule);
  }
};

type Plan = {
  readonly name: string;
  readonly expression: string;
  readonly apexType: string;
  readonly fire: (triggerId: string) => void;
};

const openSchedule = ({ name, expression, apexType, fire }: Plan): string => {
  const running = transaction();
  const zone = userZone();
  const cron = readCron(expression);
  checkName(name);
  const next = cron.next(running.now(), zone);
  if (next === undefined) {
    throw asyncException(`Based on configured schedule, the given trigger '${name}' will never fire.`);
  }
  const id = openScheduleRows({ name, expression, zone, next });
  const jobId = openJobRow({ type: 'ScheduledApex', apexType, cronTriggerId: id });
  const schedule: Schedule = { id, jobId, cron, zone, asker: askerOf(running), fire: () => fire(id) };
  putOff({ id, due: next, isScheduled: true, run: () => run(schedule) });
  pausedIn(schedule.asker).set(id, schedule);
  return id;
};

/**
 * `System.schedule`: the object as it is now runs at every firing.
 * @returns the id of the CronTrigger
 * @throws System.StringException for a wrong expression, System.AsyncException for a name in use and a time that is past
 */
export const schedule = (name: string | null, expression: string | null, candidate: object | null): string => {
  if (name === null || expression === null || candidate === null) throw nullPointer();
  if (!hasMethod(candidate, EXECUTE)) throw asyncException('The class must implement the Schedulable interface');
  const job = copyObjectOf(candidate);
  const fire = (id: string): void => void callMethod(copyObjectOf(job), EXECUTE, new SchedulableContext(id));
  return openSchedule({ name, expression, apexType: typeNameOfJob(job), fire });
};

/** The expression of a single instant, in the user's zone. */
const onceAt = (instant: Date): string =>
  DateTime.fromJSDate(instant, { zone: luxonZone(userZone()) }).toFormat("s m H d M '?' yyyy");

export type BatchPlan = {
  readonly name: string | null;
  readonly minutes: number | null;
  readonly scope: number | null;
};

/** `System.scheduleBatch`: the batch is submitted once, after so many minutes. */
export const scheduleBatch = (candidate: object | null, { name, minutes, scope }: BatchPlan): string => {
  if (name === null || minutes === null) throw nullPointer();
  if (minutes < 1) throw asyncException('Minutes from now must be greater than zero');
  const job = copyObjectOf(checkBatch(candidate, scope));
  const due = new Date(transaction().now().getTime() + minutes * 60_000);
  const fire = (): void => void executeBatch(job, scope);
  return openSchedule({ name, expression: onceAt(due), apexType: typeNameOfJob(job), fire });
};

/** Ends a schedule. @returns false when there is none of that id */
export const abortSchedule = (id: string): boolean => {
  const { data, jobs } = transaction();
  const { org } = data;
  if (scheduleRow(org, id) === undefined) return false;
  jobs.abort(id);
  const [job] = [...org.rows('AsyncApexJob')].filter((row) => row.CronTriggerId === id);
  dropSchedule(org, id);
  if (job !== undefined) endJobRow(org, job.Id, { Status: 'Aborted' });
  return true;
};

const idOf = (by: { id: string | null } | { name: string | null }): string => {
  const { org } = transaction().data;
  const value = 'id' in by ? by.id : by.name;
  if (value === null) throw nullPointer();
  const row = 'id' in by ? scheduleRow(org, value) : scheduleNamed(org, value);
  if (row === undefined) throw asyncException(`No scheduled job found: ${value}`);
  return row.Id;
};

/** `System.pauseJobById` and its kin. */
export const pauseSchedule = (by: { id: string | null } | { name: string | null }): void => {
  const id = idOf(by);
  transaction().jobs.abort(id);
  changeSchedule(transaction().data.org, id, { State: 'PAUSED' });
};

/** A job that is resumed runs once at once, then by its schedule. */
export const resumeSchedule = (by: { id: string | null } | { name: string | null }): void => {
  const id = idOf(by);
  const running = transaction();
  const schedule = pausedIn(askerOf(running)).get(id);
  if (schedule === undefined || scheduleRow(running.data.org, id)?.State !== 'PAUSED') return;
  changeSchedule(running.data.org, id, { State: 'WAITING' });
  putOff({ id, isScheduled: true, run: () => run(schedule) });
};
