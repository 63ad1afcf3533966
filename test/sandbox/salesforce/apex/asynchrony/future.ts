/**
 * Methods annotated with `@Future`: a call is noted and the body runs later, in a transaction of its own.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_future.htm
 */
import { transaction } from '../runtime/current.ts';
import { apexException } from '../runtime/exceptions.ts';
import { Limits } from '../runtime/limits.ts';
import { copyValue } from './copy-value.ts';
import { openJobRow, withJobRow } from './job-rows.ts';
import { askerOf, putOff } from './put-off.ts';
import type { RunningWork } from './running-work.ts';

export type FutureMethod = {
  /** The class by its name. */
  readonly owner: string;
  /** The name of the method as written. */
  readonly name: string;
  /** The key of the method: `notify(set<id>)`. */
  readonly key: string;
  /** `(Set<Id>)`, for messages. */
  readonly parameters: string;
  /** Annotated with `callout=true`. */
  readonly allowsCallouts: boolean;
};

const labelOf = ({ owner, name, parameters }: FutureMethod): string => `${owner}.${name}${parameters}`;

/** Whether the body runs now, because this call is the one that was put off. */
const isAwaited = (work: RunningWork | undefined, label: string): boolean => {
  if (work?.kind !== 'future' || work.awaited !== label) return false;
  work.awaited = undefined;
  return true;
};

const checkCaller = (work: RunningWork | undefined, label: string): void => {
  if (work?.kind !== 'future' && work?.kind !== 'batch') return;
  throw apexException(
    'System.AsyncException',
    `Future method cannot be called from a future or batch method: ${label}`,
  );
};

/**
 * What the body of a future method begins with.
 * @returns true when the call was put off, false when the body is to run
 * @throws System.AsyncException from another future method or a batch; System.LimitException
 */
export const putOffFuture = (method: FutureMethod, args: readonly unknown[]): boolean => {
  const running = transaction();
  const label = labelOf(method);
  if (isAwaited(running.work, label)) return false;
  checkCaller(running.work, label);
  running.limits.use('futureCalls');
  const jobId = openJobRow({ type: 'Future', apexType: method.owner, methodName: method.name });
  const kept = args.map(copyValue);
  const { program } = running;
  const { fork, caller, org } = askerOf(running);
  putOff({
    id: jobId,
    run: () => {
      const work: RunningWork = { kind: 'future', jobId, awaited: label, allowsCallouts: method.allowsCallouts };
      const start = { caller, quiddity: 'FUTURE', limits: new Limits('asynchronous'), work } as const;
      withJobRow(org, jobId, () =>
        fork(start, () => program.callStatic(method.owner, method.key, ...kept.map(copyValue))),
      );
    },
  });
  return true;
};
