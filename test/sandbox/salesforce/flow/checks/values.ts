/** The types of values that stand in a flow: literals, references, formulas written in place. */
import type { FlowValue } from '../definition/flow-values.ts';
import { ANY, single, type FlowDataType, type FlowType } from './flow-type.ts';
import type { FlowScope } from './type-of-reference.ts';

const LITERALS: readonly (readonly [keyof FlowValue, FlowDataType])[] = [
  ['booleanValue', 'Boolean'],
  ['dateTimeValue', 'DateTime'],
  ['dateValue', 'Date'],
  ['numberValue', 'Number'],
  ['stringValue', 'String'],
  ['timeValue', 'Time'],
];

/** `Any` where the reference leads nowhere: that is told elsewhere. */
export const referenceType = ({ typeOf }: FlowScope, reference: string | undefined): FlowType => {
  const type = reference === undefined ? ANY : typeOf(reference);
  return typeof type === 'string' ? ANY : type;
};

/** Undefined for no value at all. */
export const valueType = (scope: FlowScope, value: FlowValue | undefined): FlowType | undefined => {
  if (value === undefined) return undefined;
  if (value.elementReference !== undefined) return referenceType(scope, value.elementReference);
  const literal = LITERALS.find(([key]) => value[key] !== undefined);
  return literal === undefined ? ANY : single(literal[1]);
};

/** A text that has to hold a value of another type, such as a date written as text, or a picklist's value. */
export const isText = (value: FlowValue | undefined): boolean => value?.stringValue !== undefined;

/** How messages show a value: a reference by its name, a literal as it is written. */
export const shownValue = (value: FlowValue | undefined): string => {
  if (value?.elementReference !== undefined) return value.elementReference;
  const literal = LITERALS.find(([key]) => value?.[key] !== undefined);
  return literal === undefined ? '' : String(value?.[literal[0]]);
};
