/**
 * The AsyncApexJob rows that tell how asynchronous work fares.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_asyncapexjob.htm
 */
import type { Org, Value } from '../../data/types.ts';
import { transaction } from '../runtime/current.ts';
import { ApexException, uncaught } from '../runtime/exceptions.ts';
import { classIdOf } from './code-rows.ts';

const OBJECT = 'AsyncApexJob';

/** What the platform shows of a message. */
const SHOWN_LENGTH = 255;

export type JobType = 'Future' | 'Queueable' | 'BatchApex' | 'ScheduledApex';

export type NewJobRow = {
  readonly type: JobType;
  /** The class of the job: `Outer.Inner`. */
  readonly apexType: string;
  readonly methodName?: string;
  readonly cronTriggerId?: string;
};

/** Writes the row of a job that the running transaction asks for. @returns the job's id */
export const openJobRow = ({ type, apexType, methodName, cronTriggerId }: NewJobRow): string => {
  const { data, user } = transaction();
  return data.org.writeSystemRow(user, {
    object: OBJECT,
    values: {
      JobType: type,
      ApexClassId: classIdOf(data.org, apexType),
      Status: 'Queued',
      MethodName: methodName ?? null,
      CronTriggerId: cronTriggerId ?? null,
      JobItemsProcessed: 0,
      TotalJobItems: 0,
      NumberOfErrors: 0,
    },
  });
};

export const changeJobRow = (org: Org, id: string, values: Readonly<Record<string, Value>>): void => {
  org.changeSystemRow({ object: OBJECT, id, values });
};

const ENDED: ReadonlySet<Value | undefined> = new Set(['Aborted', 'Completed', 'Failed']);

/** The end of a job; one that was aborted meanwhile stays so. */
export const endJobRow = (org: Org, id: string, values: Readonly<Record<string, Value>>): void => {
  if (ENDED.has(org.byId(OBJECT, id)?.Status)) return;
  changeJobRow(org, id, { ...values, CompletedDate: `${org.clock.now().toISOString().slice(0, 19)}.000Z` });
};

export const isAborted = (org: Org, id: string): boolean => org.byId(OBJECT, id)?.Status === 'Aborted';

/** Faults of the sandbox itself, and the end of a run that has to be repeated, are not the job's own failures. */
export const isOfApex = (error: unknown): boolean => uncaught(error) instanceof ApexException;

/** What a row says of a failure. */
export const failureText = (error: unknown): string => {
  const seen = uncaught(error);
  const text = seen instanceof ApexException ? seen['getmessage()']() : String(error);
  return text.slice(0, SHOWN_LENGTH);
};

/**
 * Runs a job's work and keeps its row up to date.
 * @throws what the work threw
 */
export const withJobRow = <T>(org: Org, id: string, work: () => T): T => {
  changeJobRow(org, id, { Status: 'Processing' });
  try {
    const result = work();
    endJobRow(org, id, { Status: 'Completed' });
    return result;
  } catch (error) {
    endJobRow(org, id, { Status: 'Failed', NumberOfErrors: 1, ExtendedStatus: failureText(error) });
    throw error;
  }
};
