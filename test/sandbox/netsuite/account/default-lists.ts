/**
 * The default account: a OneWorld company with three legal entities and five currencies. In the order it is loaded, so that
 * references find what they name.
 */
import type { SeedRecord } from './account.ts';

const id = (value: string): { id: string } => ({ id: value });
const sublist = (...ids: readonly string[]): { items: { id: string }[] } => ({ items: ids.map(id) });

export const SUBSIDIARY = { us: '1', uk: '2', germany: '3' } as const;
export const CURRENCY = { USD: '1', GBP: '2', CAD: '3', EUR: '4', JPY: '5' } as const;
export const TERM = { net15: '1', net30: '2', net60: '3' } as const;
export const ACCOUNT = { receivable: '119', undeposited: '116', bank: '7', income: '54', deferred: '217' } as const;

const currency = (symbol: keyof typeof CURRENCY, name: string, precision: '0' | '2'): SeedRecord => ({
  id: CURRENCY[symbol],
  name,
  symbol,
  currencyPrecision: precision,
  isBaseCurrency: symbol === 'USD',
});

export const defaultLists: Readonly<Record<string, readonly SeedRecord[]>> = {
  currency: [
    currency('USD', 'US Dollar', '2'),
    currency('GBP', 'British Pound', '2'),
    currency('CAD', 'Canadian Dollar', '2'),
    currency('EUR', 'Euro', '2'),
    currency('JPY', 'Japanese Yen', '0'),
  ],
  subsidiary: [
    { id: SUBSIDIARY.us, name: 'Parent Company', legalName: 'Parent Company, Inc.', currency: id('1'), country: 'US' },
    {
      id: SUBSIDIARY.uk,
      name: 'United Kingdom',
      legalName: 'Parent Company Ltd',
      currency: id('2'),
      country: 'GB',
      parent: id('1'),
    },
    {
      id: SUBSIDIARY.germany,
      name: 'Germany',
      legalName: 'Parent Company GmbH',
      currency: id('4'),
      country: 'DE',
      parent: id('1'),
    },
  ],
  term: [
    { id: TERM.net15, name: 'Net 15', daysUntilNetDue: 15 },
    { id: TERM.net30, name: 'Net 30', daysUntilNetDue: 30 },
    { id: TERM.net60, name: 'Net 60', daysUntilNetDue: 60 },
    { id: '4', name: 'Due on receipt', daysUntilNetDue: 0 },
    { id: '5', name: '1% 10 Net 30', daysUntilNetDue: 30, discountPercent: 1, daysUntilExpiry: 10 },
  ],
  taxSchedule: [
    { id: '1', name: 'Taxable', isDefault: true },
    { id: '2', name: 'Non-Taxable' },
  ],
  salesTaxItem: [
    { id: '-7', itemId: '-Not Taxable-', rate: 0, country: 'US' },
    { id: '5', itemId: 'VAT-GB:S-GB', rate: 20, country: 'GB' },
    { id: '6', itemId: 'VAT-DE:S-DE', rate: 19, country: 'DE' },
  ],
  department: [
    { id: '1', name: 'Sales' },
    { id: '2', name: 'Services' },
  ],
  classification: [
    { id: '1', name: 'Software' },
    { id: '2', name: 'Hardware' },
  ],
  location: [
    { id: '1', name: 'US Warehouse', subsidiary: sublist(SUBSIDIARY.us) },
    { id: '2', name: 'London', subsidiary: sublist(SUBSIDIARY.uk) },
    { id: '6', name: 'Berlin', subsidiary: sublist(SUBSIDIARY.germany) },
  ],
  customerStatus: [
    { id: '6', name: 'LEAD-Unqualified', stage: 'LEAD' },
    { id: '8', name: 'PROSPECT-In Discussion', stage: 'PROSPECT' },
    { id: '13', name: 'CUSTOMER-Closed Won', stage: 'CUSTOMER', probability: 100 },
    { id: '16', name: 'CUSTOMER-Lost Customer', stage: 'CUSTOMER' },
  ],
  customerCategory: [
    { id: '1', name: 'Corporate' },
    { id: '2', name: 'Individual' },
  ],
  priceLevel: [
    { id: '-1', name: 'Custom' },
    { id: '1', name: 'Base Price' },
    { id: '2', name: 'Corporate Discount Price', discountPct: -10 },
    { id: '5', name: 'Online Price' },
  ],
  billingSchedule: [
    { id: '1', name: 'Monthly', scheduleType: 'STD', frequency: 'MONTHLY' },
    { id: '2', name: 'Quarterly', scheduleType: 'STD', frequency: 'QUARTERLY' },
    { id: '3', name: 'Annually', scheduleType: 'STD', frequency: 'ANNUALLY' },
  ],
  paymentMethod: [
    { id: '1', name: 'Cash' },
    { id: '2', name: 'Check' },
    { id: '7', name: 'ACH' },
  ],
  account: [
    { id: ACCOUNT.bank, acctNumber: '1000', acctName: 'Checking', acctType: 'Bank' },
    { id: ACCOUNT.undeposited, acctNumber: '1050', acctName: 'Undeposited Funds', acctType: 'OthCurrAsset' },
    { id: ACCOUNT.receivable, acctNumber: '1200', acctName: 'Accounts Receivable', acctType: 'AcctRec' },
    { id: ACCOUNT.deferred, acctNumber: '2500', acctName: 'Deferred Revenue', acctType: 'DeferRevenue' },
    { id: ACCOUNT.income, acctNumber: '4000', acctName: 'Sales', acctType: 'Income' },
    { id: '218', acctNumber: '2300', acctName: 'Customer Deposits', acctType: 'OthCurrLiab' },
    { id: '109', acctNumber: '2200', acctName: 'Sales Taxes Payable', acctType: 'OthCurrLiab' },
    { id: '58', acctNumber: '5000', acctName: 'Cost of Goods Sold', acctType: 'COGS' },
  ],
};
