import { z } from 'zod';
import { defineTask } from './integration-health/index.ts';
import type { Needs, RowFailure } from './invoices/index.ts';
import {
  mirrorMissing,
  SWEEP_INVOICES_TASK,
  sweepInvoices,
  SYNC_INVOICES_TASK,
  syncInvoices,
} from './invoices/index.ts';
import type { Part } from './part.ts';
import { openInvoiceMirror } from './salesforce/invoice-mirror.ts';
import { openInvoiceMemory } from './store/invoice-memory.ts';
import type { World } from './world.ts';

/** The invoice batch, its nightly sweep, and the invoice that a payment needs at once. */

const FLOW = 'Invoices';
const HOUR = 3600;
/** Before the first run everything counts as changed. */
const BEGINNING = '1990-01-01T00:00:00Z';
/** Readers beside those that wait for NetSuite are storing what they read, so that no place stays empty. */
const READERS_PER_PLACE = 2;

const reportRow =
  ({ failures, clock }: World) =>
  async ({ documentId, failure }: RowFailure): Promise<void> => {
    const now = clock.now();
    await failures.park({
      work: { task: SYNC_INVOICES_TASK, key: `invoice:${documentId}`, priority: 10, payload: {} },
      flow: FLOW,
      failure,
      about: { subject: { object: 'Invoice__c', id: documentId } },
      beganAt: now,
      failedAt: now,
    });
  };

const needsOf = (world: World): Needs => {
  const { database, salesforce, netSuite, config, clock, log } = world;
  return {
    ledger: netSuite.invoices,
    memory: openInvoiceMemory(database),
    mirror: openInvoiceMirror({ connection: salesforce, now: clock.now }),
    reportFailure: reportRow(world),
    overlapMinutes: config.invoiceOverlapMinutes,
    readers: config.netSuite.concurrency * READERS_PER_PLACE,
    beginning: BEGINNING,
    clock,
    log,
  };
};

export const invoices = (
  world: World,
): Part & { readonly ensureMirrored: (ids: readonly string[]) => Promise<void> } => {
  const needs = needsOf(world);
  return {
    tasks: [
      defineTask({ name: SYNC_INVOICES_TASK, flow: FLOW, payload: z.object({}), run: syncInvoices(needs) }),
      defineTask({ name: SWEEP_INVOICES_TASK, flow: FLOW, payload: z.object({}), run: sweepInvoices(needs) }),
    ],
    crontab: [
      { task: SYNC_INVOICES_TASK, schedule: world.config.invoiceSchedule, backfillSeconds: HOUR },
      { task: SWEEP_INVOICES_TASK, schedule: '30 2 * * *', backfillSeconds: HOUR },
    ],
    ensureMirrored: mirrorMissing(needs),
  };
};
