import { systemFields } from '../schema/system-fields.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { flag, instant, longText, reference, text, whole } from './define.ts';

/** Platform events that the platform itself publishes. */
type Published = {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly FieldSchema[];
  /** Events have no ids, so that any prefix will do that no other object has. */
  readonly keyPrefix: string;
};

const platformEvent = ({ name, label, fields, keyPrefix }: Published): ObjectSchema => ({
  name,
  label,
  labelPlural: `${label}s`,
  kind: 'event',
  keyPrefix,
  createable: false,
  updateable: false,
  deletable: false,
  publishBehavior: 'PublishImmediately',
  fields: new Map([...systemFields.event, ...fields].map((one) => [one.name.toLowerCase(), one])),
});

/** What a batch that raises events failed with. https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/sforce_api_objects_batchapexerrorevent.htm */
export const batchApexErrorEvent = platformEvent({
  name: 'BatchApexErrorEvent',
  label: 'Batch Apex Error Event',
  keyPrefix: '',
  fields: [
    text('AsyncApexJobId', 18),
    flag('DoesExceedJobScopeMaxLength'),
    text('ExceptionType', 255),
    longText('JobScope', 40_000),
    longText('Message', 5_000),
    text('Phase', 100),
    text('RequestId', 255),
    longText('StackTrace', 5_000),
  ],
});

/**
 * What a screen flow failed with. Code may subscribe to it; the sandbox does not publish it.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/sforce_api_objects_flowexecutionerrorevent.htm
 */
export const flowExecutionErrorEvent = platformEvent({
  name: 'FlowExecutionErrorEvent',
  label: 'Flow Execution Error Event',
  keyPrefix: 'E00',
  fields: [
    text('ContextObject', 255),
    text('ContextRecordId', 18),
    text('ElementApiName', 80),
    text('ElementType', 50),
    text('ErrorId', 50),
    text('ErrorMessage', 1_000),
    instant('EventDate'),
    text('EventIdentifier', 80),
    text('EventType', 40),
    text('ExtendedErrorCode', 255),
    text('FlowApiName', 255),
    instant('FlowExecutionEndDate'),
    instant('FlowExecutionStartDate'),
    text('FlowNamespace', 15),
    text('FlowVersionId', 255),
    whole('FlowVersionNumber'),
    text('InterviewBatchId', 40),
    text('InterviewGuid', 255),
    text('InterviewRequestId', 18),
    instant('InterviewStartDate'),
    reference('InterviewStartedById', ['User']),
    text('ProcessType', 40),
    text('RelatedRecordId', 18),
    text('StageQualifiedApiName', 360),
    reference('UserId', ['User']),
    text('Username', 80),
  ],
});
