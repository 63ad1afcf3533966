export { apiBudget } from './api-budget.ts';
export type { ApiBudget } from './api-budget.ts';
export type { EventField, EventFields } from './avro-codec.ts';
export { UPSERT_LIMITS, upsertMany } from './bulk-upsert.ts';
export type { Rows, UpsertLimits } from './bulk-upsert.ts';
export { compositeUpdate } from './composite.ts';
export type { Change } from './composite.ts';
export { openSalesforce } from './connection.ts';
export type { ApiRequest, SalesforceConnection, SalesforceOptions, Session } from './connection.ts';
export { exactNumber } from './field-value.ts';
export type { FieldValue, Parent, Row } from './field-value.ts';
export { openPubSub } from './pub-sub.ts';
export type { EventResult, EventToPublish, PubSub } from './pub-sub.ts';
export { query, queryAll, soqlList, soqlText, update, upsertCollection } from './records.ts';
export type { RowOutcome, UpsertTarget } from './records.ts';
export { subscribe } from './subscription.ts';
export type {
  Position,
  ReceivedEvent,
  Subscription,
  SubscriptionHandlers,
  SubscriptionOptions,
} from './subscription.ts';
