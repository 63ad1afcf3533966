/**
 * A screen as JSON, so that a page can draw it: its fields with their values, choices and rules, and the buttons it has.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_screen.htm
 */
import { toJson } from '../actions/json-values.ts';
import type { FlowScreenField } from '../definition/flow-screens.ts';
import type { FlowValue } from '../definition/flow-values.ts';
import { ElementOutput } from '../engine/element-output.ts';
import { mergeText } from '../engine/merge-text.ts';
import { readReference, readValue } from '../engine/read-reference.ts';
import type { Scope } from '../engine/scope.ts';
import { choicesOf, defaultChoice } from './choices.ts';
import { fieldKey, fieldKind, hasValue, isChoosing, takesSeveral, type FieldKind } from './field-kind.ts';
import { componentOutputs } from './known-components.ts';
import { referencedField } from './record-field.ts';
import { isVisible, type ScreenScope } from './screen-scope.ts';

/** Why an entry was not taken. */
export type FieldError = { readonly field: string; readonly message: string };

const merged = (scope: Scope, text: string | undefined): string | undefined =>
  text === undefined ? undefined : mergeText(text, (reference) => readReference(scope, reference));

const isTrue = (scope: Scope, value: FlowValue | undefined): boolean => readValue(scope, value) === true;

/** What a field holds: what was entered, else its default. */
export const currentValue = (scope: Scope, field: FlowScreenField): unknown => {
  if (field.objectFieldReference !== undefined) return readReference(scope, field.objectFieldReference);
  const held = scope.frame.variables.get(fieldKey(field).toLowerCase());
  if (held !== undefined) return held;
  return defaultChoice(scope, field)?.value ?? readValue(scope, field.defaultValue);
};

const valueJson = (value: unknown): unknown =>
  value instanceof ElementOutput
    ? Object.fromEntries(value.entries().map(([name, item]) => [name, toJson(item)]))
    : toJson(value);

const choicesPart = (scope: Scope, field: FlowScreenField, kind: FieldKind) =>
  isChoosing(kind)
    ? {
        several: takesSeveral(kind),
        choices: choicesOf(scope, field).map(({ label, value }) => ({ label, value: toJson(value) })),
      }
    : {};

const componentPart = (scope: Scope, field: FlowScreenField, kind: FieldKind) =>
  kind === 'component'
    ? {
        component: field.extensionName ?? '',
        inputs: Object.fromEntries(
          field.inputParameters.map(({ name, value }) => [name, valueJson(readValue(scope, value))]),
        ),
        outputs:
          componentOutputs(field.extensionName ?? '')?.map(([name]) => name) ??
          field.outputParameters.map(({ name }) => name),
      }
    : {};

const recordPart = (scope: Scope, { objectFieldReference }: FlowScreenField) => {
  const field = objectFieldReference === undefined ? undefined : referencedField(scope, objectFieldReference);
  if (field === undefined) return {};
  const choices = field.picklistValues.map(({ label, value }) => ({ label, value }));
  return { label: field.label, fieldType: field.type, ...(choices.length === 0 ? {} : { choices }) };
};

const errorsOf = (field: FlowScreenField, errors: readonly FieldError[]) => {
  const messages = errors.filter((error) => error.field === fieldKey(field)).map(({ message }) => message);
  return messages.length === 0 ? {} : { errors: messages };
};

const textPart = (scope: Scope, field: FlowScreenField, kind: FieldKind) => ({
  [kind === 'display' ? 'text' : 'label']: merged(scope, field.fieldText) ?? '',
  ...(field.helpText === undefined ? {} : { help: merged(scope, field.helpText) }),
});

const valuePart = (scope: Scope, field: FlowScreenField, kind: FieldKind) =>
  hasValue(kind)
    ? {
        value: valueJson(currentValue(scope, field)),
        required: field.isRequired === true,
        disabled: isTrue(scope, field.isDisabled),
        readOnly: isTrue(scope, field.isReadOnly),
        ...(field.scale === undefined ? {} : { scale: field.scale }),
      }
    : {};

const describeField = (scope: Scope, field: FlowScreenField, errors: readonly FieldError[]): object => {
  const kind = fieldKind(field);
  return {
    name: fieldKey(field),
    kind,
    ...textPart(scope, field, kind),
    ...valuePart(scope, field, kind),
    ...choicesPart(scope, field, kind),
    ...componentPart(scope, field, kind),
    ...recordPart(scope, field),
    ...errorsOf(field, errors),
    ...(field.fields.length === 0 ? {} : { fields: describeFields(scope, field.fields, errors) }),
  };
};

const describeFields = (
  scope: Scope,
  fields: readonly FlowScreenField[],
  errors: readonly FieldError[],
): readonly object[] =>
  fields.filter((field) => isVisible(scope, field)).map((field) => describeField(scope, field, errors));

export type Button = 'next' | 'finish' | 'back' | 'pause';

/** A screen that nothing follows ends the flow, unless the flow was called by another one. */
const isLast = ({ screen, interview }: ScreenScope): boolean =>
  screen.connector === undefined && interview.frames.length === 1;

type Labelled = readonly [button: Button, isShown: boolean, label: string | undefined, otherwise: string];

/** Buttons by name with their labels. @param hasPrevious whether there is a screen to go back to */
export const buttonsOf = (scope: ScreenScope, hasPrevious: boolean): Readonly<Partial<Record<Button, string>>> => {
  const { screen } = scope;
  const onward = screen.nextOrFinishButtonLabel;
  const all: readonly Labelled[] = [
    ['next', !isLast(scope), onward, 'Next'],
    ['finish', isLast(scope) && screen.allowFinish !== false, onward, 'Finish'],
    ['back', screen.allowBack !== false && hasPrevious, screen.backButtonLabel, 'Previous'],
    ['pause', screen.allowPause === true, screen.pauseButtonLabel, 'Pause'],
  ];
  const shown = all.filter(([, isShown]) => isShown);
  return Object.fromEntries(shown.map(([button, , label, otherwise]) => [button, merged(scope, label) ?? otherwise]));
};

export type ShownScreen = { readonly hasPrevious: boolean; readonly errors: readonly FieldError[] };

/** @throws FlowFault when a value of the screen cannot be read; Unsupported for fields that cannot be shown */
export const describeScreen = (scope: ScreenScope, { hasPrevious, errors }: ShownScreen): object => {
  const { screen, plan } = scope;
  return {
    name: screen.name,
    label: screen.label ?? screen.name,
    flowLabel: plan.definition.label,
    showHeader: screen.showHeader !== false,
    showFooter: screen.showFooter !== false,
    ...(screen.helpText === undefined ? {} : { help: merged(scope, screen.helpText) }),
    fields: describeFields(scope, screen.fields, errors),
    buttons: buttonsOf(scope, hasPrevious),
  };
};
