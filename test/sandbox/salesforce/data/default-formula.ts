/**
 * Default values that are formulas, worked out when a record is made: `TODAY() + 7`, `IF(…)`, a text.
 * https://help.salesforce.com/s/articleView?id=platform.fields_about_default_value.htm
 */
import { Unsupported } from '../../shared/unsupported.ts';
import { compileFormula } from '../formula/compile-formula.ts';
import { storedValueOf } from '../formula/formula-field.ts';
import type { FieldSchema } from '../schema/types.ts';
import type { Value } from './types.ts';

/** Days of the sandbox's defaults begin at midnight in GMT. */
const TIME_ZONE = 'GMT';

/**
 * @param now ISO 8601 in UTC
 * @throws Unsupported naming the field when its default looks at other records, such as the running user
 */
export const defaultByFormula = (field: FieldSchema, now: string): Value => {
  const { defaultFormula = '', name } = field;
  const refuse = (path: string): never => {
    throw new Unsupported(`${path} in the default value of ${name}`);
  };
  const formula = compileFormula(defaultFormula, { typeOf: refuse });
  return storedValueOf(
    field,
    formula.evaluate({ read: refuse, now: new Date(now), timeZone: TIME_ZONE, blanksAsZero: false }),
  );
};
