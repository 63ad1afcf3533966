import { z } from 'zod';
import type { Refresh } from '../invoices/index.ts';
import { refusal } from './http-refusal.ts';
import { requestedByBody } from './requested-by.ts';
import type { Answer, Route } from './route.ts';
import { defineRoute } from './route.ts';
import { salesforceId } from './salesforce-id.ts';

/** `/v1/accounts/{id}/invoices/refresh`: one account's documents as NetSuite holds them now, because a person asks. */

const refreshed = z.object({ changed: z.number(), unchanged: z.number(), failed: z.number() });

const answerTo = (refresh: Refresh): Answer => {
  switch (refresh.outcome) {
    case 'refreshed': {
      const { changed, unchanged, failed } = refresh;
      return { status: 200, body: { changed, unchanged, failed } };
    }
    case 'too-soon':
      throw refusal(
        429,
        {
          code: 'LIMIT_REACHED',
          message: 'The documents of this account were fetched a moment ago.',
          advice: `Ask again in ${String(refresh.retryAfterSeconds)} seconds.`,
        },
        { 'Retry-After': String(refresh.retryAfterSeconds) },
      );
    case 'no-customer':
      throw refusal(422, {
        code: 'WRONG_STATUS',
        message: 'The account is no customer in NetSuite yet, so it has no documents there.',
        advice: 'It becomes one with its first sales order.',
      });
    case 'paused':
      throw refusal(409, {
        code: 'WRONG_STATUS',
        message: 'The flow invoices is paused, so nothing of it runs.',
        advice: 'Resume it, then ask again.',
      });
  }
};

export const invoiceRoutes = (refresh: (accountId: string) => Promise<Refresh>): readonly Route[] => [
  defineRoute({
    method: 'post',
    path: '/v1/accounts/:id/invoices/refresh',
    summary: "Fetch an account's invoices and credit memos now; once a minute at most",
    scope: ['org', 'operator'],
    request: z.object({
      params: z.strictObject({ id: salesforceId }),
      body: requestedByBody,
    }),
    responses: {
      200: { description: 'Fetched: how many documents had changed', schema: refreshed },
      404: { description: 'No such account' },
      409: { description: 'The flow is paused' },
      422: { description: 'The account is no customer in NetSuite' },
      429: { description: 'Fetched a moment ago; Retry-After says when to ask again' },
    },
    handle: async ({ params }) => answerTo(await refresh(params.id)),
  }),
];
