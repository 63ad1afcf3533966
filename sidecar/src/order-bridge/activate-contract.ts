import { correlationIdOf } from '../shared/correlation.ts';
import type { Failure, Finding } from '../shared/failure.ts';
import { asFailure } from '../shared/failure.ts';
import { PRIORITY } from '../shared/jobs.ts';
import type { Booked } from './book-sales-order.ts';
import { bookSalesOrder } from './book-sales-order.ts';
import { isActivatable } from './bridge-status.ts';
import type { Needs } from './ports.ts';
import type { BridgeOrder } from './sales-order.ts';

/**
 * Activation while a person waits, and activation as a job. The person gets the number within the budget or the honest
 * "accepted", which a long order gets at once; whatever could not be finished goes on as a job under the same key. The job is where an order is parked.
 */
export const ACTIVATION_TASK = 'activate-contract';

export type Activation =
  | { readonly outcome: 'booked'; readonly booked: Booked }
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'on-hold'; readonly findings: readonly Finding[] }
  | { readonly outcome: 'refused'; readonly findings: readonly [Finding, ...Finding[]] };

export type ScreenRequest = { readonly contractId: string; readonly requestedBy: string };
type Waiting = {
  /** How long the person waits, in seconds. */
  readonly budgetSeconds: number;
  readonly wait: (seconds: number) => Promise<void>;
  /** Whether people have paused activations; what is asked for meanwhile is kept. */
  readonly isPaused: () => Promise<boolean>;
};

/** @throws Failure when the request itself is wrong: NOT_FOUND, WRONG_STATUS, KEY_REUSED */
export const activateContract =
  (needs: Needs & Waiting) =>
  async (request: ScreenRequest): Promise<Activation> => {
    if (await isHeldBack(needs, request)) return { outcome: 'accepted' };
    const long = Promise.withResolvers<undefined>();
    let correlationId = correlationIdOf(request.contractId);
    const orders = noticing(needs.orders, (order) => {
      correlationId = order.correlationId ?? correlationId;
      if (isLong(order)) long.resolve(undefined);
    });
    const booking = bookSalesOrder({ ...needs, orders })(request.contractId, request.requestedBy);
    const attempt = booking.then(
      (booked): Activation => ({ outcome: 'booked', booked }),
      (error: unknown) => afterFailure(needs, request, asFailure(error)),
    );
    const overBudget = needs.wait(needs.budgetSeconds).then(() => OVER_BUDGET);
    const first = await Promise.race([attempt, overBudget, long.promise]);
    if (first === OVER_BUDGET) logSlow(needs, request, correlationId);
    else if (first !== undefined) return first;
    await finishAsJob(needs, request);
    booking.catch((error: unknown) => logLate(needs, asFailure(error), correlationId));
    attempt.catch(() => undefined);
    return { outcome: 'accepted' };
  };

/** While activations are paused, one that could begin is kept as a job, which runs when they are resumed. */
const isHeldBack = async (needs: Needs & Waiting, request: ScreenRequest): Promise<boolean> => {
  if (!(await needs.isPaused()) || !isActivatable(await needs.orders.ofContract(request.contractId))) return false;
  await finishAsJob(needs, request);
  return true;
};

/** So many lines are booked within the budget; nobody waits for more. */
const LINES_WAITED_FOR = 200;

const isLong = (order: BridgeOrder): boolean => isActivatable(order) && order.lines.length > LINES_WAITED_FOR;

const noticing = (orders: Needs['orders'], notice: (order: BridgeOrder) => void): Needs['orders'] => ({
  ...orders,
  ofContract: async (contractId) => {
    const order = await orders.ofContract(contractId);
    notice(order);
    return order;
  },
});

const afterFailure = async (needs: Needs, request: ScreenRequest, failure: Failure): Promise<Activation> => {
  if (CALLERS_FAULT.includes(failure.code)) throw failure;
  const [first, ...rest] = failure.findings;
  if (first !== undefined && failure.findings.every(({ severity }) => severity === 'block')) {
    return { outcome: 'refused', findings: [first, ...rest] };
  }
  await finishAsJob(needs, request);
  return failure.kind === 'needs-a-person'
    ? { outcome: 'on-hold', findings: findingsOf(failure, request.contractId) }
    : { outcome: 'accepted' };
};

