import { z } from 'zod';
import { productRoutes } from '../http/product-routes.ts';
import { defineTask, failedNow } from '../integration-health/index.ts';
import type { Part } from './part.ts';
import { listMatches, MATCH_PRODUCTS_TASK, showMatches } from '../products/index.ts';
import type { RefusedProduct } from '../salesforce/product-catalogue.ts';
import { productCatalogue } from '../salesforce/product-catalogue.ts';
import { batchJob, PRIORITY } from '../shared/jobs.ts';
import type { World } from './world.ts';

/** Both catalogues side by side: listed on demand, shown on the products every night. */

const FLOW = 'Products';
const HOUR = 3600;
const NIGHTLY = '20 2 * * *';

/** A product that Salesforce would not change is for a person; what passes comes round with the next run. */
const parkRefused =
  ({ failures, clock }: World) =>
  async ({ productId, failure }: RefusedProduct): Promise<void> => {
    if (failure.kind !== 'needs-a-person') return;
    const work = {
      task: MATCH_PRODUCTS_TASK,
      key: `${MATCH_PRODUCTS_TASK}:${productId}`,
      priority: PRIORITY.batch,
      payload: {},
    };
    const about = { subject: { ...failure.subject, object: 'Product2', id: productId } };
    await failures.park(failedNow(clock.now(), { work, flow: FLOW, failure, about }));
  };

export const products = (world: World): Part => {
  const { salesforce, netSuite, org, jobs, clock, log } = world;
  const needs = {
    products: productCatalogue(salesforce, parkRefused(world)),
    items: netSuite.catalogue,
    resolver: async () => {
      const { resolve } = await org.lookups();
      return (code: string) => resolve('Product', code);
    },
    log,
  };
  const task = MATCH_PRODUCTS_TASK;
  return {
    flow: { name: 'products', tasks: [task], runs: task, lagsBy: 'run' },
    tasks: [defineTask({ name: task, flow: FLOW, payload: z.object({}), run: showMatches(needs) })],
    crontab: [{ task, schedule: NIGHTLY, backfillSeconds: HOUR }],
    routes: productRoutes({
      list: listMatches(needs),
      show: () => jobs.add(batchJob(task)),
      now: clock.now,
    }),
  };
};
