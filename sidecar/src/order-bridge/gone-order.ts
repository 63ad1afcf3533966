import { activationKeyOf } from '../shared/correlation.ts';
import type { Finding } from '../shared/failure.ts';
import { asFailure, heldBy, inStory } from '../shared/failure.ts';
import { PRIORITY, type JobRequest } from '../shared/jobs.ts';
import type { Needs } from './ports.ts';
import type { BridgeOrder } from './sales-order.ts';
import { storyOfOrder } from './story-of-order.ts';

/**
 * An order whose sales order was deleted in the ledger is put on hold and asks a person: book it again, or cancel it. It
 * gets the next key, so that activating it again makes a new sales order and never finds the old one. The work settles
 * itself once the order has another sales order or is cancelled.
 */
export const GONE_ORDER_TASK = 'gone-order';

/** A sales order that was booked, by the key it was booked under. */
export type BookedBefore = {
  readonly contractId: string;
  readonly key: string;
  readonly salesOrderId: string;
  readonly salesOrderNumber: string;
  readonly correlationId: string;
};

export const goneOrderJob = (gone: BookedBefore): JobRequest => ({
  task: GONE_ORDER_TASK,
  payload: gone,
  key: `${GONE_ORDER_TASK}:${gone.salesOrderId}`,
  priority: PRIORITY.batch,
});

type GoneNeeds = Pick<Needs, 'orders' | 'ledger'>;

/** The contract's order while it stands for that sales order; undefined when it was cancelled, deleted or booked anew. */
const orderOf = async ({ orders }: GoneNeeds, gone: BookedBefore): Promise<BridgeOrder | undefined> => {
  try {
    const order = await orders.ofContract(gone.contractId);
    return order.salesOrderId === gone.salesOrderId ? order : undefined;
  } catch (error) {
    if (asFailure(error).code === 'NOT_FOUND') return undefined;
    throw error;
  }
};

const isThere = async ({ ledger }: GoneNeeds, { key, salesOrderId }: BookedBefore): Promise<boolean> =>
  (await ledger.find(key))?.id === salesOrderId;

const findingFor = (order: BridgeOrder, { salesOrderNumber }: BookedBefore): Finding => ({
  code: 'ORDER_GONE',
  severity: 'pause',
  subject: { object: 'Order', id: order.id, name: `order ${order.number}` },
  cause: `Sales order ${salesOrderNumber} of order ${order.number} was deleted in NetSuite.`,
  fix: 'Decide: activate the order again to book it as a new sales order, or cancel it.',
  owner: 'operations',
  waitsFor: [`Order:${order.id}`],
});

/** Keys are counted per contract. */
const nextKeyAfter = ({ contractId, key }: BookedBefore): string => {
  const count = Number(/-(\d+)$/.exec(key)?.[1] ?? 1);
  return activationKeyOf(contractId, count + 1);
};

/** @throws Failure ORDER_GONE while nobody has decided */
export const holdGoneOrder =
  (needs: GoneNeeds) =>
  async (gone: BookedBefore): Promise<void> => {
    const order = await orderOf(needs, gone);
    if (order === undefined || (await isThere(needs, gone))) return;
    const finding = findingFor(order, gone);
    const activationKey = nextKeyAfter(gone);
    // Writing the same again would look like a change of the order, and wake this very work.
    if (order.bridgeStatus !== 'On Hold' || order.activationKey !== activationKey) {
      await needs.orders.recordGone({
        orderId: order.id,
        activationKey,
        correlationId: gone.correlationId,
        cause: finding.cause,
        fix: finding.fix,
      });
    }
    throw inStory(heldBy([finding]), storyOfOrder(order, gone.correlationId));
  };
