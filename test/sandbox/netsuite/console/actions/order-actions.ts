import { today } from '../showing/values.ts';
import { filled, NO_INPUTS, statusOf, type Action } from './action.ts';

/** What happens to a sales order after it was booked. */

const DATE: Action['inputs'] = (_record, desk) => [
  { name: 'date', label: 'Date', kind: 'date', value: today(desk), isRequired: true },
];

const TO_FULFIL = new Set(['B', 'D', 'E']);
const TO_BILL = new Set(['B', 'D', 'E', 'F']);

export const orderActions: readonly Action[] = [
  {
    name: 'approve',
    label: 'Approve',
    isOffered: (order) => statusOf(order) === 'A',
    inputs: NO_INPUTS,
    run: ({ id }, _given, { perform }) => perform('approveOrder', { id }),
    done: 'The order is approved.',
  },
  {
    name: 'fulfil',
    label: 'Fulfill',
    explanation: 'Ships all goods that are left. Services need no fulfillment.',
    isOffered: (order) => TO_FULFIL.has(statusOf(order)),
    inputs: DATE,
    run: ({ id }, given, { perform }) => perform('fulfilOrder', { id, ...filled(given, 'date') }),
    done: 'The order is fulfilled.',
  },
  {
    name: 'bill',
    label: 'Bill',
    explanation: 'Makes an invoice of everything that is left to bill.',
    isOffered: (order) => TO_BILL.has(statusOf(order)),
    inputs: DATE,
    run: ({ id }, given, { perform }) => perform('billOrder', { id, ...filled(given, 'date') }),
    done: 'The order is billed.',
  },
  {
    name: 'close',
    label: 'Close the rest',
    isDangerous: true,
    explanation: 'Closes every line that is not billed yet.',
    isOffered: (order) => TO_BILL.has(statusOf(order)),
    inputs: NO_INPUTS,
    run: ({ id }, _given, { perform }) => perform('closeOrder', { id }),
    done: 'What was open of the order is closed.',
  },
  {
    name: 'cancel',
    label: 'Cancel the order',
    isDangerous: true,
    isOffered: (order) => statusOf(order) === 'A',
    inputs: NO_INPUTS,
    run: ({ id }, _given, { perform }) => perform('cancelOrder', { id }),
    done: 'The order is cancelled.',
  },
];
