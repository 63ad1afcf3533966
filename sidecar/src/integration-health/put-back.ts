import { z } from 'zod';
import type { Clock } from '../shared/clock.ts';
import { minuteInWords } from '../shared/dates.ts';
import { needsAPerson, type Failure } from '../shared/failure.ts';
import { fieldInWords } from '../shared/field-words.ts';
import { PRIORITY } from '../shared/jobs.ts';
import type { Log } from '../shared/log.ts';
import { failedNow } from './failed-now.ts';
import type { FlowLabel } from './flows.ts';
import type { FailureLedger } from './ports.ts';
import { defineTask, type Task } from './task.ts';

/**
 * Mirrored records belong to NetSuite. What somebody other than the integration changed or deleted in Salesforce is put back
 * as NetSuite holds it, and listed with the name of who changed it: the package refuses such changes, but whoever may write
 * the mirror can still make them.
 */
export const PUT_BACK_TASK = 'put-back-changes';
export const PUT_BACK_ONE_TASK = 'put-back-record';

const FLOW = 'Events';
const FLOW_OF: Readonly<Record<string, FlowLabel>> = {
  Invoice__c: 'Invoices',
  InvoiceLine__c: 'Invoices',
  Payment__c: 'Payments',
  PaymentApplication__c: 'Payments',
};

/** A mirrored record that a person wrote last. */
export type ForeignChange = {
  readonly object: string;
  /** The record's external id; it begins with the id of the document or payment in NetSuite. */
  readonly key: string;
  /** The number people know it by. */
  readonly name: string;
  readonly by: string;
  readonly at: Date;
  readonly isDeleted: boolean;
};

export type ForeignChanges = {
  /** Changes since a moment, or all there are, oldest first. */
  readonly since: (moment: Date | undefined) => Promise<readonly ForeignChange[]>;
  /** The moment up to which changes have been put back. */
  readonly seenUntil: () => Promise<Date | undefined>;
  readonly markSeen: (moment: Date) => Promise<void>;
};

/** Writes these documents or payments to Salesforce again, as NetSuite holds them. */
export type PutBack = (netSuiteIds: readonly string[]) => Promise<void>;

export type PutBackNeeds = {
  readonly changes: ForeignChanges;
  /** By object. */
  readonly putBack: Readonly<Record<string, PutBack>>;
  readonly failures: Pick<FailureLedger, 'park'>;
  readonly clock: Clock;
  readonly log: Log;
};

/** Keys of lines and applications begin with the id of what they belong to. */
const netSuiteIdOf = (key: string): string => key.split('-')[0] ?? key;

const asFailure = ({ object, key, name, by, at, isDeleted }: ForeignChange): Failure =>
  needsAPerson({
    code: 'MIRROR_CHANGED',
    message:
      `${by} ${isDeleted ? 'deleted' : 'changed'} ${fieldInWords(object)} ${name} in Salesforce on ${minuteInWords(at)}. ` +
      'What NetSuite holds has been put back.',
    advice:
      'Tell them to change it in NetSuite, and take the right to write mirrored records from them. Then resolve this.',
    owner: 'operations',
    subject: { object, id: key, name },
  });

const report = async ({ failures, clock }: PutBackNeeds, change: ForeignChange): Promise<void> => {
  const failure = asFailure(change);
  const { object, key } = change;
  const work = {
    task: PUT_BACK_ONE_TASK,
    key: `${object}:${key}`,
    priority: PRIORITY.batch,
    payload: { object, key },
  };
  const about = { subject: failure.subject };
  await failures.park(failedNow(clock.now(), { work, flow: FLOW_OF[object] ?? FLOW, failure, about }));
};

const putBackOf = ({ putBack }: PutBackNeeds, object: string): PutBack => {
  const found = putBack[object];
  if (found === undefined) throw new TypeError(`nothing puts ${object} back`);
  return found;
};

/** Puts back what was changed since the last look; answers how many records that were. */
export const putBackChanges = (needs: PutBackNeeds) => async (): Promise<{ readonly putBack: number }> => {
  const changes = await needs.changes.since(await needs.changes.seenUntil());
  for (const [object, ofObject] of Map.groupBy(changes, (change) => change.object)) {
    await putBackOf(needs, object)([...new Set(ofObject.map(({ key }) => netSuiteIdOf(key)))]);
  }
  for (const change of changes) await report(needs, change);
  const last = changes.at(-1);
  if (last !== undefined) await needs.changes.markSeen(last.at);
  const fields = { journey: 'integration-health', step: 'put-back', outcome: 'finished', changes: changes.length };
  needs.log.info(fields, 'looked for changes of mirrored records');
  return { putBack: changes.length };
};

export const putBackTasks = (needs: PutBackNeeds): readonly Task[] => [
  defineTask({ name: PUT_BACK_TASK, flow: FLOW, payload: z.object({}), run: putBackChanges(needs) }),
  defineTask({
    name: PUT_BACK_ONE_TASK,
    flow: FLOW,
    payload: z.strictObject({ object: z.string(), key: z.string() }),
    about: ({ object, key }) => ({ subject: { object, id: key } }),
    run: ({ object, key }) => putBackOf(needs, object)([netSuiteIdOf(key)]),
  }),
];
