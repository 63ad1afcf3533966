/** The standard library's area of asynchronous work: queued, scheduled and batch jobs, platform events. */
import type { LibraryClass } from './define.ts';
import { eventBus } from './event-bus/event-bus.ts';
import { publishCallbacks } from './event-bus/publish-callbacks.ts';
import { testBroker } from './event-bus/test-broker.ts';
import { triggerContext } from './event-bus/trigger-context.ts';
import { asyncInfo } from './system/async-info.ts';

export const asynchronousLibrary: readonly LibraryClass[] = [
  asyncInfo,
  eventBus,
  triggerContext,
  testBroker,
  ...publishCallbacks,
];
