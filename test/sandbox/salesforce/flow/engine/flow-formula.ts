/**
 * Formulas of a flow, compiled once for each flow: merge fields name the flow's own resources, `$Record` the record that started it.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_formula.htm
 */
import { transaction } from '../../apex/runtime/current.ts';
import { ApexDate } from '../../apex/values/date.ts';
import { ApexDatetime } from '../../apex/values/datetime.ts';
import { Decimal } from '../../apex/values/decimal.ts';
import { ApexTime } from '../../apex/values/time.ts';
import { compileFormula, type Formula } from '../../formula/compile.ts';
import { ofPercent } from '../../formula/field-value.ts';
import { FormulaFault } from '../../formula/formula-error.ts';
import { firstOf, orgGlobals } from '../../formula/globals.ts';
import type { FormulaContext, FormulaType, FormulaValue, Globals } from '../../formula/values.ts';
import type { FlowDataType } from '../definition/flow-values.ts';
import { FlowFault } from './fault.ts';
import type { FlowPlan } from './flow-plan.ts';
import { orgContext } from './global-values.ts';
import { rowOf } from './read-field.ts';
import type { Scope } from './scope.ts';
import { flowNumber } from './typed-value.ts';
import { textOfValue } from './value-text.ts';

/** Reads a reference of the interview that a formula runs for. */
type ReadReference = (reference: string) => unknown;

type InterviewContext = FormulaContext & { readonly readReference: ReadReference };

const hasReader = (context: FormulaContext): context is InterviewContext => 'readReference' in context;

/** Stands before names of the flow's own resources, which would otherwise be fields of the record. */
const OWN = '$$';

const FIELD = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\{!\s*([^{}]+?)\s*\}/g;

/** `{!Total} + {!$Record.Amount}` as the formula language has it. */
export const plainFormula = (expression: string): string =>
  expression.replaceAll(FIELD, (all: string, reference: string | undefined) => {
    if (reference === undefined) return all;
    return reference.startsWith('$') ? reference : `${OWN}${reference}`;
  });

const FORMULA_TYPES: Readonly<Record<FlowDataType, FormulaType>> = {
  Apex: 'Null',
  Boolean: 'Boolean',
  Currency: 'Number',
  Date: 'Date',
  DateTime: 'DateTime',
  Multipicklist: 'Multi-Select Picklist',
  Number: 'Number',
  Picklist: 'Picklist',
  SObject: 'Null',
  String: 'Text',
  Time: 'Time',
};

const isFormulaType = (type: string): type is FlowDataType => Object.hasOwn(FORMULA_TYPES, type);

/** Of what cannot be told before the flow runs, anything may come. */
const formulaType = (type: string): FormulaType => (isFormulaType(type) ? FORMULA_TYPES[type] : 'Null');

const KINDS = [Decimal, ApexDate, ApexDatetime, ApexTime];

const isFormulaValue = (value: unknown): value is FormulaValue =>
  value === undefined ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  KINDS.some((kind) => value instanceof kind);

/** A value of a flow as formulas see it. */
const formulaValue = (value: unknown): FormulaValue => {
  const plain = flowNumber(value);
  if (isFormulaValue(plain)) return plain;
  return plain === null ? undefined : textOfValue(plain);
};

/**
 * Percent fields of records count as a hundredth in formulas, and as they are everywhere else.
 * https://help.salesforce.com/s/articleView?id=000380436
 */
const readerOf =
  (reference: string, isPercent: boolean) =>
  (context: FormulaContext): FormulaValue => {
    const value = hasReader(context) ? formulaValue(context.readReference(reference)) : undefined;
    return isPercent && value instanceof Decimal ? ofPercent(value) : value;
  };

const FLOW_GLOBALS = /^\$(?:flow|globalconstant|api)$/i;

/** Resources of the flow; what is not known to be of a type may be of any. */
const flowGlobals =
  ({ typeOf }: FlowPlan): Globals =>
  (path) => {
    const [root = ''] = path;
    const isOwn = root.startsWith(OWN);
    if (!isOwn && !FLOW_GLOBALS.test(root)) return undefined;
    const reference = isOwn ? path.join('.').slice(OWN.length) : path.join('.');
    const { name, isPercent } = typeOf(reference);
    return { type: formulaType(name), read: readerOf(reference, isPercent) };
  };

/** What a formula is to answer. */
export type FormulaSource = {
  readonly name: string;
  readonly expression: string;
  readonly dataType?: FlowDataType | undefined;
  readonly scale?: number | undefined;
};

const compiled = new WeakMap<FlowPlan, Map<string, Formula>>();

const compile = (plan: FlowPlan, { name, expression, dataType }: FormulaSource): Formula => {
  const { schema, definition } = plan;
  const object = schema.find(definition.start?.object ?? '');
  const formula = compileFormula(plainFormula(expression), {
    schema,
    object,
    place: 'flow',
    returns: dataType === undefined ? undefined : FORMULA_TYPES[dataType],
    globals: firstOf(flowGlobals(plan), orgGlobals(schema)),
  });
  if (!('problems' in formula)) return formula;
  throw new FlowFault(
    `The formula expression of ${name} is invalid: ${formula.problems.join('; ').replaceAll(OWN, '')}`,
  );
};

const formulaOf = (plan: FlowPlan, source: FormulaSource): Formula => {
  const formulas = compiled.get(plan) ?? new Map<string, Formula>();
  compiled.set(plan, formulas);
  const key = `${source.dataType ?? ''} ${source.expression}`;
  const formula = formulas.get(key) ?? compile(plan, source);
  formulas.set(key, formula);
  return formula;
};

/** Rows of the records are made when a formula asks for them. */
const contextOf = (scope: Scope, readReference: ReadReference): InterviewContext => {
  const { interview } = scope;
  const { record, priorRecord } = interview;
  return {
    ...orgContext(scope),
    readReference,
    record: record === undefined ? {} : rowOf(record),
    prior: priorRecord === undefined ? undefined : rowOf(priorRecord),
    isNew: record !== undefined && priorRecord === undefined,
    userId: transaction().user.userId,
  };
};

const scaled = (value: FormulaValue, scale: number | undefined): unknown =>
  value instanceof Decimal && scale !== undefined ? value.setScale(scale, 'HALF_UP') : (value ?? null);

/**
 * @param readReference reads the flow's own resources
 * @throws FlowFault when the formula has no result, such as after a division by zero
 */
export const evaluateFormula = (scope: Scope, source: FormulaSource, readReference: ReadReference): unknown => {
  const formula = formulaOf(scope.plan, source);
  try {
    return scaled(formula.evaluate(contextOf(scope, readReference)), source.scale);
  } catch (failed) {
    if (!(failed instanceof FormulaFault)) throw failed;
    throw new FlowFault(`The formula ${source.name} has no result: ${failed.message}`);
  }
};
