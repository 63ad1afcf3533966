import { refused, type SaveFailure } from '../../data/save-failure.ts';

/**
 * What the platform says when an order, contract or price rule refuses a save. The codes are the platform's; texts marked
 * "unconfirmed" could not be found in a public document, so nothing should depend on their words.
 */
const integrity = (message: string, field: string): SaveFailure =>
  refused('FIELD_INTEGRITY_EXCEPTION', message, [field]);

// prettier-ignore
export const ruleRefusals = {
  startsAfterContract: () =>
    integrity("Order Start Date can't be later than its contract's end date.: Order Start Date", 'EffectiveDate'),
  /** Unconfirmed. */
  startsBeforeContract: () =>
    integrity("Order Start Date can't be earlier than the contract's start date.: Order Start Date", 'EffectiveDate'),
  /** Unconfirmed. */
  badActivation: () =>
    refused('FAILED_ACTIVATION', 'Choose a valid order status and save your changes. Ask your admin for details.', ['Status']),
  /** Unconfirmed. */
  activationChangesMore: (names: readonly string[]) =>
    refused('FAILED_ACTIVATION', `Only the status can change when the record is activated: ${names.join(', ')}`, names),
  /** Unconfirmed. */
  noProducts: () => refused('FAILED_ACTIVATION', 'An order must have at least one product.', ['Status']),
  /** Unconfirmed. */
  contractNotActive: () =>
    refused('FAILED_ACTIVATION', "The order's contract must be activated before the order can be activated.", ['Status']),
  /** Unconfirmed. */
  contractStatus: (status: string) => refused('INVALID_STATUS', `The contract cannot go from Activated to ${status}.`, ['Status']),
  /** Unconfirmed. */
  activeContractDeleted: () => refused('DELETE_FAILED', 'An activated contract cannot be deleted.'),
  /** Unconfirmed. */
  activeOrderDeleted: () => refused('DELETE_FAILED', 'An activated order cannot be deleted.'),
  /** Unconfirmed. */
  fixedOnActivated: (field: string) => integrity(`${field} cannot be changed while the order is activated.`, field),
  /** Unconfirmed. */
  pricebookFixed: () => integrity('The price book of an order cannot be changed once it is assigned.', 'Pricebook2Id'),
  /** Unconfirmed. */
  pricebookMissing: () => integrity('The order must have a price book before products are added.', 'PricebookEntryId'),
  /** Unconfirmed. */
  accountDiffers: () => integrity("The order's account must be its contract's account.", 'ContractId'),
  /** Unconfirmed. */
  itemsOfActivatedOrder: () =>
    refused('FIELD_INTEGRITY_EXCEPTION', 'Products cannot be added to or removed from an activated order.', ['OrderId']),
  otherPricebook: (parent: string) =>
    integrity(
      `field integrity exception: PricebookEntryId (pricebook entry is in a different pricebook than the one assigned to the ${parent})`,
      'PricebookEntryId',
    ),
  otherCurrency: (parent: string) =>
    integrity(`The pricebook entry currency code does not match the ${parent} currency code`, 'PricebookEntryId'),
  /** Unconfirmed. */
  inactiveEntry: () => integrity('field integrity exception: PricebookEntryId (pricebook entry is inactive)', 'PricebookEntryId'),
  /** Unconfirmed. */
  otherProduct: () => integrity('The product does not match the pricebook entry.', 'Product2Id'),
  /** Unconfirmed. */
  noEntryForProduct: () => integrity('The product has no entry in the price book.', 'Product2Id'),
  /** Unconfirmed. */
  badQuantity: () => integrity('Quantity must be greater than zero.', 'Quantity'),
  /** Unconfirmed. */
  parentCurrencyFixed: () => integrity('The currency cannot be changed while there are products.', 'CurrencyIsoCode'),
  noStandardPrice: () => refused('STANDARD_PRICE_NOT_DEFINED', 'No standard price defined for this product', []),
  priceRepeated: () =>
    refused('DUPLICATE_VALUE', 'This price definition already exists in this price book', ['Pricebook2Id', 'Product2Id']),
  /** Unconfirmed. */
  accountHasWon: (account: string, opportunities: readonly string[]) =>
    refused('DELETE_FAILED', `Your attempt to delete ${account} could not be completed because some opportunities in that account were closed won. The opportunities that were closed won are shown below.: ${opportunities.join(', ')}`),
  /** Unconfirmed. */
  leadAboutRecord: () => integrity('A task or an event of a lead cannot be related to another record.', 'WhatId'),
  cycle: (field: string) => refused('CIRCULAR_DEPENDENCY', 'attempt to violate hierarchy constraints', [field]),
} as const;
