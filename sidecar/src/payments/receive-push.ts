import { z } from 'zod';
import type { JobRequest } from '../shared/jobs.ts';
import { announceJob } from './announce-payments.ts';
import { paymentCorrelation } from './payment.ts';
import type { Needs } from './ports.ts';

/**
 * A push from NetSuite says only that a record changed; what it says now is read from NetSuite. The push is stored before
 * it is answered, and a repeated one is answered like the first.
 */
export const push = z.strictObject({
  type: z.enum([
    'customer-payment.changed',
    'customer-payment.deleted',
    'customer-deposit.changed',
    'customer-deposit.deleted',
  ]),
  timestamp: z.iso.datetime({ offset: true }),
  data: z.strictObject({ recordId: z.string().regex(/^\d+$/, 'must be an internal id, digits only') }),
});
export type Push = z.infer<typeof push>;

const reactions: Readonly<Record<Push['type'], (recordId: string, eventId: string) => JobRequest>> = {
  'customer-payment.changed': (recordId, eventId) => announceJob([recordId], eventId),
  'customer-payment.deleted': (recordId, eventId) => announceJob([recordId], eventId),
  'customer-deposit.changed': (recordId, eventId) => announceJob([recordId], eventId),
  'customer-deposit.deleted': (recordId, eventId) => announceJob([recordId], eventId),
};

export const receivePush =
  (needs: Pick<Needs, 'memory' | 'log'>) =>
  async (eventId: string, pushed: Push): Promise<'stored' | 'known'> => {
    const { recordId } = pushed.data;
    const isNew = await needs.memory.receive(eventId, reactions[pushed.type](recordId, eventId));
    const outcome = isNew ? 'stored' : 'known';
    const step = { correlationId: paymentCorrelation(recordId), journey: 'payments', step: 'receive-push', outcome };
    needs.log.info({ ...step, eventId, type: pushed.type, paymentId: recordId }, 'push received');
    return outcome;
  };
