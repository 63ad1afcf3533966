/**
 * A flow as its file describes it, under the Metadata API's own names. Lists are always there; an element that no flow has is an
 * error of the file. Kinds of elements that only the platform runs are kept by name, to be refused when a flow comes to them.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm
 */
import { z } from 'zod';
import {
  actionCall,
  assignment,
  collectionProcessor,
  customError,
  decision,
  loop,
  recordCreate,
  recordDelete,
  recordLookup,
  recordRollback,
  recordUpdate,
  step,
  subflow,
} from './flow-elements.ts';
import { choice, dynamicChoiceSet, screen, stage } from './flow-screens.ts';
import { start } from './flow-start.ts';
import { base, dataType, optionalValue, resource, unread } from './flow-values.ts';
import { element, flag, listOf, oneOf, optionalElement, text, whole, word } from './metadata-values.ts';

const variable = element({
  ...resource,
  apexClass: word.optional(),
  dataType,
  isCollection: flag.optional(),
  isInput: flag.optional(),
  isOutput: flag.optional(),
  objectType: word.optional(),
  scale: whole.optional(),
  value: optionalValue,
});
export type FlowVariable = z.infer<typeof variable>;

const constant = element({ ...resource, dataType, value: optionalValue });
export type FlowConstant = z.infer<typeof constant>;

const formula = element({ ...resource, dataType: dataType.optional(), expression: text, scale: whole.optional() });
export type FlowFormula = z.infer<typeof formula>;

const textTemplate = element({ ...resource, isViewedAsPlainText: flag.optional(), text });
export type FlowTextTemplate = z.infer<typeof textTemplate>;

export const flowMetadata = element({
  ...base,
  accessType: word.optional(),
  apiVersion: word.optional(),
  areMetricsLoggedToDataCloud: flag.optional(),
  customProperties: z.unknown().optional(),
  description: text.optional(),
  environments: listOf(word),
  interviewLabel: text.optional(),
  isAdditionalPermissionRequiredToRun: flag.optional(),
  isOverridable: flag.optional(),
  isTemplate: flag.optional(),
  label: text,
  migratedFromWorkflowRuleName: word.optional(),
  overriddenFlow: word.optional(),
  processType: word.default('Flow'),
  runInMode: oneOf(['DefaultMode', 'SystemModeWithSharing', 'SystemModeWithoutSharing', 'UserMode']).optional(),
  sourceTemplate: word.optional(),
  start: optionalElement(start),
  startElementReference: word.optional(),
  status: oneOf(['Active', 'Draft', 'Obsolete', 'InvalidDraft', 'UnderReview']).optional(),
  timeZoneSidKey: word.optional(),
  triggerOrder: whole.optional(),

  variables: listOf(variable),
  constants: listOf(constant),
  formulas: listOf(formula),
  textTemplates: listOf(textTemplate),
  choices: listOf(choice),
  dynamicChoiceSets: listOf(dynamicChoiceSet),
  stages: listOf(stage),

  actionCalls: listOf(actionCall),
  assignments: listOf(assignment),
  collectionProcessors: listOf(collectionProcessor),
  customErrors: listOf(customError),
  decisions: listOf(decision),
  loops: listOf(loop),
  recordCreates: listOf(recordCreate),
  recordDeletes: listOf(recordDelete),
  recordLookups: listOf(recordLookup),
  recordRollbacks: listOf(recordRollback),
  recordUpdates: listOf(recordUpdate),
  screens: listOf(screen),
  steps: listOf(step),
  subflows: listOf(subflow),

  apexPluginCalls: unread,
  collectionFilterCriteria: unread,
  dataLookups: unread,
  ends: unread,
  exitRules: unread,
  experiments: unread,
  groups: unread,
  orchestratedStages: unread,
  transforms: unread,
  waits: unread,
});

export type FlowMetadata = z.infer<typeof flowMetadata>;

/** Lists of elements that the sandbox knows by name only. */
export const UNSUPPORTED_KINDS = [
  'apexPluginCalls',
  'collectionFilterCriteria',
  'dataLookups',
  'exitRules',
  'experiments',
  'orchestratedStages',
  'transforms',
  'waits',
] as const satisfies readonly (keyof FlowMetadata)[];

export type FlowDefinition = FlowMetadata & {
  /** As Apex, subflows and REST name it. */
  readonly apiName: string;
  readonly file: string;
};
