/**
 * Formulas, checked against the fields they may read and made ready to run: one evaluator for every place that has formulas.
 * What the platform's language has and this one has not is refused by name.
 * https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm
 */
import { Decimal } from '../apex/values/decimal.ts';
import { FormulaInvalid } from './formula-error.ts';
import { functionNamed, type FormulaFunction } from './functions/functions.ts';
import { MEANINGS, type Meaning } from './operators.ts';
import { parseFormula, type FormulaNode } from './parse-formula.ts';
import type { FormulaType, FormulaValue, Situation } from './value.ts';

/** What a formula may refer to. */
export type FormulaScope = {
  /** The type of a field or global variable by its path (`Account.Name`, `$User.Id`); undefined when there is none. */
  readonly typeOf: (path: string) => FormulaType | undefined;
};

export type CompiledFormula = {
  readonly type: FormulaType;
  /** The paths it reads, as the formula spells them. */
  readonly references: readonly string[];
  /** @throws FormulaFailed when there is no result */
  evaluate(situation: Situation): FormulaValue;
};

type Part = { readonly type: FormulaType; readonly evaluate: (situation: Situation) => FormulaValue };

type Compiling = FormulaScope & { readonly references: Set<string> };

type Of<Kind extends FormulaNode['kind']> = Extract<FormulaNode, { kind: Kind }>;

const fits = (given: FormulaType, wanted: FormulaType): boolean => given === wanted || given === 'Null';

const PICKLISTS: ReadonlySet<FormulaType> = new Set(['Picklist', 'Multipicklist']);

const reference = (compiling: Compiling, { path }: Of<'reference'>): Part => {
  const type = compiling.typeOf(path);
  if (type === undefined) throw new FormulaInvalid(`Field ${path} does not exist. Check spelling.`);
  compiling.references.add(path);
  const zero = Decimal.fromInteger(0);
  const evaluate =
    type === 'Number'
      ? ({ read, blanksAsZero }: Situation) => read(path) ?? (blanksAsZero ? zero : null)
      : ({ read }: Situation) => read(path);
  return { type, evaluate };
};

const wrongOperand = (sign: string, meanings: readonly Meaning[], found: FormulaType): FormulaInvalid => {
  const expected = [...new Set(meanings.map(({ left }) => left))].join(', ');
  return new FormulaInvalid(`Incorrect parameter type for operator '${sign}'. Expected ${expected}, received ${found}`);
};

const refusePicklist = (node: FormulaNode, { type }: Part): void => {
  if (!PICKLISTS.has(type)) return;
  const name = node.kind === 'reference' ? node.path : '';
  const which = type === 'Picklist' ? 'a picklist' : 'a multi-select picklist';
  throw new FormulaInvalid(
    `Field ${name} is ${which} field. ${type === 'Picklist' ? 'Picklist' : 'Multi-select picklist'} fields are only supported in certain functions.`,
  );
};

/** `&&` and `||` look at the right side only when the left one leaves it open. */
const DECIDED_BY: Readonly<Record<string, boolean>> = { '&&': false, '||': true };

const operation = (compiling: Compiling, node: Of<'operation'>): Part => {
  const [left, right] = [compile(compiling, node.left), compile(compiling, node.right)];
  refusePicklist(node.left, left);
  refusePicklist(node.right, right);
  const meanings = MEANINGS[node.sign] ?? [];
  const meaning = meanings.find((one) => fits(left.type, one.left) && fits(right.type, one.right));
  if (meaning === undefined) {
    const isLeftAtFault = !meanings.some((one) => fits(left.type, one.left));
    throw wrongOperand(node.sign, meanings, isLeftAtFault ? left.type : right.type);
  }
  const decided = DECIDED_BY[node.sign];
  return {
    type: meaning.gives,
    evaluate(situation) {
      const first = left.evaluate(situation);
      return decided !== undefined && (first === true) === decided
        ? decided
        : meaning.compute(first, right.evaluate(situation));
    },
  };
};

const negation = (compiling: Compiling, node: Of<'negation'>): Part => {
  const { type, evaluate } = compile(compiling, node.operand);
  const wanted = node.sign === '-' ? 'Number' : 'Boolean';
  if (!fits(type, wanted))
    throw new FormulaInvalid(
      `Incorrect parameter type for operator '${node.sign}'. Expected ${wanted}, received ${type}`,
    );
  if (wanted === 'Boolean') return { type: wanted, evaluate: (situation) => evaluate(situation) !== true };
  return {
    type: wanted,
    evaluate(situation) {
      const value = evaluate(situation);
      return value instanceof Decimal ? value.negate() : null;
    },
  };
};

const expectedCount = ({ least, most }: FormulaFunction, given: number): string => {
  if (least === most) return String(least);
  return given < least ? `at least ${least}` : `at most ${most}`;
};

const checkCount = (name: string, called: FormulaFunction, given: number): void => {
  if (given >= called.least && given <= called.most) return;
  throw new FormulaInvalid(
    `Incorrect number of parameters for function '${name}()'. Expected ${expectedCount(called, given)}, received ${given}`,
  );
};

const checkTypes = (name: string, called: FormulaFunction, types: readonly FormulaType[]): void => {
  for (const [position, type] of types.entries()) {
    const wanted = called.takes(position, types);
    if (wanted === undefined || type === 'Null' || wanted.includes(type)) continue;
    throw new FormulaInvalid(
      `Incorrect parameter type for function '${name}()'. Expected ${wanted.join(', ')}, received ${type}`,
    );
  }
};

const call = (compiling: Compiling, { name, args }: Of<'call'>): Part => {
  const called = functionNamed(name);
  if (called === undefined) throw new FormulaInvalid(`Unknown function ${name}. Check spelling.`);
  const parts = args.map((arg) => compile(compiling, arg));
  const types = parts.map(({ type }) => type);
  checkCount(name, called, parts.length);
  checkTypes(name, called, types);
  return {
    type: called.gives(types),
    evaluate: (situation) =>
      called.compute(
        parts.map((part) => () => part.evaluate(situation)),
        situation,
      ),
  };
};

const constant = (type: FormulaType, value: FormulaValue): Part => ({ type, evaluate: () => value });

type Constant = Of<'number' | 'text' | 'boolean' | 'null'>;

const CONSTANTS: ReadonlySet<string> = new Set(['number', 'text', 'boolean', 'null']);

const isConstant = (node: FormulaNode): node is Constant => CONSTANTS.has(node.kind);

const constantOf = (node: Constant): Part => {
  if (node.kind === 'number') return constant('Number', Decimal.of(node.text));
  if (node.kind === 'text') return constant('Text', node.text);
  return node.kind === 'boolean' ? constant('Boolean', node.value) : constant('Null', null);
};

const compile = (compiling: Compiling, node: FormulaNode): Part => {
  if (isConstant(node)) return constantOf(node);
  switch (node.kind) {
    case 'reference':
      return reference(compiling, node);
    case 'negation':
      return negation(compiling, node);
    case 'operation':
      return operation(compiling, node);
    case 'call':
      return call(compiling, node);
  }
};

/**
 * @throws FormulaInvalid in the platform's words when the text is no formula over these fields
 * @throws Unsupported for functions the platform has and the sandbox has not
 */
export const compileFormula = (text: string, scope: FormulaScope): CompiledFormula => {
  const compiling: Compiling = { ...scope, references: new Set() };
  const { type, evaluate } = compile(compiling, parseFormula(text));
  return { type, references: [...compiling.references], evaluate };
};
