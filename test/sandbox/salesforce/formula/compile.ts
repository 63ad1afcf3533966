/**
 * The one evaluator of formulas: a text becomes a checked tree of closures, once, and is run for each record. What is wrong with it
 * is told in the platform's words. https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm
 */
import { Decimal } from '../apex/values/decimal.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { commonType, refusePicklist, type Compiled, type FormulaOptions, type Scope } from './compiled.ts';
import { compileField } from './field-reference.ts';
import { formulaTypeOf } from './field-value.ts';
import { FormulaInvalid } from './formula-error.ts';
import { functionNamed } from './functions/index.ts';
import { compileOperator, compileSign } from './operators.ts';
import { parseFormula, type FormulaNode } from './parser.ts';
import type { Evaluate, FormulaContext, FormulaType, FormulaValue, Globals, GlobalVariable } from './values.ts';

type Of<Kind extends FormulaNode['kind']> = Extract<FormulaNode, { kind: Kind }>;

const LOGIC: Readonly<Record<string, 'and' | 'or'>> = { '&&': 'and', '||': 'or' };

const binary = ({ operator, left, right }: Of<'binary'>, scope: Scope): Compiled => {
  const sides = { left: compileNode(left, scope), right: compileNode(right, scope) };
  const logic = LOGIC[operator];
  if (logic === undefined) return compileOperator(operator, sides, scope.place);
  return functionNamed(logic, scope.place)({ name: logic, parts: [sides.left, sides.right], scope });
};

const unary = ({ operator, operand }: Of<'unary'>, scope: Scope): Compiled => {
  const part = compileNode(operand, scope);
  if (operator !== 'NOT') return compileSign(operator, part);
  return functionNamed('not', scope.place)({ name: 'not', parts: [part], scope });
};

const call = ({ name, arguments: given }: Of<'call'>, scope: Scope): Compiled => {
  const compile = functionNamed(name, scope.place);
  return compile({ name, parts: given.map((part) => compileNode(part, scope)), scope });
};

/** An object's field as VLOOKUP names it: its path, not a value. */
const OBJECT_TYPE = /^\$objecttype\./i;

const RECORD = /^\$record(?:__prior)?\./i;

const NOTHING = Decimal.fromInteger(0);

/** A variable of an org, or of whoever asks. */
const variable = (path: string, scope: Scope, variables: Globals | undefined): Compiled => {
  const found = variables?.(path.split('.'));
  if (found === undefined) throw new FormulaInvalid(`Field ${path} does not exist. Check spelling.`);
  scope.references.add(path);
  const { type, read, readPrior } = found;
  return {
    type,
    run: scope.blanksAs === 'zero' && type === 'Number' ? (context) => read(context) ?? NOTHING : read,
    field: { path, isOwn: readPrior !== undefined, readPrior: readPrior ?? (() => undefined) },
  };
};

const reference = ({ path }: Of<'field'>, scope: Scope): Compiled => {
  if (OBJECT_TYPE.test(path)) return { type: 'Text', run: () => path, literal: path };
  const isGlobal = path.startsWith('$') && !(RECORD.test(path) && scope.object !== undefined);
  if (isGlobal) return variable(path, scope, scope.globals);
  if (scope.variables !== undefined) return variable(path, scope, scope.variables);
  return compileField(path, scope, nestedFormula);
};

const constant = (type: FormulaType, value: FormulaValue): Compiled => ({ type, run: () => value });

const nodes: { readonly [Kind in FormulaNode['kind']]: (node: Of<Kind>, scope: Scope) => Compiled } = {
  number: ({ text }) => constant('Number', Decimal.of(text)),
  text: ({ text }) => ({ ...constant('Text', text), literal: text }),
  boolean: ({ value }) => constant('Boolean', value),
  null: () => constant('Null', undefined),
  field: reference,
  call,
  unary,
  binary,
};

