import { compareDecimals } from '../shared/money.ts';
import type { InvoiceStanding, Payment } from './payment.ts';

/**
 * What has to be said of a payment: one announcement for each invoice it settles differently from what was said before.
 * Announcements state resulting values, never differences, so that any order of arrival ends at the truth.
 */
export const ANNOUNCEMENT_KINDS = ['applied', 'reversed', 'unapplied'] as const;
export type Announcement = {
  readonly kind: (typeof ANNOUNCEMENT_KINDS)[number];
  /** `none` for the part of a payment that settles nothing. */
  readonly invoiceId: string;
  readonly amountApplied: string;
  /** Undefined for what settles nothing any more. */
  readonly appliedOn?: string | undefined;
  /** How the invoice stands now; undefined where there is none, or none any more. */
  readonly standing: InvoiceStanding | undefined;
};

/** What was last said about one payment and one invoice. */
export type Said = { readonly invoiceId: string; readonly kind: Announcement['kind']; readonly content: string };

export const NO_INVOICE = 'none';

/** Everything an announcement says, in one text; the same text need not be said twice. */
export const contentOf = (payment: Payment, announcement: Announcement): string =>
  JSON.stringify([
    announcement.kind,
    announcement.amountApplied,
    announcement.appliedOn,
    announcement.standing?.status,
    announcement.standing?.paid,
    announcement.standing?.due,
    payment.status,
    payment.amountReceived,
    payment.amountUnapplied,
    payment.method,
  ]);

const ENDED: readonly Payment['status'][] = ['Voided', 'Deleted', 'Rejected'];

const applied = (payment: Payment): readonly Announcement[] =>
  ENDED.includes(payment.status)
    ? []
    : payment.applications.map((application) => ({
        kind: 'applied',
        invoiceId: application.invoiceId,
        amountApplied: application.amount,
        appliedOn: application.appliedOn,
        standing: application.standing,
      }));

const bare = (kind: Announcement['kind'], invoiceId: string, standing?: InvoiceStanding): Announcement => ({
  kind,
  invoiceId,
  amountApplied: '0',
  standing,
});

type Standings = ReadonlyMap<string, InvoiceStanding>;

/** What was applied before and is not any more. */
const reversed = (now: readonly Announcement[], said: readonly Said[], standings: Standings): readonly Announcement[] =>
  said
    .filter(({ invoiceId, kind }) => kind === 'applied' && !now.some((each) => each.invoiceId === invoiceId))
    .map(({ invoiceId }) => bare('reversed', invoiceId, standings.get(invoiceId)));

/** Money that settles nothing is said once, and taken back when it settles something. */
const unapplied = (payment: Payment, now: readonly Announcement[], said: readonly Said[]): readonly Announcement[] => {
  const isIdle =
    now.length === 0 && !ENDED.includes(payment.status) && compareDecimals(payment.amountUnapplied, '0') > 0;
  if (isIdle) return [bare('unapplied', NO_INVOICE)];
  const wasIdle = said.some(({ invoiceId, kind }) => invoiceId === NO_INVOICE && kind === 'unapplied');
  return wasIdle ? [bare('reversed', NO_INVOICE)] : [];
};

/**
 * The announcements that are new, given what was said before.
 * @param standings of invoices that the payment settled and does not settle any more
 */
export const announcementsOf = (
  payment: Payment,
  said: readonly Said[],
  standings: Standings,
): readonly Announcement[] => {
  const now = applied(payment);
  const all = [...now, ...reversed(now, said, standings), ...unapplied(payment, now, said)];
  const before = new Map(said.map(({ invoiceId, content }) => [invoiceId, content]));
  return all.filter((announcement) => before.get(announcement.invoiceId) !== contentOf(payment, announcement));
};
