/**
 * What a user entered, put into the interview: typed, checked against the field's own rules, kept even where it is refused so that
 * the screen can be shown again as it was.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_screencmp.htm
 */
import { isApexException } from '../../apex/runtime/exceptions.ts';
import { textOf } from '../../apex/values/text.ts';
import { flowFromJson } from '../actions/json-values.ts';
import { ANY, single } from '../checks/flow-type.ts';
import type { FlowScreenField } from '../definition/flow-screens.ts';
import { ElementOutput } from '../engine/element-output.ts';
import { evaluateFormula } from '../engine/flow-formula.ts';
import { mergeText } from '../engine/merge-text.ts';
import { readField } from '../engine/read-field.ts';
import { readReference } from '../engine/read-reference.ts';
import { valueOfType } from '../engine/typed-value.ts';
import { writeReference } from '../engine/write-reference.ts';
import { FlowFault } from '../engine/fault.ts';
import { choiceSetNamed, choicesOf, type ScreenChoice } from './choices.ts';
import { currentValue, type FieldError } from './describe-screen.ts';
import { fieldKey, fieldKind, hasValue, isChoosing, takesSeveral } from './field-kind.ts';
import { fieldsWithin } from './fields-within.ts';
import { componentOutputs } from './known-components.ts';
import { visibleFields, type ScreenScope } from './screen-scope.ts';

/** Entries by the names of their fields. */
export type Entries = Readonly<Record<string, unknown>>;

const INVALID = 'Please enter some valid input.';
const REQUIRED = `${INVALID} Input is not optional.`;

type Taking = { readonly scope: ScreenScope; readonly field: FlowScreenField };

const store = ({ scope, field }: Taking, value: unknown): void => {
  if (field.objectFieldReference !== undefined) writeReference(scope, field.objectFieldReference, value);
  else scope.frame.variables.set(fieldKey(field).toLowerCase(), value);
};

const typed = ({ scope, field }: Taking, json: unknown): unknown => {
  if (field.objectFieldReference !== undefined) return flowFromJson(ANY, json);
  const dataType = field.dataType ?? 'String';
  const value = flowFromJson(single(dataType), json === '' ? null : json);
  const { flow } = scope.frame;
  return valueOfType({ name: `${flow}.${fieldKey(field)}`, dataType, scale: field.scale }, value);
};

/** Elements that ask whether a choice was selected find its value under its name. */
const select = ({ scope }: Taking, offered: readonly ScreenChoice[], selected: readonly ScreenChoice[]): void => {
  for (const { resource } of offered) scope.frame.variables.delete(resource.toLowerCase());
  for (const { resource, value, record } of selected) {
    scope.frame.variables.set(resource.toLowerCase(), value);
    for (const { assignToReference, field } of choiceSetNamed(scope, resource)?.outputAssignments ?? [])
      writeReference(scope, assignToReference, record === undefined ? null : readField(scope.flows.org, record, field));
  }
};

const listed = (json: unknown): readonly unknown[] => {
  if (Array.isArray(json)) return json;
  return typeof json === 'string' ? json.split(';').filter((one) => one !== '') : [];
};

const chosenFrom = (offered: readonly ScreenChoice[], json: unknown): ScreenChoice | undefined =>
  offered.find(({ value }) => value !== null && textOf(value) === String(json));

/** @returns whether everything that was chosen is on offer */
const takeChoice = (taking: Taking, json: unknown): boolean => {
  const several = takesSeveral(fieldKind(taking.field));
  const offered = choicesOf(taking.scope, taking.field);
  const wanted = several ? listed(json) : [json].filter((one) => one !== null && one !== '');
  const selected = wanted.flatMap((one) => chosenFrom(offered, one) ?? []);
  select(taking, offered, selected);
  const [first] = selected;
  const texts = selected.map(({ value }) => textOf(value)).join(';');
  store(taking, several ? texts : (first?.value ?? null));
  return selected.length === wanted.length;
};

const isEntries = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const takeComponent = (taking: Taking, json: unknown): boolean => {
  if (!isEntries(json)) return json === null;
  const { scope, field } = taking;
  const types = new Map(componentOutputs(field.extensionName ?? ''));
  const values = Object.entries(json).map(
    ([name, value]) => [name, flowFromJson(types.get(name) ?? ANY, value)] as const,
  );
  const output = new ElementOutput(values);
  store(taking, output);
  for (const { name, assignToReference } of field.outputParameters)
    writeReference(scope, assignToReference, output.get(name));
  return true;
};

const takeOne = (taking: Taking, json: unknown): boolean => {
  const kind = fieldKind(taking.field);
  if (kind === 'component') return takeComponent(taking, json);
  if (isChoosing(kind)) return takeChoice(taking, json);
  store(taking, typed(taking, json));
  return true;
};

/** @returns why the entry is none of the field's type */
const taken = (taking: Taking, json: unknown): readonly FieldError[] => {
  const refused = [{ field: fieldKey(taking.field), message: INVALID }];
  try {
    return takeOne(taking, json) ? [] : refused;
  } catch (error) {
    if (isApexException(error, 'Exception') || error instanceof FlowFault) return refused;
    throw error;
  }
};

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

const ruleError = ({ scope, field }: Taking): string | undefined => {
  const { validationRule } = field;
  if (validationRule === undefined) return undefined;
  const read = (reference: string): unknown => readReference(scope, reference);
  const source = { name: fieldKey(field), expression: validationRule.formulaExpression, dataType: 'Boolean' } as const;
  return evaluateFormula(scope, source, read) === true ? undefined : mergeText(validationRule.errorMessage, read);
};

const errorsOf = (taking: Taking): readonly FieldError[] => {
  const { scope, field } = taking;
  const isMissing = field.isRequired === true && isEmpty(currentValue(scope, field));
  const message = isMissing ? REQUIRED : ruleError(taking);
  return message === undefined ? [] : [{ field: fieldKey(field), message }];
};

/** What a page leaves out keeps what the screen showed. */
const keepDefault = (taking: Taking): readonly FieldError[] => {
  const value = currentValue(taking.scope, taking.field);
  const kind = fieldKind(taking.field);
  if (isChoosing(kind)) return taken(taking, value === null ? null : textOf(value));
  if (taking.field.objectFieldReference === undefined) store(taking, value);
  return [];
};

const takeAll = (scope: ScreenScope, values: Entries): readonly FieldError[] =>
  fieldsWithin(scope.screen.fields)
    .filter((field) => hasValue(fieldKind(field)))
    .flatMap((field) => {
      const json = values[fieldKey(field)];
      return json === undefined ? keepDefault({ scope, field }) : taken({ scope, field }, json);
    });

/**
 * Takes what was entered into the interview of `scope`.
 * @returns what keeps the user at the screen; hidden fields are empty and keep nobody
 */
export const takeValues = (scope: ScreenScope, values: Entries): readonly FieldError[] => {
  const refused = takeAll(scope, values);
  const shown = new Set(visibleFields(scope, scope.screen.fields));
  const fields = fieldsWithin(scope.screen.fields).filter((field) => hasValue(fieldKind(field)));
  for (const field of fields.filter((one) => !shown.has(one)))
    scope.frame.variables.delete(fieldKey(field).toLowerCase());
  const visible = fields.filter((one) => shown.has(one));
  const names = new Set(refused.map(({ field }) => field));
  return visible.flatMap((field) =>
    names.has(fieldKey(field)) ? refused.filter((one) => one.field === fieldKey(field)) : errorsOf({ scope, field }),
  );
};
