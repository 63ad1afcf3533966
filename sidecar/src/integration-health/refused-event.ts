import type { Concerns } from '../shared/concerns.ts';
import type { Story } from '../shared/failure.ts';
import { Failure, inStory } from '../shared/failure.ts';
import { compareDecimals, currencyCode, decimal } from '../shared/money.ts';
import type { Money } from '../shared/money.ts';
import type { OutgoingEvent } from '../shared/outgoing-event.ts';
import type { EventIdentity, RefusedEvent } from './ports.ts';

/** An event that the bus will not take, in words for the person who must settle it, with the deal it belongs to. */

/** The fields of our events that name a record of the deal. */
const CONCERN_IN: Readonly<Record<string, keyof Concerns>> = {
  ContractId__c: 'contractId',
  OrderId__c: 'orderId',
  AccountId__c: 'accountId',
  NetSuiteSalesOrderId__c: 'salesOrderId',
  NetSuiteCustomerId__c: 'customerId',
  NetSuiteInvoiceId__c: 'invoiceId',
};
/** The first that is not zero is what waits for the event. */
const AMOUNTS = ['AmountApplied__c', 'AmountReceived__c'] as const;

const textIn = ({ fields }: OutgoingEvent, name: string): string | undefined => {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const amountIn = (event: OutgoingEvent): Money | undefined => {
  const currency = currencyCode.safeParse(event.fields['CurrencyCode__c']);
  const amounts = AMOUNTS.flatMap((name) => decimal.safeParse(event.fields[name]).data ?? []);
  const amount = amounts.find((one) => compareDecimals(one, '0') !== 0);
  return !currency.success || amount === undefined ? undefined : { amount, currency: currency.data };
};

const storyOfEvent = (event: OutgoingEvent): Story => ({
  correlationId: textIn(event, 'CorrelationId__c'),
  concerns: Object.fromEntries(
    Object.entries(CONCERN_IN).map(([field, concern]) => [concern, textIn(event, field)] as const),
  ),
  amountAtRisk: amountIn(event),
});

/** `PaymentReceived__e` of `/event/PaymentReceived__e`. */
export const eventNameOf = (topic: string): string => topic.split('/').at(-1) ?? topic;

/** What makes an event the same event. */
export const identityOf = (event: OutgoingEvent): EventIdentity => ({
  topic: event.topic,
  sourceKey: textIn(event, 'SourceKey__c') ?? event.key,
});

/** Refused for a while stays what it is; refused for good becomes a person's, with cause, fix and the way to replay. */
export const failureOfEvent = ({ event, failure }: RefusedEvent): Failure => {
  const story = storyOfEvent(event);
  if (failure.kind === 'try-again') return inStory(failure, story);
  const { sourceKey } = identityOf(event);
  const name = eventNameOf(event.topic);
  return new Failure('needs-a-person', {
    code: failure.code,
    message: `The event ${name} ${sourceKey} was refused for good. ${failure.message}`,
    advice: `Compare the fields of ${name} in the org with the package version of this sidecar, deploy or correct what the message names, then replay. Events behind it have gone on.`,
    owner: 'salesforce-admin',
    subject: { object: name, id: sourceKey, name: sourceKey },
    story,
    cause: failure,
  });
};

/** Nothing of a topic can be published until somebody changes that. */
export const failureOfTopic = (topic: string, failure: Failure): Failure => {
  const name = eventNameOf(topic);
  return new Failure(failure.kind, {
    code: failure.code,
    message: `No event ${name} can be published. ${failure.message}`,
    advice: `${failure.advice} The events wait; they go out within minutes once this is settled, or at once when it is replayed.`,
    owner: failure.owner,
    subject: { object: name, id: topic, name },
    retryAfterSeconds: failure.retryAfterSeconds,
    cause: failure,
  });
};
