import { rowBehind, rowsWhere, type ObjectRules, type Pending } from '../../data/context.ts';
import { ruleRefusals } from './messages.ts';
import { changedFields, isActivated } from './status.ts';

/**
 * An order starts as a draft within its contract's dates, and is activated by a change of its status alone once it has
 * products and an activated contract. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_order.htm
 */
const FIXED_ON_ACTIVATED = ['AccountId', 'ContractId', 'CurrencyIsoCode'] as const;

const itemsOf = (pending: Pending) =>
  pending.before === undefined
    ? []
    : rowsWhere(pending.data, 'OrderItem', { field: 'OrderId', value: pending.before.Id });

const checkContract = ({ data, values }: Pending): void => {
  const contract = rowBehind(data, 'Contract', values.ContractId);
  const { EffectiveDate: start } = values;
  if (contract === undefined) return;
  if (contract.AccountId !== values.AccountId) throw ruleRefusals.accountDiffers();
  if (typeof start !== 'string') return;
  const { StartDate: from, EndDate: until } = contract;
  if (typeof from === 'string' && start < from) throw ruleRefusals.startsBeforeContract();
  if (typeof until === 'string' && start > until) throw ruleRefusals.startsAfterContract();
};

const checkFixed = (pending: Pending, wasActive: boolean): void => {
  const { before, values } = pending;
  if (before === undefined) return;
  if (before.Pricebook2Id !== null && before.Pricebook2Id !== values.Pricebook2Id) throw ruleRefusals.pricebookFixed();
  const changed = FIXED_ON_ACTIVATED.find((name) => wasActive && before[name] !== values[name]);
  if (changed !== undefined) throw ruleRefusals.fixedOnActivated(changed);
  const movesCurrency = before.CurrencyIsoCode !== values.CurrencyIsoCode;
  if (movesCurrency && itemsOf(pending).length > 0) throw ruleRefusals.parentCurrencyFixed();
};

const activate = (pending: Pending): void => {
  if (pending.before === undefined) throw ruleRefusals.badActivation();
  const others = changedFields(pending).filter((name) => name !== 'Status');
  if (others.length > 0) throw ruleRefusals.activationChangesMore(others);
  if (itemsOf(pending).length === 0) throw ruleRefusals.noProducts();
  const contract = rowBehind(pending.data, 'Contract', pending.values.ContractId);
  if (contract !== undefined && contract.StatusCode !== 'Activated') throw ruleRefusals.contractNotActive();
  pending.values.ActivatedDate = pending.now;
  pending.values.ActivatedById = pending.caller.userId;
};

export const orderRules: ObjectRules = {
  beforeSave(pending) {
    const { values, before } = pending;
    const was = before !== undefined && isActivated(pending, before.Status);
    const is = isActivated(pending, values.Status);
    checkFixed(pending, was);
    checkContract(pending);
    if (is && !was) activate(pending);
    values.StatusCode = is ? 'Activated' : 'Draft';
  },
  beforeDelete({ record }) {
    if (record.StatusCode === 'Activated') throw ruleRefusals.activeOrderDeleted();
  },
};
