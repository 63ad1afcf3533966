/** The account's own lists: companies, currencies, terms, dimensions, accounts, periods. */
import { boolean, calculated, choice, date, dateTime, decimal, integer, reference, text } from '../definition.ts';
import type { Fields, RecordDefinition } from '../definition.ts';
import { addressFields } from './addresses.ts';
import { COUNTRIES } from '../../account/countries.ts';

const list = (
  type: string,
  label: string,
  more: {
    readonly fields: Fields;
    readonly nameField?: string;
    readonly required?: readonly string[];
    readonly sublists?: RecordDefinition['sublists'];
  },
): RecordDefinition => ({
  type,
  family: 'list',
  label,
  nameField: more.nameField ?? 'name',
  required: more.required ?? [more.nameField ?? 'name'],
  fields: { isInactive: boolean, lastModifiedDate: calculated(dateTime), ...more.fields },
  sublists: more.sublists ?? {},
});

const named: Fields = { name: text(60) };
const dimension: Fields = { ...named, parent: reference('department', 'classification', 'location') };

/** Subsidiaries a dimension belongs to; empty means all. */
const subsidiaries: RecordDefinition['sublists'] = {
  subsidiary: { shape: 'references', fields: { subsidiary: reference('subsidiary') } },
};

export const listDefinitions: readonly RecordDefinition[] = [
  list('subsidiary', 'Subsidiary', {
    required: ['name', 'currency', 'country'],
    fields: {
      name: text(83),
      fullName: calculated(text(400)),
      legalName: text(83),
      currency: reference('currency'),
      country: choice(COUNTRIES),
      parent: reference('subsidiary'),
      isElimination: boolean,
      email: text(254),
      url: text(100),
    },
    sublists: { mainAddress: { shape: 'single', fields: addressFields } },
  }),
  list('currency', 'Currency', {
    required: ['name', 'symbol'],
    fields: {
      name: text(83),
      symbol: text(4),
      displaySymbol: text(10),
      exchangeRate: decimal,
      currencyPrecision: choice({ '0': 'Zero', '2': 'Two' }),
      isBaseCurrency: boolean,
    },
  }),
  list('term', 'Term', {
    fields: {
      name: text(60),
      daysUntilNetDue: integer,
      discountPercent: decimal,
      daysUntilExpiry: integer,
      dateDriven: boolean,
      dayOfMonthNetDue: integer,
    },
  }),
  list('taxSchedule', 'Tax Schedule', { fields: { ...named, description: text(200), isDefault: boolean } }),
  list('salesTaxItem', 'Tax Code', {
    nameField: 'itemId',
    fields: { itemId: text(60), displayName: text(60), rate: decimal, country: choice(COUNTRIES) },
  }),
  list('department', 'Department', { fields: dimension, sublists: subsidiaries }),
  list('classification', 'Class', { fields: dimension, sublists: subsidiaries }),
  list('location', 'Location', { fields: dimension, sublists: subsidiaries }),
  list('customerStatus', 'Customer Status', { fields: { ...named, stage: text(20), probability: decimal } }),
  list('customerCategory', 'Customer Category', { fields: named }),
  list('priceLevel', 'Price Level', { fields: { ...named, discountPct: decimal, isOnline: boolean } }),
  list('billingSchedule', 'Billing Schedule', {
    fields: {
      ...named,
      scheduleType: choice({ STD: 'Standard', FVP: 'Charge-Based', RECUR: 'Recurring' }),
      frequency: choice({ MONTHLY: 'Monthly', QUARTERLY: 'Quarterly', ANNUALLY: 'Annually' }),
      initialAmount: text(20),
      inArrears: boolean,
    },
  }),
  list('paymentMethod', 'Payment Method', { fields: named }),
  list('account', 'Account', {
    nameField: 'acctName',
    required: ['acctName', 'acctType'],
    fields: {
      acctName: text(60),
      acctNumber: text(60),
      acctType: choice({
        AcctRec: 'Accounts Receivable',
        Bank: 'Bank',
        Income: 'Income',
        DeferRevenue: 'Deferred Revenue',
        OthCurrAsset: 'Other Current Asset',
        OthCurrLiab: 'Other Current Liability',
        COGS: 'Cost of Goods Sold',
        Expense: 'Expense',
        Equity: 'Equity',
      }),
      currency: reference('currency'),
    },
    sublists: subsidiaries,
  }),
  list('accountingPeriod', 'Accounting Period', {
    nameField: 'periodName',
    required: ['periodName', 'startDate', 'endDate'],
    fields: {
      periodName: text(60),
      startDate: date,
      endDate: date,
      closed: boolean,
      arLocked: boolean,
      isQuarter: boolean,
      isYear: boolean,
      isAdjust: boolean,
      parent: reference('accountingPeriod'),
    },
  }),
];
