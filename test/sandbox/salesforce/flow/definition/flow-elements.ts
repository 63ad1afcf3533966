/**
 * The elements of a flow's canvas and what stands in each of them, under the Metadata API's own names.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm
 */
import type { z } from 'zod';
import {
  base,
  condition,
  connector,
  dataType,
  dataTypeMapping,
  fieldAssignment,
  input,
  node,
  optionalValue,
  output,
  outputAssignment,
  recordFilter,
  sortOrder,
} from './flow-values.ts';
import { element, flag, listOf, oneOf, text, whole, word } from './metadata-values.ts';

const ASSIGNMENT_OPERATORS = [
  'Assign',
  'Add',
  'Subtract',
  'AddItem',
  'AddAtStart',
  'AssignCount',
  'RemoveAfterFirst',
  'RemoveAll',
  'RemoveBeforeFirst',
  'RemoveFirst',
  'RemovePosition',
  'RemoveUncommon',
] as const;

const assignmentItem = element({
  ...base,
  assignToReference: word,
  operator: oneOf(ASSIGNMENT_OPERATORS),
  value: optionalValue,
});
export type FlowAssignmentItem = z.infer<typeof assignmentItem>;

export const assignment = element({ ...node, assignmentItems: listOf(assignmentItem), connector });
export type FlowAssignment = z.infer<typeof assignment>;

const rule = element({
  ...base,
  name: word,
  label: text.optional(),
  description: text.optional(),
  conditionLogic: word,
  conditions: listOf(condition),
  connector,
  doesRequireRecordChangedToMeetCriteria: flag.optional(),
});
export type FlowRule = z.infer<typeof rule>;

export const decision = element({
  ...node,
  defaultConnector: connector,
  defaultConnectorLabel: text.optional(),
  rules: listOf(rule),
});
export type FlowDecision = z.infer<typeof decision>;

export const loop = element({
  ...node,
  assignNextValueToReference: word.optional(),
  collectionReference: word,
  iterationOrder: oneOf(['Asc', 'Desc']).optional(),
  nextValueConnector: connector,
  noMoreValuesConnector: connector,
});
export type FlowLoop = z.infer<typeof loop>;

const sortOption = element({
  ...base,
  doesPutEmptyStringAndNullFirst: flag.optional(),
  sortField: word.optional(),
  sortOrder,
});
export type FlowSortOption = z.infer<typeof sortOption>;

export const collectionProcessor = element({
  ...node,
  assignNextValueToReference: word.optional(),
  collectionProcessorType: oneOf([
    'SortCollectionProcessor',
    'FilterCollectionProcessor',
    'RecommendationMapCollectionProcessor',
  ]),
  collectionReference: word,
  conditionLogic: word.optional(),
  conditions: listOf(condition),
  connector,
  formula: text.optional(),
  limit: whole.optional(),
  sortOptions: listOf(sortOption),
});
export type FlowCollectionProcessor = z.infer<typeof collectionProcessor>;

const customErrorMessage = element({
  ...base,
  errorMessage: text,
  fieldSelection: word.optional(),
  isFieldError: flag.optional(),
});

export const customError = element({ ...node, connector, customErrorMessages: listOf(customErrorMessage) });
export type FlowCustomError = z.infer<typeof customError>;

/** The records an element works on: those of an object that meet its filters. */
const selection = {
  filterLogic: word.optional(),
  filters: listOf(recordFilter),
  object: word.optional(),
};

export const recordLookup = element({
  ...node,
  assignNullValuesIfNoRecordsFound: flag.optional(),
  connector,
  faultConnector: connector,
  filterLogic: word.optional(),
  filters: listOf(recordFilter),
  getFirstRecordOnly: flag.optional(),
  limit: optionalValue,
  object: word,
  outputAssignments: listOf(outputAssignment),
  outputReference: word.optional(),
  queriedFields: listOf(word),
  sortField: word.optional(),
  sortOrder: sortOrder.optional(),
  storeOutputAutomatically: flag.optional(),
});
export type FlowRecordLookup = z.infer<typeof recordLookup>;

export const recordCreate = element({
  ...node,
  ...selection,
  assignRecordIdToReference: word.optional(),
  connector,
  doesUpsert: flag.optional(),
  doesUpsertAllOrNone: flag.optional(),
  faultConnector: connector,
  inputAssignments: listOf(fieldAssignment),
  inputReference: word.optional(),
  operationMultMatchingRecords: word.optional(),
  operationOneMatchingRecord: word.optional(),
  operationZeroMatchingRecords: word.optional(),
  storeOutputAutomatically: flag.optional(),
  upsertExternalIdField: word.optional(),
  upsertStandardIdField: word.optional(),
});
export type FlowRecordCreate = z.infer<typeof recordCreate>;

export const recordUpdate = element({
  ...node,
  ...selection,
  connector,
  faultConnector: connector,
  inputAssignments: listOf(fieldAssignment),
  inputReference: word.optional(),
});
export type FlowRecordUpdate = z.infer<typeof recordUpdate>;

export const recordDelete = element({
  ...node,
  ...selection,
  connector,
  faultConnector: connector,
  inputReference: word.optional(),
});
export type FlowRecordDelete = z.infer<typeof recordDelete>;

export const recordRollback = element({ ...node, connector });
export type FlowRecordRollback = z.infer<typeof recordRollback>;

export const subflow = element({
  ...node,
  connector,
  flowName: word,
  inputAssignments: listOf(input),
  outputAssignments: listOf(output),
  storeOutputAutomatically: flag.optional(),
});
export type FlowSubflow = z.infer<typeof subflow>;

export const actionCall = element({
  ...node,
  actionName: word,
  actionType: word,
  connector,
  dataTypeMappings: listOf(dataTypeMapping),
  faultConnector: connector,
  flowTransactionModel: oneOf(['Automatic', 'NewTransaction', 'CurrentTransaction']).optional(),
  inputParameters: listOf(input),
  nameSegment: word.optional(),
  offset: word.optional(),
  outputParameters: listOf(output),
  storeOutputAutomatically: flag.optional(),
  versionSegment: word.optional(),
  versionString: word.optional(),
});
export type FlowActionCall = z.infer<typeof actionCall>;

/** An element the sandbox knows by name only: running to it is refused. */
export const step = element({ ...node, connectors: listOf(element({ ...base, targetReference: word })) });
export type FlowStep = z.infer<typeof step>;

export const resourceType = dataType;
