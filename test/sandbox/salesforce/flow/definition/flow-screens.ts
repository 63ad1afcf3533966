/**
 * Screens of a flow: fields, choices, components, under the Metadata API's own names.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm
 */
import { z } from 'zod';
import {
  base,
  condition,
  connector,
  dataType,
  dataTypeMapping,
  flowValue,
  input,
  node,
  optionalValue,
  output,
  outputAssignment,
  recordFilter,
  resource,
  sortOrder,
} from './flow-values.ts';
import { element, flag, listOf, oneOf, optionalElement, text, whole, word } from './metadata-values.ts';

const validationRule = element({ ...base, errorMessage: text, formulaExpression: text });

const visibilityRule = element({ ...base, conditionLogic: word.optional(), conditions: listOf(condition) });

const fieldShape = {
  ...base,
  name: word.optional(),
  description: text.optional(),
  choiceReferences: listOf(word),
  dataType: dataType.optional(),
  dataTypeMappings: listOf(dataTypeMapping),
  defaultSelectedChoiceReference: word.optional(),
  defaultValue: optionalValue,
  extensionName: word.optional(),
  fieldText: text.optional(),
  fieldType: oneOf([
    'ComponentChoice',
    'ComponentDisplay',
    'ComponentInput',
    'ComponentInstance',
    'ComponentMultiChoice',
    'DisplayText',
    'DropdownBox',
    'InputField',
    'LargeTextArea',
    'MultiSelectCheckboxes',
    'MultiSelectPicklist',
    'ObjectProvided',
    'PasswordField',
    'RadioButtonGroup',
    'RadioButtons',
    'Region',
    'RegionContainer',
    'Repeater',
  ]),
  helpText: text.optional(),
  inputParameters: listOf(input),
  inputsOnNextNavToAssocScrn: word.optional(),
  isDisabled: optionalValue,
  isReadOnly: optionalValue,
  isRequired: flag.optional(),
  isVisible: flag.optional(),
  objectFieldReference: word.optional(),
  outputParameters: listOf(output),
  regionContainerType: word.optional(),
  scale: whole.optional(),
  storeOutputAutomatically: flag.optional(),
  styleProperties: z.unknown().optional(),
  validationRule: optionalElement(validationRule),
  visibilityRule: optionalElement(visibilityRule),
};

const leaf = element(fieldShape);
export type FlowScreenField = z.infer<typeof leaf> & { readonly fields: readonly FlowScreenField[] };

/** Sections hold columns, and those hold fields; nothing lies deeper. */
const inside = element({ ...fieldShape, fields: listOf(leaf.transform((field) => ({ ...field, fields: [] }))) });
const column = element({ ...fieldShape, fields: listOf(inside) });
const field = element({ ...fieldShape, fields: listOf(column) });

export const screen = element({
  ...node,
  allowBack: flag.optional(),
  allowFinish: flag.optional(),
  allowPause: flag.optional(),
  backButtonLabel: text.optional(),
  connector,
  fields: listOf(field),
  helpText: text.optional(),
  nextOrFinishButtonLabel: text.optional(),
  pauseButtonLabel: text.optional(),
  pausedText: text.optional(),
  rules: listOf(z.unknown()),
  actions: listOf(z.unknown()),
  triggers: listOf(z.unknown()),
  showFooter: flag.optional(),
  showHeader: flag.optional(),
  stageReference: optionalValue,
  styleSettings: z.unknown().optional(),
});
export type FlowScreen = z.infer<typeof screen>;

export const choice = element({
  ...resource,
  choiceIcon: z.unknown().optional(),
  choiceText: text,
  dataType,
  userInput: z.unknown().optional(),
  value: optionalValue,
});
export type FlowChoice = z.infer<typeof choice>;

export const dynamicChoiceSet = element({
  ...resource,
  collectionReference: word.optional(),
  dataType,
  displayField: optionalElement(word),
  filterLogic: word.optional(),
  filters: listOf(recordFilter),
  limit: whole.optional(),
  object: optionalElement(word),
  outputAssignments: listOf(outputAssignment),
  picklistField: word.optional(),
  picklistObject: word.optional(),
  sortField: word.optional(),
  sortOrder: sortOrder.optional(),
  valueField: word.optional(),
});
export type FlowDynamicChoiceSet = z.infer<typeof dynamicChoiceSet>;

export const stage = element({
  ...resource,
  isActive: flag.optional(),
  label: text.optional(),
  stageOrder: whole.optional(),
  value: flowValue.optional(),
});
export type FlowStage = z.infer<typeof stage>;
