import { systemFields } from '../schema/system-fields.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { flag, longText, text } from './define.ts';

/** Platform events that the platform itself publishes. */
const fields = [
  ...systemFields.event,
  text('AsyncApexJobId', 18),
  flag('DoesExceedJobScopeMaxLength'),
  text('ExceptionType', 255),
  longText('JobScope', 40_000),
  longText('Message', 5_000),
  text('Phase', 100),
  text('RequestId', 255),
  longText('StackTrace', 5_000),
];

/** What a batch that raises events failed with. https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/sforce_api_objects_batchapexerrorevent.htm */
export const batchApexErrorEvent: ObjectSchema = {
  name: 'BatchApexErrorEvent',
  label: 'Batch Apex Error Event',
  labelPlural: 'Batch Apex Error Events',
  kind: 'event',
  keyPrefix: '',
  createable: false,
  updateable: false,
  deletable: false,
  publishBehavior: 'PublishImmediately',
  fields: new Map(fields.map((one) => [one.name.toLowerCase(), one])),
};
