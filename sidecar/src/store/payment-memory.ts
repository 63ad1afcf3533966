import { z } from 'zod';
import type { Announcement, PaymentMemory, PaymentNews, Said } from '../payments/index.ts';
import { contentOf, NO_INVOICE, payment, paymentReceivedEvent } from '../payments/index.ts';
import type { Database, Transaction } from './database.ts';
import { receiveWithin } from './inbox.ts';
import { addWithin } from './jobs.ts';
import { addEventWithin } from './outbox.ts';
import { moveWatermarkWithin, watermarkOf } from './watermarks.ts';

/** The memory of payments: what was said about each, committed together with the events that say it. */

const READER = 'payments';

const paymentRow = z.object({ payment });
const saidRow = z
  .object({ invoice_id: z.string(), kind: z.enum(['applied', 'reversed', 'unapplied']), content: z.string() })
  .transform((row): Said => ({ invoiceId: row.invoice_id, kind: row.kind, content: row.content }));
const settledRow = z.object({ payment_id: z.coerce.string(), invoice_id: z.string() });
const revisionRow = z.object({ revision: z.number() });

export const openPaymentMemory = (database: Database): PaymentMemory => ({
  watermark: () => watermarkOf(database, READER),
  moveWatermark: (until) => database.transaction((tx) => moveWatermarkWithin(tx, READER, until)),
  announce: (news, decide) => database.transaction((tx) => announce(tx, news, decide)),
  settledBefore: async (paymentIds) => {
    const settled = await database.rows(
      settledRow,
      `select payment_id, invoice_id from orderbridge.payment_announcements
       where payment_id = any($1::bigint[]) and kind = 'applied' order by payment_id, invoice_id`,
      [paymentIds],
    );
    const byPayment = Map.groupBy(settled, ({ payment_id: id }) => id);
    return new Map([...byPayment].map(([id, rows]) => [id, rows.map((row) => row.invoice_id)]));
  },
  forget: async (paymentIds) => {
    await database.run(FORGET, [paymentIds]);
  },
  remembered: async (paymentId) =>
    (await database.row(paymentRow, 'select payment from orderbridge.payments where id = $1', [paymentId]))?.payment,
  receive: (eventId, job) =>
    database.transaction(async (tx) => {
      const isNew = await receiveWithin(tx, 'netsuite', eventId);
      if (isNew) await addWithin(tx, job);
      return isNew;
    }),
});

/** The row lock makes two readers of the same payment speak one after the other. An older reading says nothing. */
const KEEP = `
  insert into orderbridge.payments (id, payment, modified_at) values ($1, $2, $3)
  on conflict (id) do update set payment = excluded.payment, modified_at = excluded.modified_at, announced_at = now()
    where payments.modified_at <= excluded.modified_at`;

/** What was taken back is taken back once more. */
const FORGET = `
  update orderbridge.payment_announcements
  set content = '', kind = case when kind = 'reversed' and invoice_id <> '${NO_INVOICE}' then 'applied' else kind end
  where payment_id = any($1::bigint[])`;

const SAY = `
  insert into orderbridge.payment_announcements (payment_id, invoice_id, kind, content, revision) values ($1, $2, $3, $4, 1)
  on conflict (payment_id, invoice_id) do update
    set kind = excluded.kind, content = excluded.content, revision = payment_announcements.revision + 1
  returning revision`;

const announce = async (
  tx: Transaction,
  news: PaymentNews,
  decide: (said: readonly Said[]) => readonly Announcement[],
): Promise<number> => {
  const { payment: state } = news;
  const kept = await tx.run(KEEP, [state.id, JSON.stringify(state), state.modifiedAt]);
  if (kept === 0) return 0;
  const said = await tx.rows(
    saidRow,
    'select invoice_id, kind, content from orderbridge.payment_announcements where payment_id = $1',
    [state.id],
  );
  const announcements = decide(said);
  for (const announcement of announcements) await say(tx, news, announcement);
  return announcements.length;
};

const say = async (tx: Transaction, news: PaymentNews, announcement: Announcement): Promise<void> => {
  const { payment: state } = news;
  const content = contentOf(state, announcement);
  const stored = await tx.row(revisionRow, SAY, [state.id, announcement.invoiceId, announcement.kind, content]);
  await addEventWithin(tx, paymentReceivedEvent(news, announcement, stored?.revision ?? 1));
};
