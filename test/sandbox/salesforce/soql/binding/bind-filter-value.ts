/** Checks that the literal of a condition fits the type of what it is compared with, and makes it comparable. */
import { normalizedId } from '../../data/record-id.ts';
import type { FieldType } from '../../schema/types.ts';
import type { Literal } from '../syntax/ast.ts';
import type { BoundValue, FilterValue } from './bound.ts';
import { isId, isNumber, isText } from './field-abilities.ts';
import { type NameScope, refuse } from './name-scope.ts';

/** What refusals call a type: the names of the SOAP API. */
export const soapTypeOf = (type: FieldType): string => {
  if (isText(type)) return 'string';
  if (isId(type)) return 'id';
  if (type === 'datetime') return 'dateTime';
  return isNumber(type) && type !== 'int' ? 'double' : type;
};

const value = (meant: string | number | boolean | null): FilterValue => ({ kind: 'value', value: meant });

const idValue = (scope: NameScope, literal: Literal): FilterValue => {
  const written = literal.kind === 'string' ? literal.value : String('value' in literal ? literal.value : '');
  if (literal.kind === 'string' && written === '') return value(null);
  const id = literal.kind === 'string' ? normalizedId(written) : undefined;
  if (id !== undefined) return value(id);
  const reason = `invalid ID field: ${written}`;
  throw refuse(scope, literal.at, { errorCode: 'INVALID_QUERY_FILTER_OPERATOR', reason });
};

type Fit = { readonly suits: (type: FieldType) => boolean; readonly kinds: readonly Literal['kind'][] };

const FITS: readonly Fit[] = [
  { suits: isText, kinds: ['string'] },
  { suits: isNumber, kinds: ['number'] },
  { suits: (type) => type === 'boolean', kinds: ['boolean'] },
  { suits: (type) => type === 'date', kinds: ['date', 'period'] },
  { suits: (type) => type === 'datetime', kinds: ['datetime', 'period'] },
];

const mismatch = (scope: NameScope, left: BoundValue, literal: Literal): Error => {
  const quotes = isText(left.type) ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  const reason = `value of filter criterion for field '${left.name}' must be of type ${soapTypeOf(left.type)} and ${quotes}`;
  return refuse(scope, literal.at, { errorCode: 'INVALID_FIELD', reason });
};

/**
 * The value a literal stands for when compared with `left`.
 * @throws SoqlError INVALID_FIELD when the types differ, INVALID_QUERY_FILTER_OPERATOR for a malformed id
 */
export const bindFilterValue = (scope: NameScope, left: BoundValue, literal: Literal): FilterValue => {
  if (literal.kind === 'bind') {
    throw refuse(scope, literal.at, {
      errorCode: 'MALFORMED_QUERY',
      reason: 'Bind variables only allowed in Apex code',
    });
  }
  if (literal.kind === 'null') return value(null);
  if (isId(left.type)) return idValue(scope, literal);
  const fit = FITS.find(({ suits }) => suits(left.type));
  if (fit?.kinds.includes(literal.kind) !== true) throw mismatch(scope, left, literal);
  return literal.kind === 'period' ? literal : value(literal.value === '' ? null : literal.value);
};
