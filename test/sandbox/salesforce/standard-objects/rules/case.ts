/**
 * Cases: closed when their status says so, and of the account of their contact unless another one is named.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_case.htm
 */
import { rowBehind, type ObjectRules, type Pending } from '../../data/context.ts';
import { meaningOf } from './status.ts';

const settleAccount = ({ data, values, before }: Pending): void => {
  if (before?.ContactId === values.ContactId) return;
  values.AccountId ??= rowBehind(data, 'Contact', values.ContactId)?.AccountId ?? null;
};

export const caseRules: ObjectRules = {
  beforeSave(pending) {
    const { values, before, now } = pending;
    values.IsClosed = meaningOf(pending, 'Status', values.Status).isClosed === true;
    values.ClosedDate = values.IsClosed ? (before?.ClosedDate ?? now) : null;
    settleAccount(pending);
  },
};
