import PubSubApiClient from 'salesforce-pubsub-api-client';
import { z } from 'zod';
import type { SalesforceOrg } from './salesforce-org.ts';

/** Listens for `PaymentReceived__e` with a public client, as any other subscriber of the org would. */
export type PaymentListener = {
  /** The applied amount by payment and invoice, the newest announcement of each. */
  readonly amounts: () => ReadonlyMap<string, string>;
  readonly stop: () => void;
};

const TOPIC = '/event/PaymentReceived__e';
/** The public client takes https addresses only; nothing is sent there. */
const INSTANCE_PLACEHOLDER = 'https://orderbridge.example.com';
const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

const event = z.looseObject({
  payload: z.looseObject({ ApplicationKey__c: z.string(), AmountApplied__c: z.string() }),
});

export const listenForPayments = async (org: SalesforceOrg, pubSubEndpoint: string): Promise<PaymentListener> => {
  const amounts = new Map<string, string>();
  const client = new PubSubApiClient(
    {
      authType: 'user-supplied',
      accessToken: org.accessToken,
      instanceUrl: INSTANCE_PLACEHOLDER,
      organizationId: org.organizationId,
      pubSubEndpoint,
      rejectUnauthorizedSsl: false,
    },
    SILENT,
  );
  await client.connect();
  client.subscribeFromEarliestEvent(TOPIC, (_subscription, type, data) => {
    if (type !== 'event') return;
    const { payload } = event.parse(data);
    amounts.set(payload.ApplicationKey__c, payload.AmountApplied__c);
  });
  return { amounts: () => amounts, stop: () => client.close() };
};
