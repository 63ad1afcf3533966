import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import type { Push } from '../payments/index.ts';
import { push } from '../payments/index.ts';
import { invalidInput, refusal } from './http-refusal.ts';
import { readJson } from './request-body.ts';
import type { RequestContext, Route } from './route.ts';
import { defineRoute, noInput } from './route.ts';

/**
 * `/v1/webhooks/netsuite`: pushes signed as Standard Webhooks describe, in three headers (`webhook-id`,
 * `webhook-timestamp`, `webhook-signature`); a timestamp more than five minutes off is refused.
 * https://www.standardwebhooks.com
 */
type Receive = (eventId: string, pushed: Push) => Promise<'stored' | 'known'>;
export type WebhookNeeds = {
  /** `whsec_…`, the newest first; any of them may have signed. */
  readonly secrets: readonly string[];
  readonly receive: Receive;
  /** Told of every push that was refused for its signature or age. */
  readonly refused: () => void;
};

const EVENT_ID = /^[A-Za-z0-9._-]{1,200}$/;

export const webhookRoutes = ({ secrets, receive, refused }: WebhookNeeds): readonly Route[] => {
  const verifiers = secrets.map((secret) => new Webhook(secret));

  const verified = ({ rawBody, headers }: RequestContext): string => {
    const signed = {
      'webhook-id': headers['webhook-id'] ?? '',
      'webhook-timestamp': headers['webhook-timestamp'] ?? '',
      'webhook-signature': headers['webhook-signature'] ?? '',
    };
    const body = rawBody.toString('utf8');
    if (verifiers.some((verifier) => isSigned(verifier, body, signed))) return signed['webhook-id'];
    refused();
    throw refusal(401, {
      code: 'REQUEST_REFUSED',
      message: 'The push is not signed with a known secret, or its timestamp is more than five minutes off.',
      advice: 'Check the secret on both sides and the clock of the sender. Polling brings what was pushed.',
    });
  };

  return [
    defineRoute({
      method: 'post',
      path: '/v1/webhooks/netsuite',
      summary: 'A record changed in NetSuite; signed as Standard Webhooks describe',
      scope: 'public',
      request: noInput,
      responses: {
        202: {
          description: 'Stored, or known from an earlier push',
          schema: z.object({ status: z.enum(['stored', 'known']) }),
        },
        400: { description: 'Signed, but not a push this version knows' },
        401: { description: 'Signature or timestamp refused' },
      },
      handle: async (_input, context) => {
        const eventId = verified(context);
        if (!EVENT_ID.test(eventId))
          throw refusal(400, {
            message: 'webhook-id is not an event id.',
            advice: 'Send letters, digits, dot, _ or -.',
          });
        return { status: 202, body: { status: await receive(eventId, readPush(context.rawBody)) } };
      },
    }),
  ];
};

const isSigned = (verifier: Webhook, body: string, headers: Record<string, string>): boolean => {
  try {
    verifier.verify(body, headers, { jsonParse: false });
    return true;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return false;
    throw error;
  }
};

const readPush = (rawBody: Buffer): Push => {
  const read = push.safeParse(readJson('application/json', rawBody));
  if (read.success) return read.data;
  throw invalidInput(read.error);
};
