import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { until } from '../../sidecar/test/support/until.ts';
import { openWorld } from './support/world.ts';

/** Whoever is on call hears of it at once in the chat: once per cause, signed, with what to do next. */

const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;

type Message = { readonly id: string; readonly text: unknown };

/** A chat's incoming webhook that checks signatures; it can be away. */
const openChat = async () => {
  const messages: Message[] = [];
  const verifier = new Webhook(SECRET);
  const state = { isAway: false, refused: 0 };
  const server = createServer((request, response) => {
    const respond = async (): Promise<void> => {
      const body = await text(request);
      const headers = Object.fromEntries(
        ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [
          name,
          String(request.headers[name] ?? ''),
        ]),
      );
      if (state.isAway) {
        state.refused += 1;
        return void response.writeHead(503).end();
      }
      const verified: unknown = verifier.verify(body, headers);
      messages.push({ id: headers['webhook-id'] ?? '', text: Object.values(verified ?? {})[0] });
      response.writeHead(200).end('ok');
    };
    void respond().catch(() => response.writeHead(401).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => server.close());
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return { url: `http://127.0.0.1:${port}/services/T1?sig=x`, messages, state };
};

const chat = await openChat();
const world = await openWorld({ environment: { ALERT_WEBHOOK_URL: chat.url, ALERT_WEBHOOK_SECRET: SECRET } });
const { wonDeal, activate, salesforce } = world;

const held = async (country: string): Promise<string> => {
  const { contractId, orderId } = wonDeal({ account: { BillingCountry: country } });
  await activate(contractId);
  await until('the order is on hold', () =>
    Promise.resolve(salesforce.see('Order', orderId)['BridgeStatus__c'] === 'On Hold'),
  );
  return contractId;
};
const heard = (count: number): Promise<readonly Message[]> =>
  until(`${count} messages`, () => Promise.resolve(chat.messages.length >= count && chat.messages));

test('the first order of a cause is told with what, who and what to do next', async () => {
  await held('Atlantis');
  const [message] = await heard(1);
  const lines = String(message?.text).split('\n');
  assert.match(lines[0] ?? '', /^VALUE_REFUSED: .*Atlantis/);
  assert.match(lines[1] ?? '', /^Next: .*alias of kind Country for "Atlantis"/);
  assert.match(lines[2] ?? '', /^Who: rep\. Details: \/v1\/failures\/[0-9a-f-]{36}$/);
});

test('another order of the same cause is not told again, one of another cause is', async () => {
  await held('Atlantis');
  await held('Lemuria');
  const messages = await heard(2);
  assert.deepEqual(
    messages.map(({ text: said }) => /Atlantis|Lemuria/.exec(String(said))?.[0]),
    ['Atlantis', 'Lemuria'],
  );
});

test('a chat that was away is told later, and only once', async () => {
  chat.state.isAway = true;
  await held('Avalon');
  await until('the chat refused it', () => Promise.resolve(chat.state.refused > 0));
  chat.state.isAway = false;
  const messages = await heard(3);
  assert.match(String(messages[2]?.text), /Avalon/);
  assert.equal(new Set(messages.map(({ id }) => id)).size, 3);
});
