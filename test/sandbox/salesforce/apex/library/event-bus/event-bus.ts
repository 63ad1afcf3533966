/**
 * The class EventBus.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_eventbus.htm
 */
import { publishEvents, PublishResult } from '../../asynchrony/events/publish.ts';
import { apexException, nullPointer } from '../../runtime/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import type { SObjectValue } from '../../values/sobject.ts';
import { libraryClass } from '../define.ts';

const publishOne = (event: SObjectValue | null, callback?: object | null): PublishResult => {
  const [result] = publishEvents([event], callback);
  if (result === undefined) throw nullPointer();
  return result;
};

const publishAll = (events: ApexList | null, callback?: object | null): ApexList => {
  if (events === null) throw nullPointer();
  return new ApexList('List<Database.SaveResult>', [...publishEvents(events.items, callback)]);
};

const operationId = (result: unknown): string | null => {
  if (result instanceof PublishResult) return result.operationId;
  throw apexException('System.IllegalArgumentException', 'The result is not one of EventBus.publish');
};

export const eventBus = libraryClass({
  name: 'System.EventBus',
  members: {
    'static Database.SaveResult publish(SObject event)': publishOne,
    'static List<Database.SaveResult> publish(List<SObject> events)': publishAll,
    'static Database.SaveResult publish(SObject event, Object callback)': publishOne,
    'static List<Database.SaveResult> publish(List<SObject> events, Object callback)': publishAll,
    'static String getOperationId(Object result)': operationId,
  },
});
