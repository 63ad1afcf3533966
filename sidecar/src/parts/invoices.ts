import { z } from 'zod';
import { flowScopeOf } from './flow-scope.ts';
import { invoiceRoutes } from '../http/invoice-routes.ts';
import { defineTask, failedNow } from '../integration-health/index.ts';
import type { About, PutBack } from '../integration-health/index.ts';
import type { Invoice, InvoiceMemory, Needs, RowFailure } from '../invoices/index.ts';
import {
  inScope,
  MIRROR_INVOICE_TASK,
  mirrorInvoice,
  mirrorKey,
  mirrorMissing,
  putBackInvoices,
  READ_INVOICE_TASK,
  readInvoice,
  refreshAccount,
  SWEEP_INVOICES_TASK,
  sweepInvoices,
  SYNC_INVOICES_TASK,
  syncInvoices,
} from '../invoices/index.ts';
import type { Part } from './part.ts';
import { customerOfAccount } from '../salesforce/customer-of-account.ts';
import { openInvoiceMirror } from '../salesforce/invoice-mirror.ts';
import { secondsAfter } from '../shared/dates.ts';
import { Failure } from '../shared/failure.ts';
import { PRIORITY } from '../shared/jobs.ts';
import { openAccountRefreshes } from '../store/account-refreshes.ts';
import { openInvoiceMemory } from '../store/invoice-memory.ts';
import { unreadableRecords } from './unreadable-records.ts';
import type { World } from './world.ts';

/** The invoice batch, its nightly sweep, and the invoice that a payment needs at once. */

const FLOW = 'Invoices';
const HOUR = 3600;
/** A quarter more readers than places: while some store what they read, the others keep NetSuite's places filled. */
const READERS_PER_PLACE = 1.25;
/** A row that was locked is free again soon. */
const FIRST_REPEAT_SECONDS = 2;

/** A refused row becomes work of its own: tried again by itself, or by a person once its cause is gone. */
const reportRow =
  ({ failures, clock }: World, memory: InvoiceMemory) =>
  async ({ documentId, failure }: RowFailure): Promise<void> => {
    const now = clock.now();
    const document = await memory.staged(documentId);
    const attempt = failedNow(now, {
      work: {
        task: MIRROR_INVOICE_TASK,
        key: mirrorKey(documentId),
        priority: PRIORITY.batch,
        payload: { documentId },
      },
      flow: FLOW,
      failure: namedAfter(failure, document),
      about: aboutDocument(documentId, document),
    });
    if (failure.kind === 'try-again') await failures.wait(attempt, secondsAfter(now, FIRST_REPEAT_SECONDS));
    else await failures.park(attempt);
  };

/** People know a document by its number; a refused row knows only its key. */
const namedAfter = (failure: Failure, document: Invoice | undefined): Failure => {
  const { kind, code, message, advice, owner, subject, cause } = failure;
  if (subject === undefined || document === undefined) return failure;
  return new Failure(kind, { code, message, advice, owner, cause, subject: { ...subject, name: document.number } });
};

const aboutDocument = (id: string, document: Invoice | undefined): About => ({
  subject: { object: 'Invoice__c', id, name: document?.number },
  correlationId: document?.correlationId,
  concerns: { invoiceId: id, salesOrderId: document?.salesOrderId, customerId: document?.customerId },
  amountAtRisk: document === undefined ? undefined : { amount: document.total, currency: document.currency },
});

/** Documents that cannot be read are failures of their own, one for each. */
const unreadableIn = (world: World) =>
  unreadableRecords(world, {
    flow: FLOW,
    task: READ_INVOICE_TASK,
    keyOf: mirrorKey,
    payloadOf: (documentId) => ({ documentId }),
  });

const needsOf = (world: World): Needs => {
  const { database, salesforce, netSuite, org, failures, config, clock, log } = world;
  const memory = openInvoiceMemory(database);
  const { bulkAboveRows } = config.salesforce;
  return {
    ledger: netSuite.invoices,
    memory,
    scope: flowScopeOf(world, FLOW),
    mirror: openInvoiceMirror({ connection: salesforce, schema: org.schema, now: clock.now, bulkAboveRows }),
    reportFailure: reportRow(world, memory),
    settleFailure: (documentId) => failures.settle(MIRROR_INVOICE_TASK, mirrorKey(documentId)),
    unreadable: unreadableIn(world),
    overlapMinutes: config.invoiceOverlapMinutes,
    readers: Math.ceil(config.netSuite.concurrency * READERS_PER_PLACE),
    clock,
    log,
  };
};

export const invoices = (
  world: World,
): Part & { readonly ensureMirrored: (ids: readonly string[]) => Promise<void>; readonly putBack: PutBack } => {
  // A payment needs its invoice whatever the flow takes, and what waits to be written was taken already.
  const all = needsOf(world);
  const needs = { ...all, memory: inScope(all.memory, all.scope) };
  const mirrorOne = mirrorInvoice(all);
  const readOne = readInvoice(needs);
  return {
    flow: {
      name: 'invoices',
      tasks: [MIRROR_INVOICE_TASK, READ_INVOICE_TASK, SYNC_INVOICES_TASK, SWEEP_INVOICES_TASK],
      runs: SYNC_INVOICES_TASK,
      lagsBy: 'run',
    },
    tasks: [
      defineTask({
        name: MIRROR_INVOICE_TASK,
        flow: FLOW,
        payload: z.strictObject({ documentId: z.string() }),
        about: ({ documentId }) => aboutDocument(documentId, undefined),
        run: ({ documentId }) => mirrorOne(documentId),
      }),
      defineTask({
        name: READ_INVOICE_TASK,
        flow: FLOW,
        payload: z.strictObject({ documentId: z.string() }),
        about: ({ documentId }) => aboutDocument(documentId, undefined),
        run: ({ documentId }) => readOne(documentId),
      }),
      defineTask({ name: SYNC_INVOICES_TASK, flow: FLOW, payload: z.object({}), run: syncInvoices(needs) }),
      defineTask({ name: SWEEP_INVOICES_TASK, flow: FLOW, payload: z.object({}), run: sweepInvoices(needs) }),
    ],
    crontab: [
      { task: SYNC_INVOICES_TASK, schedule: world.config.invoiceSchedule, backfillSeconds: HOUR },
      { task: SWEEP_INVOICES_TASK, schedule: '30 2 * * *', backfillSeconds: HOUR },
    ],
    routes: invoiceRoutes(
      refreshAccount({
        ...needs,
        customerOf: customerOfAccount(world.salesforce),
        isPaused: () => world.switches.isPaused('invoices'),
        refreshes: openAccountRefreshes(world.database),
      }),
    ),
    ensureMirrored: mirrorMissing(all),
    putBack: putBackInvoices(needs),
  };
};
