import { Failure, heldBy, inStory, needsAPerson, tryAgain } from '../shared/failure.ts';
import { activationKeyOf, correlationIdOf } from '../shared/correlation.ts';
import { refuseUnlessActivatable } from './bridge-status.ts';
import { notRecorded } from './not-recorded.ts';
import { notSent, uncharged } from './not-sent.ts';
import { changesSince, contentOf } from './order-content.ts';
import { aboutCurrency, letBill } from './order-currency.ts';
import type { BookedActivation, Booking, Needs, Remembered } from './ports.ts';
import type { Cleared } from './preflight.ts';
import { preflight } from './preflight.ts';
import { salesOrderBookedEvent } from './sales-order-booked-event.ts';
import type { BookedOrder, BridgeOrder, SalesOrder } from './sales-order.ts';
import { storyOfOrder } from './story-of-order.ts';

/**
 * The heart: a contract's order becomes one sales order, however often it is asked for. The intent is committed first,
 * the ledger is written under the contract's own key, the outcome is committed before anybody is told, and an earlier
 * attempt whose answer was lost is looked up before anything is written again.
 */
export type Booked = BookedActivation & {
  readonly key: string;
  readonly correlationId: string;
  readonly repeated: boolean;
};

export const bookSalesOrder =
  (needs: Needs) =>
  async (contractId: string, requestedBy: string): Promise<Booked> => {
    const order = await needs.orders.ofContract(contractId);
    const settled = await settledBefore(needs, order);
    if (settled !== undefined) return settled;
    const known = await take(needs, order, requestedBy);
    try {
      const { correlationId, requestedAt } = known;
      const booked = known.booked ?? (await settle(needs, order, known));
      await refuseOtherContent(needs, order, { key: known.key, booked });
      if (!known.recorded) await record(needs, { ...booked, order, key: known.key, correlationId, requestedAt });
      return { ...booked, key: known.key, correlationId, repeated: known.booked !== undefined };
    } catch (error) {
      throw inStory(error, storyOfOrder(order, known.correlationId));
    } finally {
      await needs.activations.release(known.key);
    }
  };

/** What was booked and recorded is answered at once, however many ask at the same moment: nothing is left to do. */
const settledBefore = async (needs: Needs, order: BridgeOrder): Promise<Booked | undefined> => {
  const known = await needs.activations.find(keyOf(order));
  if (known?.booked === undefined || !known.recorded) return undefined;
  const { key, correlationId, booked } = known;
  try {
    await refuseOtherContent(needs, order, { key, booked });
  } catch (error) {
    throw inStory(error, storyOfOrder(order, correlationId));
  }
  return { ...booked, key, correlationId, repeated: true };
};

const keyOf = (order: BridgeOrder): string => order.activationKey ?? activationKeyOf(order.contract.id, 1);

const take = async (needs: Needs, order: BridgeOrder, requestedBy: string): Promise<Remembered> => {
  const contractId = order.contract.id;
  const known = await needs.activations.take({
    key: keyOf(order),
    contractId,
    correlationId: order.correlationId ?? correlationIdOf(contractId),
    requestedBy,
  });
  if (known !== undefined) return known;
  throw tryAgain({
    code: 'RECORD_LOCKED',
    message: `Contract ${order.contract.number} is being activated already.`,
    advice: 'Nothing to do: the running attempt brings the number.',
    retryAfterSeconds: 2,
  });
};

/** Through the gates, to the customer, to the ledger; and the outcome is committed. */
const settle = async (needs: Needs, order: BridgeOrder, known: Remembered): Promise<BookedActivation> => {
  refuseUnlessActivatable(order);
  const { findings, cleared } = await preflight(needs, order);
  const [first, ...rest] = findings;
  if (first !== undefined) throw heldBy([first, ...rest]);
  await cleared.linkItems();
  const customer = await needs.customers.findOrCreate(order.account, known.correlationId);
  const parts = { ...cleared, customerId: customer.id, correlationId: known.correlationId };
  await letBill(needs, order, parts);
  const now = { salesOrder: salesOrderOf(order, known, parts), content: contentOf(order, await needs.mapping()) };
  const booked = await findOrBook(needs, known, now).catch((error: unknown) => {
    throw aboutCurrency(order, customer.id, error);
  });
  const activation: BookedActivation = {
    ...booked,
    customerId: customer.id,
    mappingVersion: cleared.mappingVersion,
    bookedAt: needs.clock.now().toISOString(),
  };
  await needs.activations.booked(known.key, activation, salesOrderBookedEvent(order, known, activation));
  return activation;
};

