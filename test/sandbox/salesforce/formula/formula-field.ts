/**
 * Formula fields: their value is worked out when it is read, from the record and its parents. One without a result is empty.
 * https://help.salesforce.com/s/articleView?id=platform.customize_formulas.htm
 */
import { Unsupported } from '../../shared/unsupported.ts';
import { ApexDate } from '../apex/values/date.ts';
import { ApexDatetime } from '../apex/values/datetime.ts';
import { Decimal } from '../apex/values/decimal.ts';
import { ApexTime } from '../apex/values/time.ts';
import type { SObjectRecord, Value } from '../data/types.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/types.ts';
import { compileFormula, type CompiledFormula } from './compile-formula.ts';
import { fieldAlong, formulaTypeOf } from './field-path.ts';
import { FormulaFailed } from './formula-error.ts';
import type { FormulaValue, Situation } from './value.ts';

/** What formulas of fields see of an org. */
export type FormulaOrg = {
  readonly org: {
    readonly schema: Schema;
    byId(object: string, id: string): SObjectRecord | undefined;
  };
  readonly now: Date;
  readonly timeZone: string;
};

type StoredReader = (row: SObjectRecord) => Value;

const HUNDRED = Decimal.fromInteger(100);

/** Formulas see a percentage as the number it stands for. */
const numberIn = (field: FieldSchema, value: Value): FormulaValue => {
  if (typeof value !== 'number') return null;
  const number = Decimal.fromDouble(value);
  return field.type === 'percent' ? number.dividedBy(HUNDRED) : number;
};

const timeOf = (text: string): ApexTime => new ApexTime(Date.parse(`1970-01-01T${text.replace(/Z?$/, 'Z')}`));

/** A stored value as formulas have it. */
const formulaValueOf = (field: FieldSchema, value: Value): FormulaValue => {
  const type = formulaTypeOf(field);
  if (type === 'Number') return numberIn(field, value);
  if (type === 'Boolean') return value === true;
  if (typeof value !== 'string') return null;
  if (type === 'Date') return ApexDate.parse(value) ?? null;
  if (type === 'DateTime') return new ApexDatetime(Date.parse(value));
  return type === 'Time' ? timeOf(value) : value;
};

const numberFor = (field: FieldSchema, number: Decimal): number => {
  const shown = field.type === 'percent' ? number.times(HUNDRED) : number;
  return shown.setScale(field.scale, 'HALF_UP').toNumber();
};

/** The result as the field stores it. */
export const storedValueOf = (field: FieldSchema, value: FormulaValue): Value => {
  if (field.type === 'boolean') return value === true;
  if (value === null || value === '') return null;
  if (value instanceof Decimal) return numberFor(field, value);
  if (value instanceof ApexDatetime) return value.toIso();
  return value instanceof ApexDate || value instanceof ApexTime ? value.toText() : value;
};

const compiledFormulas = new WeakMap<FieldSchema, CompiledFormula>();

const compiledOf = (schema: Schema, object: ObjectSchema, field: FieldSchema): CompiledFormula => {
  const typeOf = (path: string) => {
    if (path.startsWith('$')) throw new Unsupported(`${path} in formulas (${object.name}.${field.name})`);
    const found = fieldAlong(schema, object, path)?.field;
    return found === undefined ? undefined : formulaTypeOf(found);
  };
  const compiled = compiledFormulas.get(field) ?? compileFormula(field.formula ?? '', { typeOf });
  compiledFormulas.set(field, compiled);
  return compiled;
};

const parentOf = ({ org }: FormulaOrg, id: Value): SObjectRecord | undefined => {
  const object = typeof id === 'string' ? org.schema.findByKeyPrefix(id.slice(0, 3)) : undefined;
  return object === undefined ? undefined : org.byId(object.name, String(id));
};

type Start = { readonly object: ObjectSchema; readonly row: SObjectRecord };

/** The value at the end of a path; blank when a parent on the way is missing. */
const readAlong = (world: FormulaOrg, { object, row }: Start, path: string): FormulaValue => {
  const { schema } = world.org;
  const found = fieldAlong(schema, object, path);
  if (found === undefined) return null;
  let at: SObjectRecord = row;
  for (const hop of found.hops) {
    const parent = parentOf(world, at[hop.name] ?? null);
    if (parent === undefined) return null;
    at = parent;
  }
  const { field } = found;
  const value = field.formula === undefined ? (at[field.name] ?? null) : formulaFieldReader(world, field)(at);
  return formulaValueOf(field, value);
};

/**
 * A function that works a formula field out for a record.
 * @throws FormulaInvalid or Unsupported, when the value is first asked for, on a formula that cannot be
 */
export const formulaFieldReader = (world: FormulaOrg, field: FieldSchema): StoredReader => {
  const { org, now, timeZone } = world;
  return (row) => {
    const object = org.schema.findByKeyPrefix(row.Id.slice(0, 3));
    if (object === undefined) return null;
    const read = (path: string): FormulaValue => readAlong(world, { object, row }, path);
    const situation: Situation = { read, now, timeZone, blanksAsZero: field.blanksAsZero === true };
    try {
      return storedValueOf(field, compiledOf(org.schema, object, field).evaluate(situation));
    } catch (failed) {
      if (failed instanceof FormulaFailed) return null;
      throw failed;
    }
  };
};
