/** Money coming in and going back: payments, their applications, credits, deposits. */
import { z } from 'zod';
import { asText } from '../../records/draft.ts';
import { mustGet } from '../ledger.ts';
import { transformRecord } from '../transform.ts';
import { writeChange, writeNew } from '../write-record.ts';
import { amount, applications, fields, id, isoDate } from './inputs.ts';
import { operation } from './operation.ts';
import type { Desk } from './operation.ts';

type Applications = z.output<typeof applications>;

const applyItems = (given: Applications) => ({
  items: given.map(({ invoice, amount: part }) => ({
    doc: { id: invoice },
    apply: true,
    ...(part === undefined ? {} : { amount: part }),
  })),
});

const dated = (date: string | undefined): object => (date === undefined ? {} : { tranDate: date });

const create = (desk: Desk, type: string, body: object): string => {
  const definition = desk.ledger.definitions.of(type);
  return writeNew(desk.ledger, definition, { body: desk.parse(type, body) }).id;
};

/** A payment or a credit memo, whichever has this id. */
const typeOf = ({ ledger }: Desk, recordId: string): string =>
  ledger.store.get('creditMemo', recordId) === undefined ? 'customerPayment' : 'creditMemo';

/** Changes the applications of a payment or a credit memo. */
const reapply = (desk: Desk, recordId: string, items: object): void => {
  const type = typeOf(desk, recordId);
  const record = mustGet(desk.ledger, type, recordId);
  writeChange(desk.ledger, record, { body: desk.parse(type, { apply: items }) });
};

const receipt = z.strictObject({ customer: id, amount, currency: id.optional(), date: isoDate.optional(), fields });

const receiptBody = (input: z.output<typeof receipt>): object => ({
  ...input.fields,
  customer: { id: input.customer },
  payment: input.amount,
  ...(input.currency === undefined ? {} : { currency: { id: input.currency } }),
  ...dated(input.date),
});

export const moneyOperations = {
  recordPayment: operation(
    receipt.extend({ applications: applications.default([]), autoApply: z.boolean().optional() }),
    (desk, { applications: given, autoApply, ...input }) => ({
      payment: create(desk, 'customerPayment', {
        ...receiptBody(input),
        ...(autoApply === undefined ? {} : { autoApply }),
        ...(given.length === 0 ? {} : { apply: applyItems(given) }),
      }),
    }),
  ),
  /** Pays one invoice: all that is left, unless an amount says otherwise. */
  payInvoice: operation(
    z.strictObject({ id, amount: amount.optional(), date: isoDate.optional(), fields }),
    (desk, input) => {
      const invoice = mustGet(desk.ledger, 'invoice', input.id);
      const part = input.amount ?? asText(invoice.fields['amountRemaining']);
      return {
        payment: create(desk, 'customerPayment', {
          ...input.fields,
          customer: { id: asText(invoice.fields['entity']) },
          currency: { id: asText(invoice.fields['currency']) },
          payment: part,
          ...dated(input.date),
          apply: applyItems([{ invoice: invoice.id, amount: part }]),
        }),
      };
    },
  ),
  /** Applies an existing payment or credit memo to more invoices, or by other amounts. */
  applyPayment: operation(z.strictObject({ id, applications }), (desk, input) => {
    reapply(desk, input.id, applyItems(input.applications));
    return {};
  }),
  /** Takes applications back: all of them, or those to the named invoices. */
  unapplyPayment: operation(z.strictObject({ id, invoices: z.array(id).optional() }), (desk, input) => {
    const applied = mustGet(desk.ledger, typeOf(desk, input.id), input.id).sublists['apply'] ?? [];
    const invoices = input.invoices ?? applied.map(({ fields: line }) => asText(line['doc']));
    reapply(desk, input.id, { items: invoices.map((invoice) => ({ doc: { id: invoice }, apply: false })) });
    return {};
  }),
  /** Credits an invoice: all of it, or an amount of its first line's item; applied to it unless told not to. */
  creditInvoice: operation(
    z.strictObject({
      id,
      amount: amount.optional(),
      date: isoDate.optional(),
      apply: z.boolean().default(true),
      fields,
    }),
    (desk, input) => {
      const invoice = mustGet(desk.ledger, 'invoice', input.id);
      const line = { line: 1, quantity: 1, amount: input.amount };
      const body = {
        ...input.fields,
        ...dated(input.date),
        ...(input.amount === undefined ? {} : { item: { items: [line] } }),
        ...(input.apply ? { apply: applyItems([{ invoice: invoice.id, amount: input.amount }]) } : {}),
      };
      return {
        creditMemo: transformRecord(desk.ledger, invoice, {
          target: 'creditMemo',
          body: desk.parse('creditMemo', body),
          onlyGivenLines: input.amount !== undefined,
        }).id,
      };
    },
  ),
  createDeposit: operation(receipt.extend({ salesOrder: id.optional() }), (desk, { salesOrder, ...input }) => ({
    deposit: create(desk, 'customerDeposit', {
      ...receiptBody(input),
      ...(salesOrder === undefined ? {} : { salesOrder: { id: salesOrder } }),
    }),
  })),
  /** Settles invoices from a deposit. */
  applyDeposit: operation(z.strictObject({ id, applications, date: isoDate.optional() }), (desk, input) => {
    const deposit = mustGet(desk.ledger, 'customerDeposit', input.id);
    return {
      depositApplication: create(desk, 'depositApplication', {
        customer: { id: asText(deposit.fields['customer']) },
        currency: { id: asText(deposit.fields['currency']) },
        deposit: { id: deposit.id },
        ...dated(input.date),
        apply: applyItems(input.applications),
      }),
    };
  }),
} as const;
