/**
 * Formulas of a flow: formula resources, entry conditions, validation of entries, collection filters, values written as formulas.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_formula.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import { compileFormula } from '../../formula/compile.ts';
import type { FormulaType, Globals } from '../../formula/values.ts';
import { plainFormula } from '../engine/flow-formula.ts';
import { fieldsWithin } from '../screens/fields-within.ts';
import { aboutElement, type Named } from './flow-problem.ts';
import type { FlowDataType, FlowType } from './flow-type.ts';
import { START } from './named-parts.ts';
import type { FlowScope } from './type-of-reference.ts';

/** Records and what is not known before the flow runs go with everything, as NULL does. */
const FORMULA_TYPES: Readonly<Record<FlowDataType, FormulaType>> = {
  String: 'Text',
  Number: 'Number',
  Currency: 'Number',
  Boolean: 'Boolean',
  Date: 'Date',
  DateTime: 'DateTime',
  Time: 'Time',
  Picklist: 'Picklist',
  Multipicklist: 'Multi-Select Picklist',
  SObject: 'Null',
  Apex: 'Null',
  Outputs: 'Null',
  Any: 'Null',
};

/** How the engine writes names of the flow's own. */
const OWN = '$$';

const variable = (type: FlowType | string): ReturnType<Globals> =>
  typeof type === 'string' || type.isCollection
    ? undefined
    : { type: FORMULA_TYPES[type.dataType], read: () => undefined };

const globalsOf =
  ({ typeOf }: FlowScope): Globals =>
  (path) =>
    variable(typeOf(path.join('.').replace(OWN, '')));

const UNKNOWN_RESOURCE = /^Field \$\$(\S+) does not exist\. Check spelling\.$/;

/** As the platform words it of a flow. */
const inFlow = (message: string): string => {
  const unknown = UNKNOWN_RESOURCE.exec(message)?.[1];
  const text = unknown === undefined ? message.replaceAll(OWN, '') : `It contains an invalid flow element ${unknown}.`;
  return `The formula expression is invalid: ${text}`;
};

type Expression = { readonly owner: Named; readonly text: string; readonly returns: FormulaType | undefined };

const problemsOf = (scope: FlowScope, { text, returns }: Expression): readonly string[] => {
  const { org, flow } = scope;
  const object = flow.start?.object === undefined ? undefined : org.schema.find(flow.start.object);
  const options = { schema: org.schema, object, returns, globals: globalsOf(scope), place: 'flow' } as const;
  try {
    const formula = compileFormula(plainFormula(text), options);
    return 'problems' in formula ? formula.problems.map(inFlow) : [];
  } catch (error) {
    if (error instanceof Unsupported) return [error.message];
    throw error;
  }
};

const resources = ({ flow }: FlowScope): readonly Expression[] =>
  flow.formulas.map(({ name, expression, dataType = 'String' }) => ({
    owner: { name, kind: 'Formula' },
    text: expression,
    returns: FORMULA_TYPES[dataType],
  }));

const entry = ({ flow }: FlowScope): readonly Expression[] =>
  flow.start?.filterFormula === undefined ? [] : [{ owner: START, text: flow.start.filterFormula, returns: 'Boolean' }];

const validations = ({ flow }: FlowScope): readonly Expression[] =>
  flow.screens.flatMap(({ fields }) =>
    fieldsWithin(fields).flatMap(({ name = '', validationRule }) =>
      validationRule === undefined
        ? []
        : [{ owner: { name, kind: 'Screen Input Field' }, text: validationRule.formulaExpression, returns: 'Boolean' }],
    ),
  );

const collectionFilters = ({ flow }: FlowScope): readonly Expression[] =>
  flow.collectionProcessors.flatMap(({ name, formula }) =>
    formula === undefined || formula.trim() === ''
      ? []
      : [{ owner: { name, kind: 'Collection Processor' }, text: formula, returns: 'Boolean' }],
  );

/** @returns what is wrong with the flow's formulas, each in its own words */
export const formulaProblems = (scope: FlowScope): readonly string[] =>
  [resources, entry, validations, collectionFilters].flatMap((find) =>
    find(scope).flatMap((expression) =>
      problemsOf(scope, expression).map((text) => aboutElement(expression.owner, text)),
    ),
  );
