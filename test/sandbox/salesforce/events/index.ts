export { openEventBus, topicOf } from './event-bus.ts';
export type { EventUsage, NewEvent, OrgEventBus } from './event-bus.ts';
export { PUB_SUB_SETTINGS, startPubSub } from './pub-sub-server.ts';
export type { PubSubServer } from './pub-sub-server.ts';
export type { PubSubSettings, Sessions } from './rpc.ts';
