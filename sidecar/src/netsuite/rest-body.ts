import { needsAPerson } from '../shared/failure.ts';
import type { MappedField, MappedValue } from '../shared/mapping.ts';
import { sameDecimal } from '../shared/money.ts';

/** Mapped values in the JSON that the REST record service takes. */

/** A decimal as a JSON number, which is what NetSuite takes; refuses one that a double cannot hold exactly. @throws Failure VALUE_REFUSED */
export const jsonNumber = (decimal: string): number => {
  const value = Number(decimal);
  if (sameDecimal(String(value), decimal)) return value;
  throw needsAPerson({
    code: 'VALUE_REFUSED',
    message: `${decimal} has more digits than NetSuite's JSON numbers can carry.`,
    advice: 'Round the price or quantity in Salesforce.',
    owner: 'rep',
  });
};

const rendered = (value: MappedValue): unknown => {
  switch (value.kind) {
    case 'text':
    case 'boolean':
      return value.value;
    case 'decimal':
      return jsonNumber(value.value);
    case 'reference':
      return { id: value.id };
  }
};

/** The fields as an object under their REST names. */
export const bodyOf = (fields: readonly MappedField[]): Record<string, unknown> =>
  Object.fromEntries(fields.map(({ field, value }) => [field, rendered(value)]));
