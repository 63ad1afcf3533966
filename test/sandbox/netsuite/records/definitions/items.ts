/** What can be sold. The item types share their fields; each adds its own. */
import { boolean, calculated, choice, dateTime, decimal, labelled, reference, text } from '../definition.ts';
import type { Fields, RecordDefinition, SublistDefinition } from '../definition.ts';

const shared: Fields = {
  itemId: labelled('Item Name/Number', text(60)),
  displayName: text(60),
  description: text(999),
  salesDescription: text(4000),
  upcCode: text(20),
  includeChildren: boolean,
  incomeAccount: reference('account'),
  deferredRevenueAccount: reference('account'),
  taxSchedule: reference('taxSchedule'),
  salesTaxCode: reference('salesTaxItem'),
  rate: decimal,
  isInactive: boolean,
  isFulfillable: boolean,
  itemType: calculated(text(20)),
  subtype: calculated(choice({ Sale: 'Sale', Purchase: 'Purchase', Resale: 'Resale' })),
  directRevenuePosting: boolean,
  billingSchedule: reference('billingSchedule'),
  department: reference('department'),
  class: reference('classification'),
  location: reference('location'),
  createdDate: calculated(dateTime),
  lastModifiedDate: calculated(dateTime),
};

/** The subsidiaries an item may be sold in. */
const subsidiary: SublistDefinition = {
  shape: 'references',
  fields: { subsidiary: reference('subsidiary') },
};

/** Prices by level and currency; quantity breaks are not kept. */
const price: SublistDefinition = {
  shape: 'lines',
  fields: {
    currencyPage: reference('currency'),
    priceLevel: reference('priceLevel'),
    price: decimal,
  },
};

const item = (
  type: string,
  label: string,
  more: { readonly code: string; readonly fields?: Fields },
): RecordDefinition => ({
  type,
  family: 'item',
  label,
  code: more.code,
  nameField: 'itemId',
  required: ['itemId'],
  fields: { ...shared, ...more.fields },
  sublists: { subsidiary, price },
});

export const itemDefinitions: readonly RecordDefinition[] = [
  item('serviceSaleItem', 'Service for Sale', { code: 'Service' }),
  item('nonInventorySaleItem', 'Non-inventory Item for Sale', { code: 'NonInvtPart' }),
  item('otherChargeSaleItem', 'Other Charge for Sale', { code: 'OthCharge' }),
  item('discountItem', 'Discount', { code: 'Discount', fields: { account: reference('account') } }),
  item('inventoryItem', 'Inventory Item', {
    code: 'InvtPart',
    fields: { assetAccount: reference('account'), cogsAccount: reference('account'), cost: decimal },
  }),
];
