import type { Clock } from '../../shared/clock.ts';

/**
 * The account's Login Audit Trail: the only place where the cause of a refused login can be read, as in NetSuite, because
 * the answers themselves are opaque.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_161252550131.html
 */
export type LoginRow = {
  readonly date: string;
  readonly kind: 'oauth2-client-credentials' | 'access-token' | 'token-based-authentication';
  readonly status: 'Success' | 'Failure';
  /** NetSuite's detail code; empty for a success. */
  readonly detail: string;
  /** What exactly was wrong, in the stand-in's own words. */
  readonly reason: string;
  readonly clientId: string;
  readonly role: string;
};

export type LoginAuditTrail = {
  /** Adds a row dated now; `clientId` and `role` as far as they were known when the login ended. */
  note(row: Omit<LoginRow, 'date'>): void;
  /** The rows, oldest first; the oldest are dropped beyond ten thousand. */
  rows(): readonly LoginRow[];
};

const MOST_ROWS = 10_000;

/** An empty trail that dates its rows with the account's clock. */
export const loginAuditTrail = (clock: Clock): LoginAuditTrail => {
  const rows: LoginRow[] = [];
  return {
    note(row) {
      rows.push({ date: clock.now().toISOString(), ...row });
      if (rows.length > MOST_ROWS) rows.shift();
    },
    rows: () => rows,
  };
};
