import { asText } from '../../records/draft.ts';
import type { StoredRecord } from '../../records/types.ts';
import { NO_INPUTS, type Action } from './action.ts';

/** Keeping customers and items: prices, and what is out of use. */

const isInactive = ({ fields }: StoredRecord): boolean => fields['isInactive'] === true;

const switches = (operation: string, what: string): readonly Action[] => [
  {
    name: 'deactivate',
    label: 'Make inactive',
    isDangerous: true,
    explanation: `An inactive ${what} cannot be used on new documents.`,
    isOffered: (record) => !isInactive(record),
    inputs: NO_INPUTS,
    run: ({ id }, _given, { perform }) => perform(operation, { id, isInactive: true }),
    done: `The ${what} is inactive.`,
  },
  {
    name: 'activate',
    label: 'Make active',
    isOffered: isInactive,
    inputs: NO_INPUTS,
    run: ({ id }, _given, { perform }) => perform(operation, { id, isInactive: false }),
    done: `The ${what} is active.`,
  },
];

export const itemActions: readonly Action[] = [
  {
    name: 'price',
    label: 'Change the price',
    isOffered: () => true,
    inputs: ({ fields }) => [
      { name: 'rate', label: 'Sales price', kind: 'amount', value: asText(fields['rate']), isRequired: true },
    ],
    run: ({ type, id }, given, { book }) => void book.update(type, id, { rate: given['rate'] }),
    done: 'The price is changed.',
  },
  ...switches('setItemInactive', 'item'),
];

export const customerUpkeep: readonly Action[] = switches('setCustomerInactive', 'customer');
