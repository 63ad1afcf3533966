import assert from 'node:assert/strict';
import { z } from 'zod';
import { until } from '../../../sidecar/test/support/until.ts';
import type { Fields } from './people.ts';
import type { World } from './world.ts';

/** Batches started by hand and awaited, and what they leave in the org. */

const runs = z.object({
  runs: z.array(
    z.object({
      id: z.string(),
      state: z.string(),
      summary: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
    }),
  ),
});
export type RunSeen = z.infer<typeof runs>['runs'][number];
export type Summary = NonNullable<RunSeen['summary']>;

const orgCalls = z.object({ apiCalls: z.record(z.string(), z.number()), writes: z.number() });

export type Batches = {
  readonly runs: () => Promise<readonly RunSeen[]>;
  /** Asks for a run and does not wait for it. */
  readonly begin: (flow: 'invoices' | 'payments' | 'invoice-sweep') => Promise<void>;
  /** The summary of the first run that ends after this moment, which it asks for. */
  readonly runInvoices: () => Promise<Summary>;
  /** Waits for a run other than those `known`. */
  readonly finishes: (known: readonly RunSeen[]) => Promise<Summary>;
  /** Looks for ids that are gone, and waits until that is done. */
  readonly sweep: () => Promise<void>;
  /** Asks for the payments that no push announced, and waits until they have been asked for. */
  readonly pollPayments: () => Promise<void>;
  /** API calls by kind and rows written, since the org was opened. */
  readonly orgUse: () => Promise<z.infer<typeof orgCalls>>;
  readonly mirrorOf: (invoiceId: string) => Fields;
  /** Lines of the mirrored document, in the order of their numbers. */
  readonly linesOf: (invoiceId: string) => readonly Fields[];
};

const mirrorsIn = ({ salesforce }: World): Pick<Batches, 'orgUse' | 'mirrorOf' | 'linesOf'> => {
  const mirrorOf: Batches['mirrorOf'] = (invoiceId) => {
    const [mirror, ...others] = salesforce.find('Invoice__c', { NetSuiteInvoiceId__c: invoiceId });
    assert.ok(mirror, `invoice ${invoiceId} is not in the org`);
    assert.deepEqual(others, []);
    return mirror;
  };
  return {
    orgUse: async () => orgCalls.parse(await (await fetch(`${salesforce.sandbox.url}/sandbox/stats`)).json()),
    mirrorOf,
    linesOf: (invoiceId) =>
      salesforce
        .find('InvoiceLine__c', { Invoice__c: mirrorOf(invoiceId)['Id'] })
        .toSorted((one, other) => Number(one['LineNumber__c']) - Number(other['LineNumber__c'])),
  };
};

export const batchesOf = (world: World): Batches => {
  const { sidecar, log } = world;
  const list = async (): Promise<readonly RunSeen[]> =>
    runs.parse((await sidecar.call('GET /v1/runs', { as: 'viewer' })).json).runs;
  const begin: Batches['begin'] = async (flow) => {
    const { status } = await sidecar.call('POST /v1/runs', { as: 'operator', body: { flow } });
    assert.equal(status, 202);
  };
  const logged = async (journey: string, step: string, from: number): Promise<void> => {
    await until(`the ${step} of ${journey} is finished`, () =>
      Promise.resolve(log.lines.slice(from).some((line) => line.journey === journey && line.step === step)),
    );
  };
  const beginAndSee = async (flow: 'payments' | 'invoice-sweep', journey: string, step: string): Promise<void> => {
    const from = log.lines.length;
    await begin(flow);
    await logged(journey, step, from);
  };
  const finishes: Batches['finishes'] = (known) =>
    until('the invoice run is finished', async () => {
      const ended = (await list()).filter(({ state }) => state === 'finished');
      return ended.find(({ id }) => !known.some((run) => run.id === id && run.state === 'finished'))?.summary;
    });
  return {
    runs: list,
    begin,
    finishes,
    runInvoices: async () => {
      const known = await list();
      await begin('invoices');
      return finishes(known);
    },
    sweep: () => beginAndSee('invoice-sweep', 'invoices', 'sweep'),
    pollPayments: () => beginAndSee('payments', 'payments', 'poll'),
    ...mirrorsIn(world),
  };
};
