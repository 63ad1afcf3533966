/** What a page draws for a field of a screen. */
import { Unsupported } from '../../../shared/unsupported.ts';
import type { FlowScreenField } from '../definition/flow-screens.ts';
import type { FlowDataType } from '../definition/flow-values.ts';

export type FieldKind =
  | 'text'
  | 'textarea'
  | 'password'
  | 'number'
  | 'currency'
  | 'date'
  | 'datetime'
  | 'time'
  | 'checkbox'
  | 'picklist'
  | 'radio'
  | 'multiselect'
  | 'checkboxes'
  | 'display'
  | 'component'
  | 'record-field'
  | 'section'
  | 'column';

const INPUTS: Readonly<Partial<Record<FlowDataType, FieldKind>>> = {
  Boolean: 'checkbox',
  Currency: 'currency',
  Date: 'date',
  DateTime: 'datetime',
  Number: 'number',
  String: 'text',
  Time: 'time',
};

const KINDS: Readonly<Partial<Record<FlowScreenField['fieldType'], FieldKind>>> = {
  ComponentChoice: 'component',
  ComponentDisplay: 'component',
  ComponentInput: 'component',
  ComponentInstance: 'component',
  ComponentMultiChoice: 'component',
  DisplayText: 'display',
  DropdownBox: 'picklist',
  LargeTextArea: 'textarea',
  MultiSelectCheckboxes: 'checkboxes',
  MultiSelectPicklist: 'multiselect',
  ObjectProvided: 'record-field',
  PasswordField: 'password',
  RadioButtonGroup: 'radio',
  RadioButtons: 'radio',
  Region: 'column',
  RegionContainer: 'section',
};

/** @throws Unsupported for fields that the sandbox cannot show */
export const fieldKind = ({ fieldType, dataType = 'String' }: FlowScreenField): FieldKind => {
  const kind = fieldType === 'InputField' ? INPUTS[dataType] : KINDS[fieldType];
  if (kind === undefined) throw new Unsupported(`screen fields of type ${fieldType} (${dataType})`);
  return kind;
};

const CHOOSING: ReadonlySet<FieldKind> = new Set(['picklist', 'radio', 'multiselect', 'checkboxes']);
const SEVERAL: ReadonlySet<FieldKind> = new Set(['multiselect', 'checkboxes']);
const WITHOUT_VALUE: ReadonlySet<FieldKind> = new Set(['display', 'section', 'column']);

export const isChoosing = (kind: FieldKind): boolean => CHOOSING.has(kind);

/** Takes any number of choices, whose values are kept with semicolons between them. */
export const takesSeveral = (kind: FieldKind): boolean => SEVERAL.has(kind);

export const hasValue = (kind: FieldKind): boolean => !WITHOUT_VALUE.has(kind);

/** Under which name a page sends the field's value. */
export const fieldKey = ({ name, objectFieldReference }: FlowScreenField): string => name ?? objectFieldReference ?? '';
