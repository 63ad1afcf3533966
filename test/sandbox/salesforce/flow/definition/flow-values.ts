/**
 * Parts that elements of a flow share: values, conditions, filters, connectors. Names are those of the Metadata API.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm
 */
import { z } from 'zod';
import { element, flag, listOf, oneOf, optionalElement, text, word } from './metadata-values.ts';

/** What the Flow Builder keeps for itself. */
const ignored = z.unknown().optional();

/** Of every element. */
export const base = { processMetadataValues: ignored };

/** A value as a literal or as a reference to something of the flow. */
export const flowValue = element({
  ...base,
  apexValue: text.optional(),
  booleanValue: flag.optional(),
  dateTimeValue: word.optional(),
  dateValue: word.optional(),
  elementReference: word.optional(),
  formulaDataType: word.optional(),
  formulaExpression: text.optional(),
  numberValue: word.optional(),
  setupReference: word.optional(),
  setupReferenceType: word.optional(),
  sobjectValue: word.optional(),
  stringValue: text.optional(),
  timeValue: word.optional(),
});
export type FlowValue = z.infer<typeof flowValue>;

export const optionalValue = optionalElement(flowValue);

export const connector = optionalElement(element({ ...base, isGoTo: flag.optional(), targetReference: word }));

export const dataType = oneOf([
  'Apex',
  'Boolean',
  'Currency',
  'Date',
  'DateTime',
  'Multipicklist',
  'Number',
  'Picklist',
  'SObject',
  'String',
  'Time',
]);
export type FlowDataType = z.infer<typeof dataType>;

export const sortOrder = oneOf(['Asc', 'Desc']);

export const condition = element({
  ...base,
  leftValueReference: word,
  operator: word,
  rightValue: optionalValue,
});
export type FlowCondition = z.infer<typeof condition>;

export const recordFilter = element({ ...base, field: word, operator: word, value: optionalValue });
export type FlowRecordFilter = z.infer<typeof recordFilter>;

export const fieldAssignment = element({ ...base, field: word, value: optionalValue });
export type FlowFieldAssignment = z.infer<typeof fieldAssignment>;

export const outputAssignment = element({ ...base, assignToReference: word, field: word });

/** A parameter of an action, a subflow or a component that is given a value. */
export const input = element({ ...base, name: word, value: optionalValue });

/** A parameter whose value is taken over. */
export const output = element({ ...base, assignToReference: word, name: word });

/** Apex types and objects that stand for the generic ones of an action or a component. */
export const dataTypeMapping = element({ ...base, typeName: word, typeValue: word });
export type FlowDataTypeMapping = z.infer<typeof dataTypeMapping>;

/** Of every element of the canvas. */
export const node = {
  ...base,
  name: word,
  label: text.optional(),
  description: text.optional(),
  elementSubtype: word.optional(),
  group: word.optional(),
  locationX: word.optional(),
  locationY: word.optional(),
};

/** Of every resource. */
export const resource = { ...base, name: word, description: text.optional() };

/** What the sandbox takes notice of without knowing what stands in it. */
export const unread = listOf(z.looseObject({ name: word.optional() }));
