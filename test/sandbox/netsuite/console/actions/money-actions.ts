import { Big } from 'big.js';
import { asText } from '../../records/draft.ts';
import type { StoredRecord } from '../../records/types.ts';
import type { Desk } from '../desk.ts';
import type { Input } from '../showing/forms.ts';
import { customerIdOf } from '../showing/records.ts';
import { currencyOf, money, today } from '../showing/values.ts';
import { filled, NO_INPUTS, statusOf, type Action } from './action.ts';

/** Money that comes in, is applied, taken back and credited. */

const dateInput = (desk: Desk): Input => ({
  name: 'date',
  label: 'Date',
  kind: 'date',
  value: today(desk),
  isRequired: true,
});

const amountInput = (value: string, label = 'Amount'): Input => ({
  name: 'amount',
  label,
  kind: 'amount',
  value,
  isRequired: true,
});

const isLive = (record: StoredRecord): boolean => statusOf(record) !== 'V';

/** Open invoices of the same customer and currency. */
const openInvoices = (desk: Desk, record: StoredRecord): readonly StoredRecord[] =>
  [...desk.book.list('invoice')].filter(
    (invoice) =>
      statusOf(invoice) === 'A' &&
      customerIdOf(invoice) === customerIdOf(record) &&
      asText(invoice.fields['currency']) === asText(record.fields['currency']),
  );

const invoiceChoice = (desk: Desk, invoices: readonly StoredRecord[]): Input => ({
  name: 'invoice',
  label: 'Invoice',
  kind: 'choice',
  isRequired: true,
  options: invoices.map((invoice) => [
    invoice.id,
    `${asText(invoice.fields['tranId'])}, ${money(asText(invoice.fields['amountRemaining']), currencyOf(desk, invoice))} due`,
  ]),
});

const isLeft = (record: StoredRecord): boolean =>
  isLive(record) && new Big(asText(record.fields['unapplied']) || '0').gt(0);

const applyTo = (operation: string): Action => ({
  name: 'apply',
  label: 'Apply to an invoice',
  explanation: 'Without an amount: as much as is left and due.',
  isOffered: (record, desk) => isLeft(record) && openInvoices(desk, record).length > 0,
  inputs: (record, desk) => [
    invoiceChoice(desk, openInvoices(desk, record)),
    { name: 'amount', label: 'Amount', kind: 'amount' },
  ],
  run: ({ id }, given, { perform }) =>
    perform(operation, { id, applications: [{ invoice: given['invoice'] ?? '', ...filled(given, 'amount') }] }),
  done: 'It is applied.',
});

const appliedTo = (record: StoredRecord): readonly string[] =>
  (record.sublists['apply'] ?? []).map(({ fields }) => asText(fields['doc']));

const unapply: Action = {
  name: 'unapply',
  label: 'Unapply',
  isDangerous: true,
  explanation: 'Takes the money back from the invoices; it stays as an open amount.',
  isOffered: (record) => isLive(record) && appliedTo(record).length > 0,
  inputs: (record, desk) => [
    {
      name: 'invoice',
      label: 'From',
      kind: 'choice',
      options: [
        ['', 'all invoices'],
        ...appliedTo(record).map((id) => [id, desk.book.displayName(desk.book.read('invoice', id))] as const),
      ],
    },
  ],
  run: ({ id }, given, { perform }) =>
    perform('unapplyPayment', { id, ...(given['invoice'] ? { invoices: [given['invoice']] } : {}) }),
  done: 'It is no longer applied.',
};

const voidIt: Action = {
  name: 'void',
  label: 'Void',
  isDangerous: true,
  explanation: 'Keeps the document and its number, and takes its effect away. This cannot be undone.',
  isOffered: isLive,
  inputs: NO_INPUTS,
  run: ({ id }, _given, { perform }) => perform('voidTransaction', { id }),
  done: 'The document is void.',
};

const approval = (name: string, label: string, approved: boolean): Action => ({
  name,
  label,
  isDangerous: !approved,
  isOffered: (invoice) => statusOf(invoice) === 'D',
  inputs: NO_INPUTS,
  run: ({ id }, _given, { perform }) => perform('approveInvoice', { id, approved }),
  done: approved ? 'The invoice is approved.' : 'The invoice is rejected.',
});

const pay: Action = {
  name: 'pay',
  label: 'Record a payment',
  isOffered: (invoice) => statusOf(invoice) === 'A',
  inputs: (invoice, desk) => [amountInput(asText(invoice.fields['amountRemaining'])), dateInput(desk)],
  run: ({ id }, given, { perform }) => perform('payInvoice', { id, ...filled(given, 'amount', 'date') }),
  done: 'The payment is recorded.',
};

const credit: Action = {
  name: 'credit',
  label: 'Create a credit memo',
  explanation: 'Without an amount: all of the invoice.',
  isOffered: (invoice) => ['A', 'B'].includes(statusOf(invoice)),
  inputs: (invoice, desk) => [
    { name: 'amount', label: 'Amount', kind: 'amount' },
    dateInput(desk),
    {
      name: 'apply',
      label: 'Apply it to this invoice',
      kind: 'check',
      ...(statusOf(invoice) === 'A' ? { value: 'on' } : {}),
    },
  ],
  run: ({ id }, given, { perform }) =>
    perform('creditInvoice', { id, ...filled(given, 'amount', 'date'), apply: given['apply'] === 'on' }),
  done: 'The credit memo is made.',
};

export const invoiceActions: readonly Action[] = [
  approval('approve', 'Approve', true),
  approval('reject', 'Reject', false),
  pay,
  credit,
  voidIt,
];
export const paymentActions: readonly Action[] = [applyTo('applyPayment'), unapply, voidIt];
export const depositActions: readonly Action[] = [applyTo('applyDeposit'), voidIt];
export const depositApplicationActions: readonly Action[] = [voidIt];

const currencyChoice = (customer: StoredRecord, desk: Desk): Input => {
  const ids = (customer.sublists['currencyList'] ?? []).map(({ fields }) => asText(fields['currency']));
  const primary = asText(customer.fields['currency']);
  return {
    name: 'currency',
    label: 'Currency',
    kind: 'choice',
    value: primary,
    options: [...new Set([primary, ...ids])].map((id) => [id, asText(desk.book.read('currency', id).fields['symbol'])]),
  };
};

export const receiptActions: readonly Action[] = [
  {
    name: 'receive',
    label: 'Record a payment',
    isOffered: ({ fields }) => fields['isInactive'] !== true,
    inputs: (customer, desk) => [
      amountInput(''),
      currencyChoice(customer, desk),
      dateInput(desk),
      { name: 'autoApply', label: 'Apply it to the oldest open invoices', kind: 'check', value: 'on' },
    ],
    run: ({ id }, given, { perform }) =>
      perform('recordPayment', {
        customer: id,
        ...filled(given, 'amount', 'currency', 'date'),
        autoApply: given['autoApply'] === 'on',
      }),
    done: 'The payment is recorded.',
  },
  {
    name: 'deposit',
    label: 'Record a deposit',
    explanation: 'Money that comes before there is an invoice.',
    isOffered: ({ fields }) => fields['isInactive'] !== true,
    inputs: (customer, desk) => [amountInput(''), currencyChoice(customer, desk), dateInput(desk)],
    run: ({ id }, given, { perform }) =>
      perform('createDeposit', { customer: id, ...filled(given, 'amount', 'currency', 'date') }),
    done: 'The deposit is recorded.',
  },
];
