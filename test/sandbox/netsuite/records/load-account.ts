/** Puts an account's set-up into its books, through the same checks as any request; ids chosen there are kept. */
import { writeNew, seriesOf } from '../documents/write-record.ts';
import type { Ledger } from '../documents/ledger.ts';
import type { RecordDefinition } from './definition.ts';
import type { ParsedBody } from './draft.ts';

const WHOLE_NUMBER = /^\d+$/;

/** Says which record of the set-up is to blame. */
const loadOne = (type: string, raw: object, load: () => void): void => {
  try {
    load();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The account's set-up has a ${type} that cannot be loaded, ${JSON.stringify(raw)}: ${reason}`, {
      cause,
    });
  }
};

/** @throws Error naming the record when the set-up has what no request could have: the sandbox does not start then */
export const loadAccount = (
  ledger: Ledger,
  parse: (raw: unknown, definition: RecordDefinition) => ParsedBody,
): void => {
  for (const [type, records] of Object.entries(ledger.account.lists)) {
    const definition = ledger.definitions.of(type);
    const series = seriesOf(definition);
    for (const { id, ...raw } of records) {
      loadOne(type, raw, () => {
        const body = parse(raw, definition);
        ledger.store.transact(() => writeNew(ledger, definition, id === undefined ? { body } : { body, id }));
      });
      if (id !== undefined && WHOLE_NUMBER.test(id)) ledger.store.reserve(series, Number(id));
    }
  }
};
