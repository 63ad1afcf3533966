import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { WEBHOOK_SECRET } from './world.ts';
import type { Answer, World } from './world.ts';

/** Pushes as NetSuite's script sends them, signed as Standard Webhooks describe. */

export type PushOptions = { readonly eventId?: string; readonly secret?: string; readonly at?: Date };

export type Pusher = (type: string, recordId: string, options?: PushOptions) => Promise<Answer>;

export const pusher =
  ({ sidecar }: World): Pusher =>
  (type, recordId, { eventId = `evt-${randomUUID()}`, secret = WEBHOOK_SECRET, at = new Date() } = {}) => {
    const body = JSON.stringify({ type, timestamp: at.toISOString(), data: { recordId } });
    return sidecar.call('POST /v1/webhooks/netsuite', {
      as: 'nobody',
      body,
      headers: {
        'webhook-id': eventId,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(eventId, at, body),
      },
    });
  };
