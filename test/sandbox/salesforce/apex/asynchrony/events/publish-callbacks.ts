/**
 * Callbacks of `EventBus.publish`: told whether the events reached the bus, in a transaction of their own.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_callback.htm
 */
import { PlainObject } from '../../library/system/plain-object.ts';
import { Limits } from '../../runtime/limits.ts';
import { ApexList } from '../../values/list.ts';
import { callMethod, hasMethod } from '../../values/object.ts';
import { copyObjectOf } from '../copy-value.ts';
import type { Asker } from '../put-off.ts';
import { automatedProcess } from './automated-process.ts';

const METHODS = {
  success: { key: 'onsuccess(eventbus.successresult)', result: 'EventBus.SuccessResult' },
  failure: { key: 'onfailure(eventbus.failureresult)', result: 'EventBus.FailureResult' },
} as const;

export class PublishOutcome extends PlainObject {
  constructor(apexType: string, eventUuids: readonly string[]) {
    super(apexType, { eventUuids: new ApexList('List<String>', [...eventUuids]) });
  }

  'geteventuuids()'(): unknown {
    return this.get('eventUuids');
  }
}

/** A callback and the events it was passed with. */
export type AwaitedPublish = { readonly callback: object; readonly eventUuids: readonly string[] };

/** Tells a callback; one that does not care for that outcome is left alone. */
export const tellCallback = (
  { org, fork }: Pick<Asker, 'org' | 'fork'>,
  { callback, eventUuids }: AwaitedPublish,
  outcome: keyof typeof METHODS,
): void => {
  const { key, result } = METHODS[outcome];
  if (!hasMethod(callback, key)) return;
  const start = {
    caller: automatedProcess(org),
    quiddity: 'PLATFORM_EVENT_PUBLISH_CALLBACK',
    limits: new Limits('asynchronous'),
    work: { kind: 'publish callback' },
  } as const;
  fork(start, () => callMethod(copyObjectOf(callback), key, new PublishOutcome(result, eventUuids)));
};
