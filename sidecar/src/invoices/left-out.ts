import { asFailure } from '../shared/failure.ts';
import type { Failure } from '../shared/failure.ts';
import type { FlowScope } from '../shared/flow-scope.ts';
import type { Invoice } from './invoice.ts';
import type { Counts, InvoiceMemory, Needs } from './ports.ts';

/**
 * Documents that the flow leaves out: they are not staged, and come in with the first run after they take part. A document
 * that is mirrored stays current, whatever the flow takes by then.
 */

/** Left-out documents that are read together once they take part: memory stays flat however many there are. */
const READ_AT_ONCE = 1000;

/** A memory that stages only what takes part. */
export const inScope = (memory: InvoiceMemory, scope: FlowScope): InvoiceMemory => ({
  ...memory,
  stage: async (reading, documents) => {
    const missing = new Set(await memory.missing(documents.map(({ id }) => id)));
    const known = new Set(documents.filter(({ id }) => !missing.has(id)).map(({ id }) => id));
    const taken = await scope.admit(documents.map(dated), known);
    return memory.stage(
      reading,
      documents.filter(({ id }) => taken.has(id)),
    );
  },
});

const dated = ({ id, customerId, invoicedOn }: Invoice) => ({ id, customerId, on: invoicedOn });

export type Joined = Counts & {
  readonly unreadable: number;
  /** Why nobody knows who takes part; the run goes on without, and ends with it. */
  readonly failure?: Failure | undefined;
};

/** Stages what was left out before and takes part by now. */
export const readJoined = async (needs: Needs): Promise<Joined> => {
  const total = { changed: 0, unchanged: 0, unreadable: 0 };
  try {
    for (;;) {
      const ids = await needs.scope.joined(READ_AT_ONCE);
      if (ids.length === 0) return total;
      const { changed, unchanged, unreadable } = await readTogether(needs, ids);
      total.changed += changed;
      total.unchanged += unchanged;
      total.unreadable += unreadable;
    }
  } catch (error) {
    return { ...total, failure: asFailure(error) };
  }
};

const readTogether = async (
  needs: Needs,
  ids: readonly string[],
): Promise<Counts & { readonly unreadable: number }> => {
  const readAt = needs.clock.now();
  const { documents, unreadable } = await needs.ledger.byIds(ids);
  for (const document of unreadable) await needs.unreadable.report(document);
  const counts = await needs.memory.stage({ readAt }, documents);
  const read = new Set(documents.map(({ id }) => id));
  await needs.scope.forget(ids.filter((id) => !read.has(id)));
  return { ...counts, unreadable: unreadable.length };
};
