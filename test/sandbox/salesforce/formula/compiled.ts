/** What the parts of a formula are once they are checked: a type and a closure, and what else functions may ask of them. */
import type { ObjectSchema, Schema } from '../schema/types.ts';
import { FormulaInvalid } from './formula-error.ts';
import type { Evaluate, FormulaType, Globals } from './values.ts';

/** Where a formula stands; it decides which functions and fields it may use. */
export type FormulaPlace = 'field' | 'rule' | 'default' | 'flow';

export type FormulaOptions = {
  readonly schema: Schema;
  /** The object whose fields go by their bare names; undefined where there is none, as in an autolaunched flow. */
  readonly object?: ObjectSchema | undefined;
  /** What the result must be; anything when left out. */
  readonly returns?: FormulaType | undefined;
  /** `formulaTreatBlanksAs`: what empty number fields count as. Blank when left out. */
  readonly blanksAs?: 'zero' | 'blank';
  readonly globals?: Globals | undefined;
  /** What bare names mean where no object stands behind the formula. */
  readonly variables?: Globals | undefined;
  /** `rule` when left out. */
  readonly place?: FormulaPlace;
};

/** Options and what compiling gathers on its way. */
export type Scope = FormulaOptions & {
  readonly place: FormulaPlace;
  /** Formula fields being compiled at this moment, `Account.Total__c`. */
  readonly open: ReadonlySet<string>;
  /** Paths of the fields that were referred to. */
  readonly references: Set<string>;
};

/** A field, as those functions need it that ask for more than its value. */
export type FieldUse = {
  readonly path: string;
  /** Whether it is on the record itself and so has a value before the save. */
  readonly isOwn: boolean;
  readonly readPrior: Evaluate;
};

export type Compiled = {
  readonly type: FormulaType;
  readonly run: Evaluate;
  /** The text of a text literal. */
  readonly literal?: string;
  readonly field?: FieldUse;
};

export type Call = { readonly name: string; readonly parts: readonly Compiled[]; readonly scope: Scope };

/** `function 'LEFT()'`, `operator '+'`: how messages name what was called. */
export const describeCallee = (name: string): string =>
  /^[A-Za-z]/.test(name) ? `function '${name}()'` : `operator '${name}'`;

/** A message of the platform about a picklist where none may stand. */
export const refusePicklist = ({ type, field }: Compiled): void => {
  if (type !== 'Picklist' && type !== 'Multi-Select Picklist') return;
  const [article, plural] =
    type === 'Picklist' ? ['a picklist', 'Picklist'] : ['a multi-select picklist', 'Multi-select picklist'];
  throw new FormulaInvalid(
    `Field ${field?.path ?? ''} is ${article} field. ${plural} fields are only supported in certain functions.`,
  );
};

/** The type is not one of the expected; an expected type that was received is left out of the message, as the platform does. */
export const wrongType = (name: string, expected: readonly string[], received: Compiled): FormulaInvalid => {
  const others = expected.filter((type) => type !== received.type).join(', ');
  return new FormulaInvalid(
    `Incorrect parameter type for ${describeCallee(name)}. Expected ${others}, received ${received.type}`,
  );
};

export const wrongCount = (name: string, expected: number, received: number): FormulaInvalid =>
  new FormulaInvalid(
    `Incorrect number of parameters for ${describeCallee(name)}. Expected ${expected}, received ${received}`,
  );

export const wrongArgument = (name: string): FormulaInvalid =>
  new FormulaInvalid(`Incorrect argument type for ${describeCallee(name)}. `);

/** The type both have, when one of them may be NULL. @returns undefined when they have none in common */
export const commonType = (left: FormulaType, right: FormulaType): FormulaType | undefined => {
  if (left === 'Null') return right;
  return right === 'Null' || left === right ? left : undefined;
};
