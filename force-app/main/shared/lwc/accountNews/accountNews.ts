/**
 * Tells a component that documents or payments of an account have changed in NetSuite, while somebody looks. The event comes before
 * everything it causes is saved, so the component is told once soon and once more when the figures have followed; a burst of events
 * is told like one.
 */
import { hearWhileVisible, type EventPayload } from 'c/liveEvents';

const CHANNELS = ['/event/InvoicesSynced__e', '/event/PaymentReceived__e'];

/** In milliseconds after the last event: mirrors are saved within a second, the figures of accounts by a job after that. */
const TOLD_AFTER = [800, 5000];

/** An invoice run names its accounts in a list, a payment names one. */
const namedIn = (field: unknown, accountId: string): boolean =>
  typeof field === 'string' && field.includes(accountId.slice(0, 15));

const concerns = (event: EventPayload, accountId: string): boolean =>
  namedIn(event.AccountIds__c, accountId) || namedIn(event.AccountId__c, accountId);

/**
 * @param accountOf which account the component shows at the moment; undefined while that is not known
 * @param tell the component to read again
 * @returns a function that ends it
 */
export const hearAccountNews = (accountOf: () => string | undefined, tell: () => void): (() => void) => {
  let timers: readonly ReturnType<typeof setTimeout>[] = [];

  const forget = (): void => {
    timers.forEach(clearTimeout);
    timers = [];
  };

  const stopHearing = hearWhileVisible(CHANNELS, (event) => {
    const accountId = accountOf();
    if (accountId === undefined) return;
    if (event !== undefined && !concerns(event, accountId)) return;
    forget();
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- nobody tells when the figures have followed
    timers = (event === undefined ? [0] : TOLD_AFTER).map((pause) => setTimeout(tell, pause));
  });

  return () => {
    forget();
    stopHearing();
  };
};
