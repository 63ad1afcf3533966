import type { Schema } from '../../schema/types.ts';
import { compileFormula, fieldOptions } from '../../formula/compile.ts';
import type { FormulaOptions } from '../../formula/compiled.ts';
import { formulaTypeOf } from '../../formula/field-value.ts';
import { orgGlobals } from '../../formula/globals.ts';
import { elementsAt, childText, type XmlElement } from '../metadata/xml.ts';
import { objectOf } from '../references/reference.ts';
import { problemOf, type Component, type DeployProblem } from '../source/component.ts';

/** Formulas compile against the object they stand on. https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm */

type Written = { readonly component: Component; readonly element: XmlElement; readonly schema: Schema };
type Options = Omit<FormulaOptions, 'schema' | 'globals'>;
type Place = (written: Written) => Options | undefined;

const onOwnObject: Place = ({ component, schema }) => {
  const object = schema.find(objectOf(component));
  return object === undefined ? undefined : { object };
};

const condition: Place = (written) => {
  const options = onOwnObject(written);
  return options === undefined ? undefined : { ...options, returns: 'Boolean' };
};

const ofField: Place = ({ component, schema }) => {
  const object = schema.find(objectOf(component));
  const field = object?.fields.get((component.fullName.split('.')[1] ?? '').toLowerCase());
  return object === undefined || field === undefined ? undefined : fieldOptions(object, field, { schema });
};

const defaultOfField: Place = (written) => {
  const { component, schema } = written;
  if (childText(component.root, 'type') === 'Checkbox') return undefined;
  const object = schema.find(objectOf(component));
  const field = object?.fields.get((component.fullName.split('.')[1] ?? '').toLowerCase());
  if (object === undefined || field === undefined) return undefined;
  return { place: 'default', returns: formulaTypeOf(field) };
};

const intoField: Place = (written) => {
  const options = onOwnObject(written);
  const name = childText(written.component.root, 'field') ?? '';
  const field = options?.object?.fields.get(name.toLowerCase());
  return options === undefined || field === undefined ? undefined : { ...options, returns: formulaTypeOf(field) };
};

/** Where formulas stand, by type and path. */
const PLACES: Readonly<Record<string, Readonly<Record<string, Place>>>> = {
  CustomField: { formula: ofField, defaultValue: defaultOfField },
  ValidationRule: { errorConditionFormula: condition },
  WorkflowFieldUpdate: { formula: intoField },
  WorkflowRule: { formula: condition },
  ApprovalProcess: { 'entryCriteria/formula': condition, 'approvalStep/entryCriteria/formula': condition },
  AssignmentRules: { 'assignmentRule/ruleEntry/formula': condition },
  AutoResponseRules: { 'autoResponseRule/ruleEntry/formula': condition },
  EscalationRules: { 'escalationRule/ruleEntry/formula': condition },
};

/** Variables of the platform that the sandbox may lack; to say that they do not exist would be wrong. */
const PLATFORM_VARIABLE =
  /^Field (\$(?:Api|Organization|Profile|RecordType|Resource|Setup|Site|System|User|UserRole|Action)\.[\w.]+) does not exist/;

const inItsWords = (problem: string): string => {
  const variable = PLATFORM_VARIABLE.exec(problem)?.[1];
  return variable === undefined ? problem : `The sandbox does not support ${variable} in formulas.`;
};

const problemsAt = (written: Written, place: Place): readonly DeployProblem[] => {
  const { component, element, schema } = written;
  const options = place(written);
  if (options === undefined) return [];
  const formula = compileFormula(element.text, { ...options, schema, globals: orgGlobals(schema) });
  return 'problems' in formula
    ? formula.problems.map((problem) => problemOf(component, { problem: inItsWords(problem), at: element }))
    : [];
};

/** Everything wrong with the formulas of a component. */
export const formulaProblems = (component: Component, schema: Schema): readonly DeployProblem[] =>
  Object.entries(PLACES[component.type] ?? {}).flatMap(([path, place]) =>
    elementsAt(component.root, path).flatMap((element) => problemsAt({ component, element, schema }, place)),
  );
