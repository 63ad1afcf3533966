import { z } from 'zod';
import { NetSuiteError } from '../../http/netsuite-error.ts';
import type { StoredRecord } from '../../records/types.ts';
import { Unsupported } from '../../../shared/unsupported.ts';
import type { Desk } from '../desk.ts';
import type { Message } from '../messages.ts';
import { pathOf, transactionOf } from '../showing/records.ts';
import type { Action, Given } from './action.ts';

/** Runs an action and says what it came to: the new record with a link, or NetSuite's own words of refusal. */

const refusals = (error: unknown): string | undefined => {
  if (error instanceof NetSuiteError)
    return error.details.map(({ detail, errorCode }) => `${detail} (${errorCode})`).join(' ');
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Unsupported ? error.message : undefined;
};

/** The refusal in the account's words. @throws whatever is no refusal */
export const refusalIn = (error: unknown): string => {
  const text = refusals(error);
  if (text === undefined) throw error;
  return text;
};

const made = z.record(z.string(), z.string());

/** The record an operation answers with: `{ invoice: '12' }`. */
const newRecordIn = (desk: Desk, answer: unknown): StoredRecord | undefined => {
  const [id] = Object.values(made.safeParse(answer).data ?? {});
  return id === undefined ? undefined : transactionOf(desk, id);
};

const AMOUNT = /^\d+(\.\d+)?$/;

/** A number that is none never reaches the books. */
const badAmount = (record: StoredRecord, { desk, action, given }: Performed): string | undefined =>
  action
    .inputs(record, desk)
    .filter(({ kind, name }) => kind === 'amount' && given[name])
    .map(({ name, label }) => [label, (given[name] ?? '').trim()] as const)
    .filter(([, typed]) => !AMOUNT.test(typed))
    .map(([label, typed]) => `${label}: "${typed}" is not a number such as 12.50.`)[0];

type Performed = { readonly desk: Desk; readonly action: Action; readonly given: Given };

const performed = (record: StoredRecord, { desk, action, given }: Performed): Message => {
  const answer = action.run(record, given, desk);
  const created = newRecordIn(desk, answer);
  if (created === undefined) return { kind: 'done', text: action.done };
  return {
    kind: 'done',
    text: action.done,
    link: { href: pathOf(created), label: desk.book.displayName(created) },
  };
};

/** Does it. @returns what to tell the person */
export const perform = (record: StoredRecord, what: Performed): Message => {
  const given = { action: what.action.name, values: what.given };
  const text = badAmount(record, what);
  if (text !== undefined) return { kind: 'refused', text, given };
  try {
    return performed(record, what);
  } catch (error) {
    return { kind: 'refused', text: refusalIn(error), given };
  }
};