type Written = { readonly salesOrder: BookedOrder; readonly content: string };

/** What an earlier attempt wrote stands for what the order said then, whatever it says now. */
const findOrBook = async (
  needs: Needs,
  known: Remembered,
  now: { readonly salesOrder: SalesOrder; readonly content: string },
): Promise<Written> => {
  const { content } = now;
  const earlier = known.writeBegun ? await probe(needs, known) : undefined;
  if (earlier !== undefined) return { salesOrder: earlier, content: known.content ?? content };
  await needs.activations.beginWrite(known.key, content);
  try {
    return { salesOrder: await needs.ledger.book(now.salesOrder), content };
  } catch (error) {
    const written = isDoubtful(error) ? await probe(needs, known).catch(() => undefined) : undefined;
    if (written === undefined) throw error;
    return { salesOrder: written, content };
  }
};

const isDoubtful = (error: unknown): boolean => error instanceof Failure && error.outcomeUnknown;

/** Looks for the sales order under its key, because an answer may have been lost. */
const probe = async (needs: Needs, { key, correlationId }: Remembered): Promise<BookedOrder | undefined> => {
  const found = await needs.ledger.find(key);
  const outcome = found === undefined ? 'not there' : 'adopted';
  needs.log.info(
    { correlationId, journey: 'order-bridge', step: 'probe-by-key', outcome, key },
    'looked for the sales order before writing it again',
  );
  return found;
};

const salesOrderOf = (order: BridgeOrder, known: Remembered, parts: Cleared & { customerId: string }): SalesOrder => ({
  key: known.key,
  correlationId: known.correlationId,
  customerId: parts.customerId,
  currencyId: parts.currencyId,
  fields: parts.fields,
  lines: order.lines.map((line) => ({
    itemId: parts.itemIdOf.get(line.id) ?? '',
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    fields: parts.lineFields.get(line.id) ?? [],
  })),
});

const record = async (needs: Needs, booking: Omit<Booking, 'notSent'>): Promise<void> => {
  const { key, correlationId } = booking;
  try {
    await needs.orders.recordBooking({ ...booking, notSent: await whatWasNotSent(needs, booking) });
  } catch (error) {
    throw notRecorded(booking, error);
  }
  await needs.activations.recorded(key);
  needs.log.info(
    { correlationId, journey: 'order-bridge', step: 'book-sales-order', outcome: 'booked', key },
    'sales order booked and recorded',
  );
};

/** The log names the fields; what was typed into them is for those who may see the order. */
const whatWasNotSent = async (
  needs: Needs,
  { order, correlationId }: Pick<Booking, 'order' | 'correlationId'>,
): Promise<string | undefined> => {
  const unmapped = await needs.orders.unmappedValues(order);
  const withoutCharge = uncharged(order).map(({ line }) => line);
  if (unmapped.length + withoutCharge.length === 0) return undefined;
  const fields = [...new Set(unmapped.map(({ object, field }) => `${object}.${field}`))];
  const step = { correlationId, journey: 'order-bridge', step: 'book-sales-order', outcome: 'not sent' };
  needs.log.warn({ ...step, fields, linesWithoutChargeType: withoutCharge }, 'not all of an order was sent');
  return notSent(order, unmapped);
};

const refuseOtherContent = async (
  needs: Needs,
  order: BridgeOrder,
  { key, booked }: { readonly key: string; readonly booked: BookedActivation },
): Promise<void> => {
  const changed = changesSince(booked.content, order, await needs.mapping());
  if (changed.length === 0) return;
  throw needsAPerson({
    code: 'KEY_REUSED',
    message: `Order ${order.number} was booked as ${booked.salesOrder.number} and has been changed since (${changed.join(', ')}); key ${key} stands for the first version.`,
    advice: 'Leave the booked order as it was and send the change as an amendment.',
    owner: 'rep',
    subject: { object: 'Order', id: order.id, name: order.number },
  });
};
