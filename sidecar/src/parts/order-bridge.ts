import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Account } from '../customers/index.ts';
import { addCustomerCurrency, checkCustomer, findOrCreateCustomer } from '../customers/index.ts';
import { activationRoutes } from '../http/activation-routes.ts';
import { defineTask, unreadableRequestTask } from '../integration-health/index.ts';
import type { Task } from '../integration-health/index.ts';
import type { BridgeOrder, Needs } from '../order-bridge/index.ts';
import {
  ACTIVATION_REQUESTED,
  ACTIVATION_TASK,
  activateContract,
  activateContractJob,
  GONE_ORDER_TASK,
  holdGoneOrder,
  jobOfRequest,
  SWEEP_DELETED_TASK,
  sweepDeletedOrders,
  SWEEP_REQUESTS_TASK,
  sweepRequests,
} from '../order-bridge/index.ts';
import type { Part } from './part.ts';
import { resolveItems } from '../products/index.ts';
import { beginRequestStream, type RequestStream } from './request-stream.ts';
import { accountRecord, openAccounts } from '../salesforce/account-records.ts';
import { openOrders } from '../salesforce/order-records.ts';
import { openProducts } from '../salesforce/product-records.ts';
import { openActivations } from '../store/activations.ts';
import { openBookedOrders } from '../store/booked-orders.ts';
import type { World } from './world.ts';

/** Contract activation with its customers and items: the route a person waits on, the job, and the stream of requests. */

const FLOW = 'Contract Activation';
const UNREADABLE_TASK = 'unreadable-activation-request';
/** Characters of a customer's name in NetSuite; reported for company names, not documented for REST. */
const CUSTOMER_NAME_LIMIT = 83;
const HOUR = 3600;

const customersOf = (world: World) => {
  const { salesforce, netSuite, org, config, log } = world;
  const needs = {
    accounts: openAccounts({ connection: salesforce, mapping: org.mapping, schema: org.schema }),
    ledger: netSuite.customers,
    mapping: org.mapping,
    lookups: org.lookups,
    matchKeys: config.customerMatchKeys,
    nameLimit: CUSTOMER_NAME_LIMIT,
    log,
  };
  const toAccount = ({ source }: BridgeOrder['account']): Account => accountRecord.parse(source);
  const [check, findOrCreate] = [checkCustomer(needs), findOrCreateCustomer(needs)];
  return {
    check: (account: BridgeOrder['account']) => check(toAccount(account)),
    findOrCreate: (account: BridgeOrder['account'], correlationId: string) =>
      findOrCreate(toAccount(account), correlationId),
    dealsIn: needs.ledger.dealsIn,
    addCurrency: config.addsCustomerCurrencies ? addCustomerCurrency(needs) : undefined,
  };
};

const itemsOf = ({ salesforce, netSuite, org }: World): Needs['items'] => {
  const resolve = resolveItems({
    items: netSuite.items,
    products: openProducts(salesforce),
    resolveCode: async (code) => (await org.lookups()).resolve('Product', code),
    requiresTaxSchedule: true,
  });
  return {
    resolve: async (lines) => {
      const sold = lines.map((line) => ({
        lineId: line.id,
        line: line.line,
        productId: line.productId,
        code: line.productCode,
        name: line.productName,
        itemId: line.itemId,
      }));
      const { lines: resolved, ...rest } = await resolve(sold);
      return { itemIdOf: new Map(resolved.map(({ lineId, item }) => [lineId, item.id])), ...rest };
    },
  };
};

const needsOf = (world: World): Needs => {
  const { database, salesforce, netSuite, org, jobs, clock, log } = world;
  return {
    orders: openOrders({ connection: salesforce, mapping: org.mapping, schema: org.schema }),
    ledger: netSuite.salesOrders,
    activations: openActivations(database),
    customers: customersOf(world),
    items: itemsOf(world),
    activeCurrencies: org.activeCurrencies,
    mapping: org.mapping,
    lookups: org.lookups,
    preflightRules: org.preflightRules,
    jobs,
    clock,
    log,
  };
};

const request = z.strictObject({ contractId: z.string(), requestedBy: z.string() });

const tasksOf = (needs: Needs): readonly Task[] => {
  const activate = activateContractJob(needs);
  return [
    defineTask({
      name: ACTIVATION_TASK,
      flow: FLOW,
      payload: request,
      about: ({ contractId }) => ({ subject: { object: 'Contract', id: contractId } }),
      run: activate,
    }),
    defineTask({ name: SWEEP_REQUESTS_TASK, flow: FLOW, payload: z.object({}), run: sweepRequests(needs) }),
    unreadableRequestTask({
      task: UNREADABLE_TASK,
      flow: FLOW,
      request: 'An activation request',
      advice: 'Find the order that is Requested and activate it again; compare the event with the package version.',
    }),
  ];
};

const booked = z.strictObject({
  contractId: z.string(),
  key: z.string(),
  salesOrderId: z.string(),
  salesOrderNumber: z.string(),
  correlationId: z.string(),
});

/** Sales orders that were deleted in NetSuite. */
const tasksOfGone = ({ database, netSuite, log }: World, needs: Needs): readonly Task[] => {
  const sweep = sweepDeletedOrders({ deleted: netSuite.deletedSalesOrders, memory: openBookedOrders(database), log });
  return [
    defineTask({ name: SWEEP_DELETED_TASK, flow: FLOW, payload: z.object({}), run: sweep }),
    defineTask({
      name: GONE_ORDER_TASK,
      flow: FLOW,
      payload: booked,
      about: ({ contractId, correlationId }) => ({ correlationId, subject: { object: 'Contract', id: contractId } }),
      run: holdGoneOrder(needs),
    }),
  ];
};

/** Activations that somebody asked for without waiting; after a gap the orders themselves say what was asked for. */
const ACTIVATION_REQUESTS: RequestStream = {
  topic: ACTIVATION_REQUESTED,
  journey: 'order-bridge',
  jobOf: jobOfRequest,
  otherwise: 'it names no contract',
  unreadableTask: UNREADABLE_TASK,
  sweep: { task: SWEEP_REQUESTS_TASK, payload: {}, key: SWEEP_REQUESTS_TASK },
};

export const orderBridge = (world: World): Part => {
  const needs = needsOf(world);
  const wait = async (seconds: number): Promise<void> => {
    await pause(seconds * 1000, undefined, { ref: false });
  };
  return {
    flow: {
      name: 'contract-activation',
      tasks: [ACTIVATION_TASK, SWEEP_REQUESTS_TASK, SWEEP_DELETED_TASK, GONE_ORDER_TASK],
      runs: SWEEP_REQUESTS_TASK,
      lagsBy: 'work',
    },
    tasks: [...tasksOf(needs), ...tasksOfGone(world, needs)],
    crontab: [
      { task: SWEEP_REQUESTS_TASK, schedule: '*/15 * * * *', backfillSeconds: HOUR },
      { task: SWEEP_DELETED_TASK, schedule: '10 * * * *', backfillSeconds: HOUR },
    ],
    routes: activationRoutes(
      activateContract({
        ...needs,
        budgetSeconds: world.config.activationBudgetSeconds,
        wait,
        isPaused: () => world.switches.isPaused('contract-activation'),
      }),
    ),
    begin: () => beginRequestStream(world, ACTIVATION_REQUESTS),
  };
};
