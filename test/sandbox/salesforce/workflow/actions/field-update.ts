/**
 * Field updates: a value for a field of the record or of its parent.
 * https://help.salesforce.com/s/articleView?id=platform.workflow_defining_field_updates.htm
 */
import { compileFormula, type Formula } from '../../formula/compile.ts';
import { storedValueOf } from '../../formula/field-value.ts';
import { FormulaFault } from '../../formula/formula-error.ts';
import { orgGlobals } from '../../formula/globals.ts';
import type { Value } from '../../data/types.ts';
import { fieldOf } from '../../schema/schema.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../schema/types.ts';
import type { FieldUpdate } from '../definition/workflow-metadata.ts';
import { ActionInvalid } from './problem.ts';
import { formulaContext, type Scene } from './scene.ts';

/** A field to be set on one record. */
export type Change = {
  readonly object: ObjectSchema;
  readonly id: string;
  readonly field: string;
  readonly value: Value;
  readonly reevaluates: boolean;
  readonly notifies: boolean;
};

/** Nothing when the look-up to the parent is empty. */
export type RunUpdate = (scene: Scene) => Change | undefined;

type Place = { readonly schema: Schema; readonly object: ObjectSchema };
type ValueOf = (scene: Scene, present: Value) => Value;
type Target = { readonly object: ObjectSchema; readonly idIn: (scene: Scene) => string | undefined };

const targetOf = ({ schema, object }: Place, { targetObject }: FieldUpdate): Target => {
  if (targetObject === undefined || targetObject.toLowerCase() === object.name.toLowerCase())
    return { object, idIn: ({ record }) => record.Id };
  const lookUp =
    fieldOf(object, targetObject) ??
    [...object.fields.values()].find(({ referenceTo }) => referenceTo.includes(targetObject));
  const parent = schema.find(lookUp?.referenceTo[0] ?? '');
  if (lookUp === undefined || parent === undefined)
    throw new ActionInvalid(`targetObject: ${targetObject} is no parent of ${object.name}`);
  return {
    object: parent,
    idIn({ record }) {
      const id = record[lookUp.name];
      return typeof id === 'string' ? id : undefined;
    },
  };
};

const NUMBERS: ReadonlySet<string> = new Set(['currency', 'double', 'int', 'percent']);

const literalOf = (field: FieldSchema, text: string): Value => {
  if (field.type === 'boolean') return text === '1' || text.toLowerCase() === 'true';
  return NUMBERS.has(field.type) ? Number(text) : text;
};

const formulaIn = ({ schema, object }: Place, text: string): Formula => {
  const formula = compileFormula(text, { schema, object, globals: orgGlobals(schema) });
  if ('problems' in formula) throw new ActionInvalid(`formula: ${formula.problems.join('; ')}`);
  return formula;
};

const byFormula = (place: Place, field: FieldSchema, text: string): ValueOf => {
  const formula = formulaIn(place, text);
  return (scene) => {
    try {
      return storedValueOf(field, formula.evaluate(formulaContext(scene)));
    } catch (failed) {
      if (failed instanceof FormulaFault) return null;
      throw failed;
    }
  };
};

const same = (one: Value | undefined, other: string): boolean => String(one).toLowerCase() === other.toLowerCase();

/** How the record is found that a look-up is set to. */
const LOOK_UPS = {
  User: ({ org }: Scene, name: string) => [...org.rows('User')].find(({ Username }) => same(Username, name)),
  Queue: ({ org }: Scene, name: string) =>
    [...org.rows('Group')].find(({ DeveloperName, Type }) => Type === 'Queue' && same(DeveloperName, name)),
  RecordType: ({ org, object }: Scene, name: string) =>
    [...org.rows('RecordType')].find(
      ({ DeveloperName, SobjectType }) => SobjectType === object.name && same(DeveloperName, name),
    ),
} as const;

const byLookUp = ({ lookupValue = '', lookupValueType }: FieldUpdate): ValueOf => {
  if (lookupValueType === undefined) throw new ActionInvalid('lookupValueType: required for a look-up');
  const find = LOOK_UPS[lookupValueType];
  return (scene) => find(scene, lookupValue)?.Id ?? null;
};

/** The neighbour in the order of the picklist; the last, and the first, stay. */
const byNeighbour = ({ picklistValues }: FieldSchema, step: 1 | -1): ValueOf => {
  const values = picklistValues.map(({ value }) => value);
  return (_scene, present) => {
    const at = values.indexOf(String(present));
    return (at < 0 ? undefined : values[at + step]) ?? present;
  };
};

const valueOf = (place: Place, field: FieldSchema, update: FieldUpdate): ValueOf => {
  const operations: Readonly<Record<FieldUpdate['operation'], () => ValueOf>> = {
    Literal: () => {
      const literal = literalOf(field, update.literalValue ?? '');
      return () => literal;
    },
    Formula: () => byFormula(place, field, update.formula ?? ''),
    Null: () => () => (field.type === 'boolean' ? false : null),
    LookupValue: () => byLookUp(update),
    NextValue: () => byNeighbour(field, 1),
    PreviousValue: () => byNeighbour(field, -1),
  };
  return operations[update.operation]();
};

/** @throws ActionInvalid for unknown fields, and formulas that do not compile */
export const compileFieldUpdate = (place: Place, update: FieldUpdate): RunUpdate => {
  const target = targetOf(place, update);
  const field = fieldOf(target.object, update.field);
  if (field === undefined) throw new ActionInvalid(`field: ${target.object.name} has no field ${update.field}`);
  const value = valueOf(place, field, update);
  const { reevaluateOnChange: reevaluates, notifyAssignee: notifies } = update;
  return (scene) => {
    const id = target.idIn(scene);
    const row = id === scene.record.Id ? scene.record : scene.org.byId(target.object.name, id ?? '');
    if (id === undefined || row === undefined) return undefined;
    const present = row[field.name] ?? null;
    return { object: target.object, id, field: field.name, value: value(scene, present), reevaluates, notifies };
  };
};
