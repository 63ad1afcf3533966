/**
 * BatchApexErrorEvent: what a batch publishes when one of its steps fails, if it says that it raises events.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_batch_platformevents.htm
 */
import { randomUUID } from 'node:crypto';
import { ApexException, uncaught } from '../../runtime/exceptions.ts';
import { SObjectValue } from '../../values/sobject.ts';
import type { Asker } from '../put-off.ts';
import { publishInTest } from './test-broker.ts';

const OBJECT = 'BatchApexErrorEvent';
const LONGEST_SCOPE = 40_000;

export type BatchError = {
  readonly jobId: string;
  readonly phase: 'start' | 'execute' | 'finish';
  /** What the step was handed. */
  readonly scope: readonly unknown[];
  readonly requestId: string;
  readonly error: unknown;
};

const idOf = (item: unknown): string => (item instanceof SObjectValue ? (item.id ?? '') : String(item));

const factsOf = (error: unknown) => {
  const seen = uncaught(error);
  return seen instanceof ApexException
    ? {
        ExceptionType: seen['gettypename()'](),
        Message: seen['getmessage()'](),
        StackTrace: seen['getstacktracestring()'](),
      }
    : { ExceptionType: null, Message: String(error), StackTrace: null };
};

/** Publishes the event, whatever became of the transaction that failed. */
export const publishBatchError = ({ org, caller, isTest }: Asker, failure: BatchError): void => {
  const scope = failure.scope.map(idOf).join();
  const fields = {
    AsyncApexJobId: failure.jobId,
    Phase: failure.phase.toUpperCase(),
    JobScope: scope.slice(0, LONGEST_SCOPE),
    DoesExceedJobScopeMaxLength: scope.length > LONGEST_SCOPE,
    RequestId: failure.requestId,
    ...factsOf(failure.error),
  };
  const eventUuid = randomUUID();
  if (!isTest) org.publish({ object: OBJECT, fields, createdById: caller.userId, eventUuid });
  else {
    const created = { CreatedDate: org.clock.now().toISOString(), CreatedById: caller.userId };
    publishInTest({ object: OBJECT, eventUuid, fields: { ...fields, ...created } }, false);
  }
};
