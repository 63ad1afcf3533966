/** The tables of everything that is no transaction: people, items, and the lists of the account. */
import { date, decimal, id, instant, integer, reference, required, text } from './table.ts';
import type { Column, Table } from './table.ts';

const listTable = (name: string, columns: Readonly<Record<string, Column>>, indexes: Table['indexes'] = []): Table => ({
  name,
  primaryKey: ['id'],
  indexes,
  columns: { id, externalid: text, ...columns },
});

const byModification = [['lastmodifieddate', 'id']];
const flags = { isinactive: text };
const dates = { datecreated: instant, lastmodifieddate: required(instant) };

const customer = listTable(
  'customer',
  {
    entityid: text,
    altname: text,
    entitytitle: text,
    companyname: text,
    firstname: text,
    lastname: text,
    email: text,
    phone: text,
    url: text,
    vatregnumber: text,
    parent: reference('customer', 'entityid'),
    isperson: text,
    currency: reference('currency'),
    receivablesaccount: reference('account', 'fullname'),
    defaultbillingaddress: integer,
    defaultshippingaddress: integer,
    firstorderdate: date,
    startdate: date,
    enddate: date,
    terms: reference('term'),
    category: integer,
    entitystatus: integer,
    salesrep: integer,
    creditlimit: decimal,
    emailpreference: text,
    comments: text,
    ...flags,
    ...dates,
  },
  [...byModification, ['externalid'], ['entityid'], ['email']],
);

const contact = listTable(
  'contact',
  {
    entityid: text,
    entitytitle: text,
    company: reference('customer', 'entityid'),
    firstname: text,
    lastname: text,
    salutation: text,
    title: text,
    email: text,
    phone: text,
    officephone: text,
    mobilephone: text,
    isprivate: text,
    subsidiary: reference('subsidiary'),
    ...flags,
    ...dates,
  },
  [...byModification, ['company'], ['externalid']],
);

const item = listTable(
  'item',
  {
    itemid: text,
    displayname: text,
    fullname: text,
    itemtype: text,
    subtype: text,
    description: text,
    parent: reference('item', 'itemid'),
    subsidiary: text,
    incomeaccount: reference('account', 'fullname'),
    expenseaccount: reference('account', 'fullname'),
    deferredrevenueaccount: reference('account', 'fullname'),
    assetaccount: reference('account', 'fullname'),
    revenuerecognitionrule: integer,
    revrecforecastrule: integer,
    createrevenueplanson: integer,
    department: reference('department'),
    class: reference('classification'),
    location: reference('location'),
    taxschedule: reference('taxschedule'),
    isfulfillable: text,
    createddate: instant,
    lastmodifieddate: required(instant),
    ...flags,
  },
  [...byModification, ['externalid'], ['itemid']],
);

const hierarchy = { name: text, fullname: text, subsidiary: text, ...flags };

/** Reference lists, with the columns an integration looks up. */
export const listTables: readonly Table[] = [
  customer,
  // One row for the primary subsidiary of each customer: which companies a customer may buy from is not a column of customer.
  listTable(
    'customersubsidiaryrelationship',
    {
      entity: reference('customer', 'entityid'),
      subsidiary: reference('subsidiary'),
      isprimarysub: text,
    },
    [['entity'], ['subsidiary']],
  ),
  contact,
  item,
  listTable('currency', {
    name: text,
    symbol: text,
    displaysymbol: text,
    currencyprecision: integer,
    exchangerate: decimal,
    isbasecurrency: text,
    lastmodifieddate: instant,
    ...flags,
  }),
  listTable('subsidiary', {
    name: text,
    fullname: text,
    legalname: text,
    currency: reference('currency'),
    country: text,
    parent: reference('subsidiary'),
    iselimination: text,
    lastmodifieddate: instant,
    ...flags,
  }),
  listTable('accountingperiod', {
    periodname: text,
    startdate: date,
    enddate: date,
    parent: reference('accountingperiod', 'periodname'),
    closed: text,
    alllocked: text,
    arlocked: text,
    aplocked: text,
    isadjust: text,
    isquarter: text,
    isyear: text,
    isposting: text,
    lastmodifieddate: instant,
    ...flags,
  }),
  listTable('term', {
    name: text,
    daysuntilnetdue: integer,
    discountpercent: decimal,
    daysuntilexpiry: integer,
    datedriven: text,
    dayofmonthnetdue: integer,
    ...flags,
  }),
  listTable('paymentmethod', { name: text, ...flags }),
  listTable('taxschedule', { name: text, description: text, isdefault: text, ...flags }),
  listTable('salestaxitem', { itemid: text, displayname: text, rate: decimal, ...flags }),
  listTable('billingschedule', { name: text, ...flags }),
  listTable('department', { ...hierarchy, parent: reference('department') }),
  listTable('classification', { ...hierarchy, parent: reference('classification') }),
  listTable('location', { ...hierarchy, parent: reference('location') }),
  listTable('account', {
    acctnumber: text,
    accttype: text,
    fullname: text,
    accountsearchdisplayname: text,
    displaynamewithhierarchy: text,
    description: text,
    currency: reference('currency'),
    subsidiary: text,
    parent: reference('account', 'fullname'),
    lastmodifieddate: instant,
    ...flags,
  }),
];

/** Tables that hold no records of their own. */
export const systemTables: readonly Table[] = [
  { name: 'dual', primaryKey: ['dummy'], indexes: [], columns: { dummy: required(text) } },
  {
    name: 'deletedrecord',
    primaryKey: ['type', 'recordid', 'deleteddate'],
    indexes: [['deleteddate', 'recordid']],
    columns: {
      recordid: required(integer),
      type: required(text),
      name: text,
      externalid: text,
      deleteddate: required(instant),
      deletedby: integer,
      context: text,
      recordtypeid: integer,
      iscustomlist: text,
      iscustomrecord: text,
      iscustomtransaction: text,
    },
  },
];