/** The request is answered with the failure itself: a job would meet the same. */
const CALLERS_FAULT: readonly string[] = ['NOT_FOUND', 'WRONG_STATUS', 'KEY_REUSED'];

const findingsOf = (failure: Failure, contractId: string): readonly Finding[] =>
  failure.findings.length > 0
    ? failure.findings
    : [
        {
          code: failure.code,
          severity: 'pause',
          subject: failure.subject ?? { object: 'Contract', id: contractId },
          cause: failure.message,
          fix: failure.advice,
          owner: failure.owner,
          waitsFor: [],
        },
      ];

const finishAsJob = (needs: Needs, { contractId, requestedBy }: ScreenRequest): Promise<void> =>
  needs.jobs.add({ ...activationJob(contractId, requestedBy), priority: PRIORITY.people });

/** The job that activates a contract; one per contract, however often it is asked for. */
export const activationJob = (contractId: string, requestedBy: string) => ({
  task: ACTIVATION_TASK,
  payload: { contractId, requestedBy },
  key: `${ACTIVATION_TASK}:${contractId}`,
});

const OVER_BUDGET = 'over budget' as const;

/** Whoever was slow, the person has an answer; the log knows that it took longer than anybody waits. */
const logSlow = (needs: Needs & Waiting, { contractId }: ScreenRequest, correlationId: string): void => {
  const step = { journey: 'order-bridge', step: 'activate-contract', outcome: 'NETSUITE_SLOW' };
  const fields = { ...step, correlationId, contractId };
  needs.log.warn({ ...fields, budgetSeconds: needs.budgetSeconds }, 'an activation took longer than its budget');
};

const logLate = (needs: Needs, failure: Failure, correlationId: string): void =>
  needs.log.warn(
    { correlationId, journey: 'order-bridge', step: 'activate-contract', outcome: failure.code },
    'an activation failed after its caller was answered; the job goes on with it',
  );

/**
 * The same activation without a person waiting. What the order waits for is shown on it before the failure goes on: On Hold
 * when a person must act, Accepted when time will do.
 */
export const activateContractJob =
  (needs: Needs) =>
  async (request: ScreenRequest): Promise<void> => {
    try {
      await bookSalesOrder(needs)(request.contractId, request.requestedBy);
    } catch (error) {
      const failure = asFailure(error);
      await show(needs, request.contractId, failure);
      throw failure;
    }
  };

/** Another attempt has it: that one shows what becomes of it. */
const SHOWN_BY_ANOTHER = 'RECORD_LOCKED';

const show = async (needs: Needs, contractId: string, failure: Failure): Promise<void> => {
  if (CALLERS_FAULT.includes(failure.code) || failure.code === SHOWN_BY_ANOTHER) return;
  if (failure.kind === 'needs-a-person') await showHold(needs, contractId, failure);
  // Salesforce may be what is away; the order then shows it when it is back.
  else await showAccepted(needs, contractId).catch(() => undefined);
};

const showHold = async (needs: Needs, contractId: string, failure: Failure): Promise<void> => {
  const order = await needs.orders.ofContract(contractId);
  // Writing the same again would look like a change of the order, and wake the work that waits for one.
  if (order.bridgeStatus === 'On Hold' && order.holdCause === failure.message) return;
  const correlationId = order.correlationId ?? correlationIdOf(contractId);
  await needs.orders.recordHold({ orderId: order.id, correlationId, cause: failure.message, fix: failure.advice });
};

const showAccepted = async (needs: Needs, contractId: string): Promise<void> => {
  const order = await needs.orders.ofContract(contractId);
  if (!NOT_YET_ACCEPTED.includes(order.bridgeStatus)) return;
  await needs.orders.recordAccepted({
    orderId: order.id,
    correlationId: order.correlationId ?? correlationIdOf(contractId),
  });
};

const NOT_YET_ACCEPTED: readonly string[] = ['Ready', 'Requested', 'On Hold'];
