import { z } from 'zod';
import { flowScopeOf } from './flow-scope.ts';
import { webhookRoutes } from '../http/webhook-routes.ts';
import { defineTask } from '../integration-health/index.ts';
import type { PutBack } from '../integration-health/index.ts';
import type { Part } from './part.ts';
import type { Needs } from '../payments/index.ts';
import {
  ANNOUNCE_PAYMENTS_TASK,
  announcePayments,
  paymentKey,
  POLL_PAYMENTS_TASK,
  pollPayments,
  putBackPayments,
  READ_PAYMENT_TASK,
  readPayment,
  receivePush,
} from '../payments/index.ts';
import { accountsByCustomer } from '../salesforce/accounts-by-customer.ts';
import { openPaymentMemory } from '../store/payment-memory.ts';
import { unreadableRecords } from './unreadable-records.ts';
import type { World } from './world.ts';

/** Payments, by signed push and by poll, announced as platform events. */

const FLOW = 'Payments';
const HOUR = 3600;

/** Payments that cannot be read are failures of their own, one for each. */
const unreadableIn = (world: World) =>
  unreadableRecords(world, {
    flow: FLOW,
    task: READ_PAYMENT_TASK,
    keyOf: paymentKey,
    payloadOf: (paymentId) => ({ paymentId }),
  });

type Mirror = { readonly ensureMirrored: (ids: readonly string[]) => Promise<void> };
type Observed = { readonly pushRefused: () => void };

export const payments = (
  world: World,
  { ensureMirrored, pushRefused }: Mirror & Observed,
): Part & { readonly putBack: PutBack } => {
  const { database, netSuite, salesforce, jobs, config, clock, log } = world;
  const needs: Needs = {
    ledger: netSuite.payments,
    memory: openPaymentMemory(database),
    scope: flowScopeOf(world, FLOW),
    ensureMirrored,
    accountsOf: accountsByCustomer(salesforce),
    unreadable: unreadableIn(world),
    jobs,
    overlapMinutes: config.invoiceOverlapMinutes,
    clock,
    log,
  };
  const announce = announcePayments(needs);
  const readOne = readPayment(needs);
  return {
    putBack: putBackPayments(needs),
    flow: {
      name: 'payments',
      tasks: [ANNOUNCE_PAYMENTS_TASK, READ_PAYMENT_TASK, POLL_PAYMENTS_TASK],
      runs: POLL_PAYMENTS_TASK,
      lagsBy: 'work',
    },
    tasks: [
      defineTask({
        name: ANNOUNCE_PAYMENTS_TASK,
        flow: FLOW,
        payload: z.strictObject({ paymentIds: z.array(z.string()) }),
        about: ({ paymentIds }) => ({ subject: { object: 'Payment', id: paymentIds.join(',') } }),
        run: ({ paymentIds }) => announce(paymentIds),
      }),
      defineTask({
        name: READ_PAYMENT_TASK,
        flow: FLOW,
        payload: z.strictObject({ paymentId: z.string() }),
        about: ({ paymentId }) => ({ subject: { object: 'Payment', id: paymentId } }),
        run: ({ paymentId }) => readOne(paymentId),
      }),
      defineTask({ name: POLL_PAYMENTS_TASK, flow: FLOW, payload: z.object({}), run: pollPayments(needs) }),
    ],
    crontab: [{ task: POLL_PAYMENTS_TASK, schedule: config.paymentPollSchedule, backfillSeconds: HOUR }],
    routes: webhookRoutes({ secrets: config.webhookSecrets, receive: receivePush(needs), refused: pushRefused }),
  };
};
