import { z } from 'zod';
import { say } from './progress.ts';
import type { RunningSidecar } from './start-sidecar.ts';

/** What the sidecar is struggling with, as operations would look it up when a step of the demo stands still. */
const page = z.object({
  failures: z.array(
    z.object({
      code: z.string(),
      state: z.string(),
      cause: z.string(),
      attempts: z.number(),
      nextAttemptAt: z.string().optional(),
    }),
  ),
});

export const showOpenFailures = async (sidecar: RunningSidecar): Promise<void> => {
  for (const state of ['parked', 'waiting'] as const) {
    const path = `/v1/failures?state=${state}&limit=500`;
    const { failures } = page.parse((await sidecar.call({ scope: 'operator', method: 'GET', path })).json);
    const byCause = Map.groupBy(failures, ({ code, cause }) => `${code}: ${cause}`);
    for (const [cause, same] of byCause) {
      say(
        `   ${same.length} ${state}, attempt ${same[0]?.attempts ?? 0}, next ${same[0]?.nextAttemptAt ?? 'when it is replayed'}: ${cause}`,
      );
    }
  }
};
