/**
 * Validation rules of the package, asked once the record is as it would be saved: after before triggers, before it is written.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
import { validationErrors } from '../formula/validation-errors.ts';
import type { Pending } from './context.ts';
import { formulaSurrounding } from './formula-surrounding.ts';
import { SaveFailure } from './save-failure.ts';

/** @throws SaveFailure with the messages of all rules that refuse the row */
export const checkValidationRules = (pending: Pending): void => {
  const { data, object, before, values } = pending;
  const { validationRules = [] } = object;
  if (validationRules.length === 0) return;
  const errors = validationErrors(validationRules, data.schema, {
    ...formulaSurrounding(pending),
    ...{ record: values, prior: before, isNew: before === undefined },
  });
  if (errors.length > 0) throw new SaveFailure(errors);
};
