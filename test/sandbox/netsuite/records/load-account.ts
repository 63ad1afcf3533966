/** Puts an account's set-up into its books, through the same checks as any request; ids chosen there are kept. */
import { writeNew, seriesOf } from '../documents/write-record.ts';
import type { Ledger } from '../documents/ledger.ts';
import type { RecordDefinition } from './definition.ts';
import type { ParsedBody } from './draft.ts';

const WHOLE_NUMBER = /^\d+$/;

/** @throws NetSuiteError or Unsupported when the set-up has what no request could have: the sandbox does not start then */
export const loadAccount = (
  ledger: Ledger,
  parse: (raw: unknown, definition: RecordDefinition) => ParsedBody,
): void => {
  for (const [type, records] of Object.entries(ledger.account.lists)) {
    const definition = ledger.definitions.of(type);
    const series = seriesOf(definition);
    for (const { id, ...raw } of records) {
      const body = parse(raw, definition);
      ledger.store.transact(() => writeNew(ledger, definition, id === undefined ? { body } : { body, id }));
      if (id !== undefined && WHOLE_NUMBER.test(id)) ledger.store.reserve(series, Number(id));
    }
  }
};
