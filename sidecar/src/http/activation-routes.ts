import { z } from 'zod';
import type { Activation, ScreenRequest } from '../order-bridge/index.ts';
import { heldBy } from '../shared/failure.ts';
import { requestedByBody, requesterOf } from './requested-by.ts';
import type { Answer, Route } from './route.ts';
import { defineRoute } from './route.ts';
import { salesforceId } from './salesforce-id.ts';

/** `/v1/contracts/{id}/activation`: the sales order now, or the honest "accepted". */

const finding = z.object({
  code: z.string(),
  severity: z.enum(['block', 'pause']),
  cause: z.string(),
  fix: z.string(),
  owner: z.string(),
  subject: z
    .object({ object: z.string(), id: z.string(), field: z.string().optional(), line: z.number().optional() })
    .loose(),
});
const booked = z.object({
  status: z.literal('booked'),
  key: z.string(),
  correlationId: z.string(),
  salesOrderId: z.string(),
  salesOrderNumber: z.string(),
  customerId: z.string(),
  mappingVersion: z.string(),
});
const later = z.object({ status: z.enum(['accepted', 'on-hold']), findings: z.array(finding) });

type Activate = (request: ScreenRequest) => Promise<Activation>;

const answerTo = (activation: Activation): Answer => {
  switch (activation.outcome) {
    case 'booked': {
      const { key, correlationId, salesOrder, customerId, mappingVersion, repeated } = activation.booked;
      const body = {
        status: 'booked',
        key,
        correlationId,
        salesOrderId: salesOrder.id,
        salesOrderNumber: salesOrder.number,
        customerId,
        mappingVersion,
      };
      return { status: repeated ? 200 : 201, body };
    }
    case 'accepted':
      return { status: 202, body: { status: 'accepted', findings: [] } };
    case 'on-hold':
      return { status: 202, body: { status: 'on-hold', findings: activation.findings } };
    case 'refused':
      throw heldBy(activation.findings);
  }
};

export const activationRoutes = (activate: Activate): readonly Route[] => [
  defineRoute({
    method: 'post',
    path: '/v1/contracts/:id/activation',
    summary: "Book the contract's order as a sales order in NetSuite; the same contract always yields the same order",
    scope: ['org', 'operator'],
    request: z.object({
      params: z.strictObject({ id: salesforceId }),
      body: requestedByBody,
    }),
    responses: {
      200: { description: 'Booked earlier: the same sales order', schema: booked },
      201: { description: 'Booked now', schema: booked },
      202: { description: 'Accepted and will post, or on hold until somebody settles the findings', schema: later },
      404: { description: 'No such contract with an order' },
      409: { description: 'The order is in a status that cannot be activated' },
      422: { description: 'Findings the rep can settle, or the key stands for another content' },
    },
    handle: async ({ params, body }, { caller }) => {
      const requestedBy = requesterOf(body, caller);
      return answerTo(await activate({ contractId: params.id, requestedBy }));
    },
  }),
];
