/** Whether an approval has locked a record, as Apex tells with `Approval.isLocked`. */
import { orgOfCaller } from '../../access/caller-org.ts';
import type { Caller, Org } from '../../data/types.ts';
import { recordAt } from '../ui-api/records/record-at.ts';
import { viewOf } from '../ui-api/view.ts';

export type RecordLock = { readonly isLocked: boolean };

/** @throws RestError when there is no such record for the caller */
export const recordLock = (org: Org, caller: Caller, recordId: string): RecordLock => {
  const view = viewOf({ org: orgOfCaller(org, caller), wholeOrg: org, caller }, '68.0');
  return { isLocked: org.locks.has(recordAt(view, recordId).row.Id) };
};
