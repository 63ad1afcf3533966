import PubSubApiClient from 'salesforce-pubsub-api-client';
import { z } from 'zod';
import { until } from '../../../sidecar/test/support/until.ts';
import type { SalesforceSandbox } from '../../sandbox/salesforce/index.ts';
import { PEOPLE_APP } from './clouds.ts';
import type { Fields } from './people.ts';

/** Hears a topic from its earliest event on, with a public client, as any other subscriber of the org would. */
export type EventListener = {
  readonly heard: () => readonly Fields[];
  /** The first event that passes. */
  readonly hears: (what: string, passes: (payload: Fields) => boolean) => Promise<Fields>;
  readonly stop: () => void;
};

const token = z.object({ access_token: z.string() });
const event = z.object({ payload: z.looseObject({}) });
/** The public client takes https addresses only; nothing is sent there. */
const INSTANCE_PLACEHOLDER = 'https://orderbridge.example.com';
const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

const signIn = async (url: string): Promise<string> => {
  const form = {
    grant_type: 'client_credentials',
    client_id: PEOPLE_APP.consumerKey,
    client_secret: PEOPLE_APP.consumerSecret,
  };
  const answer = await fetch(`${url}/services/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) });
  return token.parse(await answer.json()).access_token;
};

export const listen = async (sandbox: SalesforceSandbox, object: string): Promise<EventListener> => {
  const events: Fields[] = [];
  const client = new PubSubApiClient(
    {
      authType: 'user-supplied',
      accessToken: await signIn(sandbox.url),
      instanceUrl: INSTANCE_PLACEHOLDER,
      organizationId: sandbox.org.orgId,
      pubSubEndpoint: sandbox.pubSubEndpoint,
      rejectUnauthorizedSsl: false,
    },
    SILENT,
  );
  await client.connect();
  client.subscribeFromEarliestEvent(`/event/${object}`, (_subscription, type, data) => {
    if (type === 'event') events.push(event.parse(data).payload);
  });
  return {
    heard: () => events,
    hears: (what, passes) => until(what, () => Promise.resolve(events.find((payload) => passes(payload)))),
    stop: () => client.close(),
  };
};
