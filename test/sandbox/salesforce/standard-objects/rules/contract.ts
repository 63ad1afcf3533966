import type { ObjectRules, Pending } from '../../data/context.ts';
import type { Value } from '../../data/types.ts';
import { ruleRefusals } from './messages.ts';
import { changedFields, isActivated } from './status.ts';

/**
 * A contract starts as a draft, is activated by a change of its status alone, and then stays. Its end follows from start
 * and term. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contract.htm
 */
const MILLISECONDS_PER_DAY = 86_400_000;

/** The last day of a term of `months` that starts on `start`. */
const endOf = (start: Value | undefined, months: Value | undefined): string | null => {
  if (typeof start !== 'string' || typeof months !== 'number') return null;
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number);
  const lastDayOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const sameDayLater = Date.UTC(year, month - 1 + months, Math.min(day, lastDayOfMonth));
  return new Date(sameDayLater - MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
};

const activate = (pending: Pending): void => {
  const others = changedFields(pending).filter((name) => name !== 'Status');
  if (pending.before === undefined) throw ruleRefusals.badActivation();
  if (others.length > 0) throw ruleRefusals.activationChangesMore(others);
  pending.values.ActivatedDate = pending.now;
  pending.values.ActivatedById = pending.caller.userId;
};

const statusCode = (pending: Pending): string => {
  if (isActivated(pending, pending.values.Status)) return 'Activated';
  return pending.values.Status === 'In Approval Process' ? 'InApproval' : 'Draft';
};

export const contractRules: ObjectRules = {
  beforeSave(pending) {
    const { values, before } = pending;
    const was = before !== undefined && isActivated(pending, before.Status);
    const is = isActivated(pending, values.Status);
    if (was && !is) throw ruleRefusals.contractStatus(String(values.Status));
    if (!was && is) activate(pending);
    values.StatusCode = statusCode(pending);
    values.EndDate = endOf(values.StartDate, values.ContractTerm);
  },
  beforeDelete({ record }) {
    if (record.StatusCode === 'Activated') throw ruleRefusals.activeContractDeleted();
  },
};
