import { failedNow, type FailureRecord, type FlowLabel } from '../integration-health/index.ts';
import { PRIORITY } from '../shared/jobs.ts';
import type { Unreadable, UnreadableRecords } from '../shared/unreadable.ts';
import type { World } from './world.ts';

/** Records of the ledger that cannot be read, as failures that people see: one for each, until it has been read. */

/** The work that reads one record again. */
type Rereading = {
  readonly flow: FlowLabel;
  readonly task: string;
  /** The key of its work: a prefix and the id. */
  readonly keyOf: (id: string) => string;
  readonly payloadOf: (id: string) => Readonly<Record<string, unknown>>;
};

const FAILURES_PER_PAGE = 200;

const report =
  ({ failures, clock }: World, { flow, task, keyOf, payloadOf }: Rereading) =>
  async ({ id, failure }: Unreadable): Promise<void> => {
    const key = keyOf(id);
    if ((await failures.roundOf(task, key)) !== undefined) return;
    const work = { task, key, priority: PRIORITY.batch, payload: payloadOf(id) };
    const about = { subject: failure.subject, ...failure.story };
    await failures.park(failedNow(clock.now(), { work, flow, failure, about }));
  };

async function* parkedIn({ failures }: World, flow: string): AsyncGenerator<FailureRecord, void, undefined> {
  let after: string | undefined;
  do {
    const page = await failures.list({ state: 'parked', flow, limit: FAILURES_PER_PAGE, after });
    yield* page;
    after = page.length < FAILURES_PER_PAGE ? undefined : page.at(-1)?.id;
  } while (after !== undefined);
}

export const unreadableRecords = (world: World, rereading: Rereading): UnreadableRecords => ({
  report: report(world, rereading),
  async open() {
    const ids: string[] = [];
    const { length } = rereading.keyOf('');
    for await (const { work } of parkedIn(world, rereading.flow)) {
      if (work.task === rereading.task) ids.push(work.key.slice(length));
    }
    return ids;
  },
  settle: (id) => world.failures.settle(rereading.task, rereading.keyOf(id)),
});
