import { z } from 'zod';
import type { InvoiceStanding, Payment } from '../payments/index.ts';
import { invoiceStanding, payment } from '../payments/index.ts';
import { decimal } from '../shared/money.ts';
import type { Unreadable } from '../shared/unreadable.ts';
import { unreadable } from './document-faults.ts';
import { documentStatus } from './document-status.ts';
import type { LedgerTime } from './ledger-time.ts';
import { correlationIn, withoutSign } from './row-values.ts';

/**
 * Payments and the standings of invoices out of their rows. A row is taken as it comes, and read only with its payment, so
 * that one odd value concerns one payment and not the page.
 */
export const paymentRow = z.looseObject({ id: z.string() });
export type PaymentRow = z.infer<typeof paymentRow>;
export const applicationRow = z.looseObject({ payment: z.string(), invoice: z.string() });
export type ApplicationRow = z.infer<typeof applicationRow>;

const paymentCells = z.object({
  id: z.string(),
  type: z.enum(['CustPymt', 'CustDep']),
  tranid: z.string().default(''),
  status: z.string(),
  voided: z.string().default('F'),
  entity: z.string(),
  currency: z.string(),
  trandate: z.string(),
  foreigntotal: decimal,
  unused: decimal.default('0'),
  method: z.string().optional(),
  memo: z.string().optional(),
  modified: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, 'must be a date and a time'),
});
type PaymentCells = z.infer<typeof paymentCells>;

const standingCells = z.object({ status: z.string(), paid: decimal.default('0'), due: decimal.default('0') });
const applicationCells = standingCells.extend({ invoice: z.string(), invoiced: z.string(), amount: decimal });
type ApplicationCells = z.infer<typeof applicationCells>;

type Kind = {
  readonly type: Payment['type'];
  readonly statuses: Readonly<Record<string, Payment['status']>>;
};

const KINDS: Readonly<Record<PaymentCells['type'], Kind>> = {
  CustPymt: {
    type: 'Payment',
    statuses: { A: 'Pending', B: 'Not Deposited', C: 'Deposited', R: 'Rejected', V: 'Voided' },
  },
  CustDep: { type: 'Deposit', statuses: { A: 'Not Deposited', B: 'Deposited', C: 'Applied', V: 'Voided' } },
};

const statusOf = ({ type, voided, status }: PaymentCells): string =>
  voided === 'T' ? 'Voided' : (KINDS[type].statuses[status] ?? status);

/** A code nobody knows stays as it is, and is refused with what it belongs to. */
const standingOf = ({ status, paid, due }: z.infer<typeof standingCells>): object => ({
  status: documentStatus({ type: 'CustInvc', status, paid }) ?? status,
  paid: withoutSign(paid),
  due: withoutSign(due),
});

const later = (one: string, other: string): string => (one > other ? one : other);

const applicationOf = (cells: ApplicationCells, paidOn: string): object => ({
  invoiceId: cells.invoice,
  amount: withoutSign(cells.amount),
  appliedOn: later(paidOn, cells.invoiced),
  standing: standingOf(cells),
});

const assembled = (cells: PaymentCells, applications: readonly ApplicationCells[], time: LedgerTime): object => ({
  id: cells.id,
  number: cells.tranid,
  type: KINDS[cells.type].type,
  status: statusOf(cells),
  customerId: cells.entity,
  currency: cells.currency,
  receivedOn: cells.trandate,
  method: cells.method,
  amountReceived: withoutSign(cells.foreigntotal),
  amountUnapplied: withoutSign(cells.unused),
  correlationId: correlationIn(cells.memo),
  modifiedAt: time.fromLedger(cells.modified),
  applications: applications.map((application) => applicationOf(application, cells.trandate)),
});

export type Outcome<Read> = { readonly read: Read } | { readonly fault: Unreadable };

/** The payment that these rows make up, or what is wrong with it. */
export const paymentOf = (
  row: PaymentRow,
  applications: readonly ApplicationRow[],
  time: LedgerTime,
): Outcome<Payment> => {
  const cells = paymentCells.safeParse(row);
  if (!cells.success) return { fault: unreadable(row, { error: cells.error, read: row }) };
  const applied = applicationCells.array().safeParse(applications);
  if (!applied.success) return { fault: unreadable(row, { error: applied.error, read: applications }) };
  const whole = assembled(cells.data, applied.data, time);
  const read = payment.safeParse(whole);
  if (read.success) return { read: read.data };
  return { fault: unreadable(row, { error: read.error, read: whole }) };
};

/** How the invoice of this row stands, or what is wrong with it. */
export const standingIn = (row: PaymentRow): Outcome<readonly [string, InvoiceStanding]> => {
  const cells = standingCells.safeParse(row);
  if (!cells.success) return { fault: unreadable(row, { error: cells.error, read: row }) };
  const whole = standingOf(cells.data);
  const read = invoiceStanding.safeParse(whole);
  if (read.success) return { read: [row.id, read.data] };
  return { fault: unreadable(row, { error: read.error, read: whole }) };
};
