/**
 * Fields as formulas name them: of the record (`Amount`), of its parents (`Account.Owner.Name`, `Owner:User.Name`), of the record
 * in a flow (`$Record.Amount`, `$Record__Prior.Amount`). Formula fields are worked out where they are read.
 * https://help.salesforce.com/s/articleView?id=platform.customize_cross_object_overview.htm
 */
import { Big } from 'big.js';
import { Decimal } from '../apex/values/decimal.ts';
import { exchanged, rateOf } from '../data/currency-rates.ts';
import type { Value } from '../data/types.ts';
import { fieldOf } from '../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import type { Compiled, Scope } from './compiled.ts';
import { formulaTypeOf, formulaValueOf } from './field-value.ts';
import { FormulaInvalid } from './formula-error.ts';
import type { Evaluate, FormulaContext, FormulaValue, Row } from './values.ts';

/** Compiles the formula of a formula field; given by the compiler, which in turn needs what is here. */
export type CompileNested = (object: ObjectSchema, field: FieldSchema, scope: Scope) => Evaluate;

type ReadRow = (row: Row | undefined, context: FormulaContext) => Row | undefined;
type ReadField = (row: Row | undefined, context: FormulaContext) => FormulaValue;

type Step = { readonly lookUp: FieldSchema; readonly target: ObjectSchema };

const same = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();

const unknown = (path: string): FormulaInvalid => new FormulaInvalid(`Field ${path} does not exist. Check spelling.`);

const stepFrom = (scope: Scope, object: ObjectSchema, { name, path }: { name: string; path: string }): Step => {
  const [relationship = '', domain] = name.split(':');
  const lookUp = [...object.fields.values()].find((field) => same(field.relationshipName, relationship));
  if (lookUp === undefined) throw unknown(path);
  const wanted = domain ?? lookUp.referenceTo[0] ?? '';
  const target = lookUp.referenceTo.some((one) => same(one, wanted)) ? scope.schema.find(wanted) : undefined;
  if (target !== undefined) return { lookUp, target };
  throw new FormulaInvalid(`${wanted} is an invalid object type for the ${relationship} field. Check spelling.`);
};

const idIn = (row: Row | undefined, field: FieldSchema): Value => row?.[field.name] ?? null;

/** Nothing, too, where a polymorphic look-up leads to a record of another object. */
const parentReader =
  ({ lookUp, target }: Step): ReadRow =>
  (row, { org }) => {
    const id = idIn(row, lookUp);
    return typeof id === 'string' && id.startsWith(target.keyPrefix) ? org?.byId(target.name, id) : undefined;
  };

const LONG_TEXT = 255;

const typeNames: Readonly<Partial<Record<FieldSchema['type'], string>>> = {
  address: 'Address',
  location: 'Geolocation',
  base64: 'File',
  complexvalue: 'Complex Value',
};

const unsupportedType = (field: FieldSchema, { place }: Scope): string | undefined => {
  if (formulaTypeOf(field) === undefined) return typeNames[field.type];
  const isLong = field.type === 'textarea' && field.length > LONG_TEXT && field.formula === undefined;
  if (place !== 'field' || !isLong) return undefined;
  return field.isHtml === true ? 'Rich Text Area' : 'Long Text Area';
};

const ID_LENGTH = 15;

/** Formulas see ids in their form of 15 characters, flows in that of 18. */
const isShortened = ({ type }: FieldSchema, { place }: Scope): boolean =>
  place !== 'flow' && (type === 'id' || type === 'reference');

const zero = Decimal.fromInteger(0);

const fieldReader = (
  { object, field }: { object: ObjectSchema; field: FieldSchema },
  scope: Scope,
  nested: CompileNested,
): ReadField => {
  if (field.formula !== undefined && field.calculated) {
    const run = nested(object, field, scope);
    return (row, context) => (row === undefined ? undefined : run({ ...context, record: row }));
  }
  if (isShortened(field, scope)) return (row) => String(idIn(row, field) ?? '').slice(0, ID_LENGTH);
  return (row) => formulaValueOf(field, row?.[field.name]);
};

