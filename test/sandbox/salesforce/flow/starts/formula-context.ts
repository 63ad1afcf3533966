/** What the conditions of a flow's start know besides the record: the org, the user, the time. */
import type { Caller, Org } from '../../data/types.ts';
import type { FormulaContext, Row } from '../../formula/values.ts';

export type Surrounding = Omit<FormulaContext, 'record' | 'prior' | 'isNew'>;

export const surroundingOf = (org: Org, caller: Caller): Surrounding => ({
  org,
  userId: caller.userId,
  now: org.clock.now(),
  zone: String(org.byId('User', caller.userId)?.TimeZoneSidKey ?? 'GMT'),
});

/** @param prior what stood there before; undefined for a new record */
export const contextOf = (surrounding: Surrounding, record: Row, prior: Row | undefined): FormulaContext => ({
  ...surrounding,
  record,
  prior,
  isNew: prior === undefined,
});
