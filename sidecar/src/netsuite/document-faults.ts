import { z } from 'zod';
import type { Story, Subject } from '../shared/failure.ts';
import { needsAPerson } from '../shared/failure.ts';
import { currencyCode, decimal } from '../shared/money.ts';
import type { Unreadable } from '../shared/unreadable.ts';
import { correlationIn, withoutSign } from './row-values.ts';

/** What is wrong with a document or payment that cannot be read, in words for the person who looks at it. */

const OBJECTS: Readonly<Record<string, string>> = {
  CustInvc: 'Invoice',
  CustCred: 'Credit Memo',
  CustPymt: 'Payment',
};

const text = z.string().optional().catch(undefined);
/** What can be told of a record although it cannot be read: anything that is not as expected is left out. */
const known = z.object({
  tranid: text,
  type: text,
  memo: text,
  entity: text,
  salesorder: text,
  currency: currencyCode.optional().catch(undefined),
  foreigntotal: decimal.optional().catch(undefined),
});
type Known = z.infer<typeof known>;

const storyOf = (id: string, { type, memo, entity, salesorder, currency, foreigntotal }: Known): Story => ({
  correlationId: correlationIn(memo),
  concerns: { invoiceId: type === 'CustPymt' ? undefined : id, salesOrderId: salesorder, customerId: entity },
  amountAtRisk:
    currency === undefined || foreigntotal === undefined ? undefined : { amount: withoutSign(foreigntotal), currency },
});

const child = (parent: unknown, key: PropertyKey): unknown =>
  typeof parent === 'object' && parent !== null ? Reflect.get(parent, key) : undefined;

/** `chargeType` as people write it: Charge Type. */
const inWords = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => ` ${letter}`).replace(/^./, (letter) => letter.toUpperCase());

/** What a part of a record is called in front of its fields. */
const PARTS: Readonly<Record<string, string>> = { standing: 'Invoice ' };

const fieldAt = (path: readonly PropertyKey[]): string => {
  const names = path.filter((key) => typeof key === 'string');
  return `${PARTS[names.at(-2) ?? ''] ?? ''}${inWords(names.at(-1) ?? 'id')}`;
};

/** The number of the line that a path leads through, as a document counts its lines. */
const lineOn = (path: readonly PropertyKey[], read: unknown): number | undefined => {
  const index = path.findIndex((key) => typeof key === 'number');
  if (index === -1) return undefined;
  const line = path.slice(0, index + 1).reduce(child, read);
  const number = Number(child(line, 'number') ?? child(line, 'linenumber') ?? Number.NaN);
  return Number.isInteger(number) && number > 0 ? number : undefined;
};

type Spot = Required<Pick<Subject, 'field' | 'line' | 'value'>>;

/** The first value that does not fit. */
const spotOf = (error: z.ZodError, read: unknown): Spot => {
  const path = error.issues[0]?.path ?? [];
  const value = path.reduce(child, read);
  return {
    field: fieldAt(path),
    line: lineOn(path, read),
    value: typeof value === 'string' || typeof value === 'number' ? String(value) : undefined,
  };
};

const problemWith = ({ field, line, value }: Spot): string => {
  const where = line === undefined ? field : `${field} on line ${line}`;
  return value === undefined ? `lacks its ${where}` : `has a ${where} that Orderbridge does not know: ${value}`;
};

type Row = { readonly id: string; readonly [cell: string]: unknown };

/** What was read of it, and what does not fit. */
type Misfit = { readonly error: z.ZodError; readonly read: unknown };

/**
 * The record as one that waits for a person, with the value that nobody knows.
 * @param row any row of it, as the query brought it
 */
export const unreadable = (row: Row, { error, read }: Misfit): Unreadable => {
  const told = known.parse(row);
  const object = OBJECTS[told.type ?? ''] ?? 'Transaction';
  const spot = spotOf(error, read);
  return {
    id: row.id,
    failure: needsAPerson({
      code: 'SCHEMA_CHANGED',
      message: `NetSuite's ${object} ${told.tranid ?? ''} (${row.id}) ${problemWith(spot)}.`,
      advice: `Correct the ${spot.field} in NetSuite; if it is right there, report it, so that Orderbridge learns it. It is read again at every run and then goes on by itself.`,
      owner: 'netsuite-admin',
      subject: { object, id: row.id, name: told.tranid, ...spot },
      story: storyOf(row.id, told),
      cause: error,
    }),
  };
};

/** So many at once are no matter of single records. */
const MOST_ALONE = 200;

/** @throws Failure SCHEMA_CHANGED when nothing of a large reading fits: a column was renamed or means something else */
export const refuseNothingButFaults = (read: readonly unknown[], faults: readonly Unreadable[]): void => {
  const [first] = faults;
  if (first === undefined || read.length > 0 || faults.length < MOST_ALONE) return;
  throw needsAPerson({
    code: 'SCHEMA_CHANGED',
    message: `None of ${faults.length} records of NetSuite has the expected values. The first: ${first.failure.message}`,
    advice:
      'Report it: a column was probably renamed or hidden. Nothing is lost, the reading goes on where it stopped.',
    owner: 'engineer',
    subject: first.failure.subject,
  });
};