/** Number fields without a value are zero where the formula takes blanks so. */
const withBlanks = (field: FieldSchema, { blanksAs }: Scope, read: ReadField): ReadField =>
  blanksAs === 'zero' && formulaTypeOf(field) === 'Number' ? (row, context) => read(row, context) ?? zero : read;

/**
 * An amount of a parent, in the currency of the record that reads it.
 * https://help.salesforce.com/s/articleView?id=platform.formula_using_field_type_currency.htm
 */
const inCurrencyOf = (
  row: Row | undefined,
  parent: Row | undefined,
  { value, context }: { readonly value: FormulaValue; readonly context: FormulaContext },
): FormulaValue => {
  const { org } = context;
  const [from, to] = [parent?.CurrencyIsoCode, row?.CurrencyIsoCode];
  if (!(value instanceof Decimal) || org === undefined || from === to) return value;
  const amount = exchanged(new Big(value.toPlainString()), rateOf(org, from), rateOf(org, to));
  return Decimal.of(amount.toFixed());
};

const RECORD = '$record';
const PRIOR_RECORD = '$record__prior';

type Start = { readonly names: readonly string[]; readonly isPrior: boolean };

/** What of the path comes behind the record; the platform takes the object's own name in front of its fields as well. */
const startOf = (path: string, object: ObjectSchema): Start => {
  const [first = '', ...rest] = path.split('.');
  const isPrior = same(first, PRIOR_RECORD);
  if (isPrior || same(first, RECORD)) return { names: rest, isPrior };
  const isOwnName = rest.length > 0 && same(first, object.name) && !hasRelationship(object, first);
  return { names: isOwnName ? rest : [first, ...rest], isPrior };
};

const hasRelationship = (object: ObjectSchema, name: string): boolean =>
  [...object.fields.values()].some((field) => same(field.relationshipName, name));

/** A new record has no values before the save, so its present ones count as such. */
const priorRow = ({ prior, record, isNew }: FormulaContext): Row | undefined =>
  prior ?? (isNew === true ? record : prior);

const finish = (path: string, field: FieldSchema, scope: Scope): FieldSchema => {
  const unsupported = unsupportedType(field, scope);
  if (unsupported !== undefined)
    throw new FormulaInvalid(
      `You referenced an unsupported field type called "${unsupported}" using the following field: ${path}`,
    );
  return field;
};

/**
 * A field along its path.
 * @throws FormulaInvalid when the path leads nowhere
 */
export const compileField = (path: string, scope: Scope, nested: CompileNested): Compiled => {
  if (scope.object === undefined) throw unknown(path);
  const { names, isPrior } = startOf(path, scope.object);
  const readers: ReadRow[] = [];
  let at = scope.object;
  for (const name of names.slice(0, -1)) {
    const step = stepFrom(scope, at, { name, path });
    readers.push(parentReader(step));
    at = step.target;
  }
  const found = fieldOf(at, names.at(-1) ?? '');
  if (found === undefined) throw unknown(path);
  const field = finish(path, found, scope);
  const read = withBlanks(field, scope, fieldReader({ object: at, field }, scope, nested));
  const along: ReadField = (row, context) => {
    const holder = readers.reduce((from, next) => next(from, context), row);
    const value = read(holder, context);
    return field.type === 'currency' && holder !== row ? inCurrencyOf(row, holder, { value, context }) : value;
  };
  scope.references.add(path);
  const readPrior: Evaluate = (context) => along(priorRow(context), context);
  return {
    type: formulaTypeOf(field) ?? 'Text',
    run: isPrior ? (context) => along(context.prior, context) : (context) => along(context.record, context),
    field: { path, isOwn: names.length === 1 && !isPrior, readPrior },
  };
};
