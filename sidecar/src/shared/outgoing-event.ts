/**
 * A platform event to publish, as the outbox keeps it. Its `SourceKey__c` is its identity: the same fact added twice goes out
 * once.
 */
export type OutgoingEvent = {
  /** The Pub/Sub topic, such as `/event/SalesOrderBooked__e`. */
  readonly topic: string;
  /** Events of one topic and key arrive in the order they were added. */
  readonly key: string;
  /** The platform event's fields; `SourceKey__c` is required. */
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
};
