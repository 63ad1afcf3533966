/** Checks that the literal of a condition fits the type of what it is compared with, and makes it comparable. */
import { normalizedId } from '../../data/record-id.ts';
import type { FieldType } from '../../schema/types.ts';
import type { BindLiteral, Literal } from '../syntax/ast.ts';
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

type Fit = {
  readonly suits: (type: FieldType) => boolean;
  readonly kinds: readonly Literal['kind'][];
  /** What Apex calls a column of the type, and which types of binds it takes. */
  readonly apex: string;
  readonly binds: readonly string[];
};

const NUMBERS = ['Integer', 'Long', 'Decimal', 'Double'] as const;
const INSTANTS = ['Date', 'Datetime'] as const;

const FITS: readonly Fit[] = [
  { suits: isId, kinds: ['string'], apex: 'Id', binds: ['Id', 'String'] },
  { suits: isText, kinds: ['string'], apex: 'String', binds: ['String', 'Id'] },
  { suits: isNumber, kinds: ['number'], apex: 'Decimal', binds: NUMBERS },
  { suits: (type) => type === 'boolean', kinds: ['boolean'], apex: 'Boolean', binds: ['Boolean'] },
  { suits: (type) => type === 'date', kinds: ['date', 'period'], apex: 'Date', binds: INSTANTS },
  { suits: (type) => type === 'datetime', kinds: ['datetime', 'period'], apex: 'Datetime', binds: INSTANTS },
  { suits: (type) => type === 'time', kinds: ['time'], apex: 'Time', binds: ['Time'] },
];

const fitOf = (left: BoundValue): Fit | undefined => FITS.find(({ suits }) => suits(left.type));

const mismatch = (scope: NameScope, left: BoundValue, literal: Literal): Error => {
  const quotes = isText(left.type) ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  const reason = `value of filter criterion for field '${left.name}' must be of type ${soapTypeOf(left.type)} and ${quotes}`;
  return refuse(scope, literal.at, { errorCode: 'INVALID_FIELD', reason });
};

/** The refusal of a bind whose type does not fit the column. */
const bindMismatch = (scope: NameScope, left: BoundValue, bind: { type: string; at: number }): Error =>
  refuse(scope, bind.at, {
    errorCode: 'INVALID_FIELD',
    reason: `Invalid bind expression type of ${bind.type} for column of type ${fitOf(left)?.apex ?? left.type}`,
  });

const IS_SOBJECT = /^(?:SObject|[A-Z]\w*)$/;
const ANYTHING: ReadonlySet<string> = new Set(['Object', 'null', '']);
const PRIMITIVES: ReadonlySet<string> = new Set([...NUMBERS, ...INSTANTS, 'Boolean', 'String', 'Id', 'Time', 'Blob']);

/** Checks a query that the compiler has put types in; what stands there at run time is checked again. */
const checkBind = (scope: NameScope, left: BoundValue, { type, at }: BindLiteral): FilterValue => {
  if (type === undefined) {
    throw refuse(scope, at, { errorCode: 'MALFORMED_QUERY', reason: 'Bind variables only allowed in Apex code' });
  }
  const fit = fitOf(left);
  const isRecord = isId(left.type) && !PRIMITIVES.has(type) && IS_SOBJECT.test(type);
  if (ANYTHING.has(type) || isRecord || fit?.binds.includes(type) === true) return value(null);
  throw bindMismatch(scope, left, { type, at });
};

type Written = Exclude<Literal, BindLiteral>;

/** An Apex date may stand for an instant and the other way round. */
const converted = (left: BoundValue, literal: Written): Written => {
  if (left.type === 'datetime' && literal.kind === 'date' && literal.boundType !== undefined) {
    return { ...literal, kind: 'datetime', value: `${literal.value}T00:00:00.000Z` };
  }
  if (left.type === 'date' && literal.kind === 'datetime' && literal.boundType !== undefined) {
    return { ...literal, kind: 'date', value: literal.value.slice(0, 10) };
  }
  return literal;
};

/** Amounts of a currency are compared with fields of currency, never with what is added up. */
const isAmountOf = (left: BoundValue, literal: Written): boolean =>
  literal.kind === 'amount' && left.kind === 'field' && left.type === 'currency';

const checkFit = (scope: NameScope, left: BoundValue, literal: Written): void => {
  if (isAmountOf(left, literal)) return;
  if (fitOf(left)?.kinds.includes(literal.kind) === true) return;
  const { boundType, at } = literal;
  if (boundType !== undefined) throw bindMismatch(scope, left, { type: boundType, at });
  if (!isId(left.type)) throw mismatch(scope, left, literal);
};

const filterValue = (scope: NameScope, left: BoundValue, literal: Written): FilterValue => {
  if (literal.kind === 'null') return value(null);
  checkFit(scope, left, literal);
  if (isId(left.type)) return idValue(scope, literal);
  if (literal.kind === 'amount') return literal;
  return literal.kind === 'period' ? literal : value(literal.value === '' ? null : literal.value);
};

/**
 * The value a literal stands for when compared with `left`.
 * @throws SoqlError INVALID_FIELD when the types differ, INVALID_QUERY_FILTER_OPERATOR for a malformed id
 */
export const bindFilterValue = (scope: NameScope, left: BoundValue, literal: Literal): FilterValue =>
  literal.kind === 'bind' ? checkBind(scope, left, literal) : filterValue(scope, left, converted(left, literal));
