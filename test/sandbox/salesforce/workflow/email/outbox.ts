/**
 * The emails an org has sent: nothing leaves this machine, but whoever wants to know can read here what would have arrived.
 * A transaction's emails are sent when it commits, and never when it is taken back.
 */
import type { Org } from '../../data/types.ts';

export type SentEmail = {
  /** Addresses. */
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  /** An address; empty when nobody is known. */
  readonly from: string;
  readonly subject: string;
  /** Plain text; empty when it has only the other. */
  readonly body: string;
  readonly htmlBody: string;
  /** What sent it: `Apex`, `Email Alert Order.Approved`, `Approval Request`. */
  readonly source: string;
  /** The record it is about. */
  readonly relatedTo: string | undefined;
  readonly sentAt: string;
};

export type Outbox = {
  /** Oldest first. */
  sent(): readonly SentEmail[];
  /** Sends it once the running transaction has committed, or at once outside of any. */
  send(email: Omit<SentEmail, 'sentAt'>): void;
};

type Home = Pick<Org, 'afterCommit' | 'clock' | 'locks'>;

/** By the locks of the org, which all that stand for it share. */
const outboxes = new WeakMap<Org['locks'], Outbox>();

const openOutbox = (org: Home): Outbox => {
  const sent: SentEmail[] = [];
  return {
    sent: () => sent,
    send(email) {
      const sentAt = org.clock.now().toISOString();
      org.afterCommit(() => sent.push({ ...email, sentAt }));
    },
  };
};

/** The one outbox of an org. */
export const outboxOf = (org: Home): Outbox => {
  const outbox = outboxes.get(org.locks) ?? openOutbox(org);
  outboxes.set(org.locks, outbox);
  return outbox;
};
