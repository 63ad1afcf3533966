import { z } from 'zod';
import type { MeasuredWorld } from './measured-world.ts';

/** What a client reaches that fetches invoices one at a time, three at once, from the same account in the same run. */
const AT_ONCE = 3;
const SAMPLE = 30;
const idRow = z.object({ id: z.string() });

/** @returns invoices per second */
export const measureRecordByRecord = async ({ account }: MeasuredWorld): Promise<number> => {
  const ids = await account.suiteQl(
    `SELECT t.id FROM transaction t WHERE t.type = 'CustInvc' ORDER BY t.id FETCH FIRST ${SAMPLE} ROWS ONLY`,
    idRow,
  );
  const rest = ids.values();
  const fetchOneByOne = async (): Promise<void> => {
    for (const { id } of rest) await account.readRecord(`invoice/${id}?expandSubResources=true`);
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, fetchOneByOne));
  return ids.length / ((performance.now() - began) / 1000);
};
