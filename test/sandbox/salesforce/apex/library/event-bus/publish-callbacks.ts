/**
 * What a class implements to hear whether its events were published, and what it is handed then.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_interface_eventbus_EventPublishFailureCallback.htm
 */
import { PublishOutcome } from '../../asynchrony/events/publish-callbacks.ts';
import { abstractMember, libraryInterface, type LibraryClass } from '../define.ts';

const outcome = (name: string): LibraryClass =>
  libraryInterface({
    name,
    holds: (value) => value instanceof PublishOutcome && value.apexType === name,
    members: { 'List<String> getEventUuids()': abstractMember },
  });

export const publishCallbacks: readonly LibraryClass[] = [
  outcome('EventBus.SuccessResult'),
  outcome('EventBus.FailureResult'),
  libraryInterface({
    name: 'EventBus.EventPublishSuccessCallback',
    members: { 'void onSuccess(EventBus.SuccessResult result)': abstractMember },
  }),
  libraryInterface({
    name: 'EventBus.EventPublishFailureCallback',
    members: { 'void onFailure(EventBus.FailureResult result)': abstractMember },
  }),
];
