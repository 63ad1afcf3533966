import { Webhook } from 'standardwebhooks';
import type { SendAlert } from '../integration-health/index.ts';
import { tryAgain } from '../shared/failure.ts';

/**
 * Posts alerts to a chat's incoming webhook as `{"text": "…"}`, signed as Standard Webhooks describe, so that a relay in
 * between can check who wrote; the same alert always carries the same `webhook-id`.
 * https://www.standardwebhooks.com
 */
export type AlertTarget = { readonly url: string; readonly secret: string };

const TIMEOUT_MS = 10_000;

const notTaken = (why: string, cause?: unknown) =>
  tryAgain({
    code: 'UPSTREAM_ERROR',
    message: `The chat did not take an alert: ${why}.`,
    advice: 'It is sent again by itself. If it goes on, check ALERT_WEBHOOK_URL.',
    cause,
  });

/** @param now the machine's time, for the signature */
export const sendAlert = ({ url, secret }: AlertTarget, now: () => Date): SendAlert => {
  const signer = new Webhook(secret);
  return async ({ id, text }) => {
    const body = JSON.stringify({ text });
    const at = now();
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signer.sign(id, at, body),
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw notTaken('it cannot be reached', error);
    });
    if (!answer.ok) throw notTaken(`it answered ${answer.status}`);
  };
};
