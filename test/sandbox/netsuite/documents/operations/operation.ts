/** What people do in NetSuite's screens, as named operations with checked input: for demos, tests and the operations API. */
import type { z } from 'zod';
import { badRequest, recordDoesNotExist } from '../../http/netsuite-error.ts';
import type { ParsedBody } from '../../records/draft.ts';
import type { StoredRecord } from '../../records/types.ts';
import type { Ledger } from '../ledger.ts';

export type Desk = {
  readonly ledger: Ledger;
  /** Parses a REST body for a record type. */
  readonly parse: (type: string, body: unknown) => ParsedBody;
};

export type Operation<Input extends z.ZodType = z.ZodType, Result = unknown> = {
  readonly input: Input;
  readonly run: (desk: Desk, input: z.output<Input>) => Result;
};

/** Ties an operation's input to what it does. */
export const operation = <Input extends z.ZodType, Result>(
  input: Input,
  run: (desk: Desk, input: z.output<Input>) => Result,
): Operation<Input, Result> => ({ input, run });

/** @throws NetSuiteError 400 when the input is not what the operation takes */
export const checkedInput = <Input extends z.ZodType>(schema: Input, raw: unknown): z.output<Input> => {
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw badRequest('INVALID_CONTENT', issue?.message ?? 'Invalid input.', { errorPath: issue?.path.join('.') ?? '' });
};

const TRANSACTION_TYPES = [
  'salesOrder',
  'invoice',
  'creditMemo',
  'customerPayment',
  'customerDeposit',
  'depositApplication',
  'itemFulfillment',
] as const;

/** Transactions share one sequence of ids: the id alone says which one. @throws NetSuiteError 404 */
export const transactionOf = ({ ledger }: Desk, id: string): StoredRecord => {
  const found = TRANSACTION_TYPES.map((type) => ledger.store.get(type, id)).find((record) => record !== undefined);
  if (found === undefined) throw recordDoesNotExist();
  return found;
};
