/**
 * Validation rules of the package, asked once the record is as it would be saved: after before triggers, before it is written.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
import { validationErrors } from '../formula/language/validation-errors.ts';
import type { FormulaContext } from '../formula/language/values.ts';
import { objectNamed, rowBehind, type Data, type Pending } from './context.ts';
import { SaveFailure } from './save-failure.ts';

const orgOf = (data: Data): FormulaContext['org'] => {
  const [organization] = data.store.table(objectNamed(data, 'Organization')).live();
  return {
    orgId: organization?.Id ?? '',
    byId: (object, id) => rowBehind(data, object, id),
    rows: (object) => data.store.table(objectNamed(data, object)).live(),
  };
};

/** @throws SaveFailure with the messages of all rules that refuse the row */
export const checkValidationRules = ({ data, object, caller, now, before, values }: Pending): void => {
  const { validationRules = [] } = object;
  if (validationRules.length === 0) return;
  const errors = validationErrors(validationRules, data.schema, {
    ...{ record: values, prior: before, isNew: before === undefined },
    ...{ org: orgOf(data), userId: caller.userId, now: new Date(now) },
    zone: String(rowBehind(data, 'User', caller.userId)?.TimeZoneSidKey ?? 'GMT'),
  });
  if (errors.length > 0) throw new SaveFailure(errors);
};