const compileNode = <Kind extends FormulaNode['kind']>(node: Of<Kind>, scope: Scope): Compiled => {
  const compile: (node: Of<Kind>, scope: Scope) => Compiled = nodes[node.kind];
  return compile(node, scope);
};

const MOST_CHARACTERS = 3900;

const checkResult = (result: Compiled, expected: FormulaType | undefined): void => {
  refusePicklist(result);
  if (expected === undefined || commonType(result.type, expected) !== undefined) return;
  throw new FormulaInvalid(
    `Formula result is data type (${result.type}), incompatible with expected data type (${expected}).`,
  );
};

const compileWhole = (text: string, scope: Scope): Compiled => {
  if (text.length > MOST_CHARACTERS)
    throw new FormulaInvalid(
      `Formula is too long (${text.length.toLocaleString('en-US')} characters).  Maximum length is ${MOST_CHARACTERS.toLocaleString('en-US')} characters`,
    );
  const result = compileNode(parseFormula(text), scope);
  checkResult(result, scope.returns);
  return result;
};

/** The type a formula field's result must have. */
export const resultTypeOf = (field: FieldSchema): FormulaType => formulaTypeOf(field) ?? 'Text';

/** Options of a formula field's own formula. */
export const fieldOptions = (object: ObjectSchema, field: FieldSchema, options: FormulaOptions): FormulaOptions => ({
  ...options,
  object,
  place: 'field',
  returns: resultTypeOf(field),
  blanksAs: field.blanksAsZero === true ? 'zero' : 'blank',
});

/** A formula field that a formula reads; one that reads itself by any way is refused. */
const nestedFormula = (object: ObjectSchema, field: FieldSchema, scope: Scope): Evaluate => {
  const name = `${object.name}.${field.name}`;
  if (scope.open.has(name))
    throw new FormulaInvalid('Formula cannot use another formula field that directly or indirectly refers to itself.');
  const nested = { ...fieldOptions(object, field, scope), variables: undefined };
  const inner: Scope = {
    ...scope,
    ...nested,
    place: 'field',
    open: new Set([...scope.open, name]),
    references: new Set(),
  };
  return compileWhole(field.formula ?? '', inner).run;
};

export type Formula = {
  readonly type: FormulaType;
  /** Paths of the fields and variables it reads, as it spells them. */
  readonly references: readonly string[];
  /** @throws FormulaFault when there is no result, such as a division by zero */
  evaluate(context: FormulaContext): FormulaValue;
};

export type FormulaProblems = { readonly problems: readonly string[] };

/** Names the formula field that is being compiled, so that it cannot read itself. */
export type OpenField = { readonly openField?: string };

const compiled = (text: string, options: FormulaOptions & OpenField): Formula => {
  const { place = 'rule', openField } = options;
  const references = new Set<string>();
  const open: ReadonlySet<string> = new Set(openField === undefined ? [] : [openField]);
  const { type, run } = compileWhole(text, { ...options, place, open, references });
  return { type, references: [...references], evaluate: run };
};

/**
 * A formula ready to be run, or what is wrong with it; the platform tells of one problem at a time.
 * @throws Unsupported for functions the platform has and the sandbox has not
 */
export const compileFormula = (text: string, options: FormulaOptions & OpenField): Formula | FormulaProblems => {
  try {
    return compiled(text, options);
  } catch (invalid) {
    if (invalid instanceof FormulaInvalid) return { problems: [invalid.message] };
    throw invalid;
  }
};

/** A field along a path as a variable of its own. @returns undefined when the path leads nowhere */
export const variableOf = (path: string, options: FormulaOptions): GlobalVariable | undefined => {
  try {
    const { place = 'rule' } = options;
    const scope: Scope = { ...options, place, open: new Set(), references: new Set() };
    const { type, run } = compileField(path, scope, nestedFormula);
    return { type, read: run };
  } catch (invalid) {
    if (invalid instanceof FormulaInvalid) return undefined;
    throw invalid;
  }
};
