/** Tells a component that something has happened to one of the records it shows on their way to NetSuite, while somebody looks. */
import { hearWhileVisible } from 'c/liveEvents';

const CHANNELS = ['/event/SalesOrderBooked__e', '/event/IntegrationFailed__e'];

/**
 * @param shown the ids of the records that the component shows at the moment
 * @param tell the component to read again; also when it is seen again after events may have been missed
 * @returns a function that ends it
 */
export const hearBridgeNews = (shown: () => readonly unknown[], tell: () => void): (() => void) =>
  hearWhileVisible(CHANNELS, (event) => {
    const named = [event?.OrderId__c, event?.RecordId__c];
    if (event === undefined || shown().some((id) => id !== undefined && named.includes(id))) tell();
  });
