/** The tables of transactions, their lines, their tax, their accounting and the links between them. */
import { date, decimal, hidden, id, instant, integer, reference, required, text } from './table.ts';
import type { Column, Table } from './table.ts';

const transaction: Table = {
  name: 'transaction',
  primaryKey: ['id'],
  indexes: [
    ['lastmodifieddate', 'id'],
    ['type', 'lastmodifieddate', 'id'],
    ['type'],
    ['entity'],
    ['tranid'],
    ['externalid'],
  ],
  columns: {
    id,
    tranid: text,
    trandisplayname: text,
    transactionnumber: text,
    externalid: text,
    type: { ...required(text), display: { kind: 'sibling', column: 'typelabel' } },
    abbrevtype: text,
    recordtype: required(text),
    status: { ...text, display: { kind: 'sibling', column: 'statuslabel' }, criteria: 'statuscode' },
    entity: reference('customer', 'entityid'),
    trandate: date,
    duedate: date,
    closedate: date,
    startdate: date,
    enddate: date,
    currency: reference('currency'),
    exchangerate: decimal,
    foreigntotal: decimal,
    foreignamountpaid: decimal,
    foreignamountunpaid: decimal,
    foreignpaymentamountused: decimal,
    foreignpaymentamountunused: decimal,
    memo: text,
    otherrefnum: text,
    terms: reference('term'),
    paymentmethod: reference('paymentmethod'),
    postingperiod: reference('accountingperiod', 'periodname'),
    posting: text,
    approvalstatus: text,
    createddate: required(instant),
    createdby: integer,
    lastmodifieddate: required(instant),
    lastmodifiedby: integer,
    voided: text,
    void: text,
    source: text,
    typelabel: hidden(text),
    statuscode: hidden(text),
    statuslabel: hidden(text),
  },
};

const transactionline: Table = {
  name: 'transactionline',
  primaryKey: ['transaction', 'id'],
  indexes: [['uniquekey'], ['createdfrom']],
  columns: {
    id,
    transaction: { ...required(reference('transaction', 'trandisplayname')) },
    linesequencenumber: integer,
    uniquekey: integer,
    mainline: text,
    taxline: text,
    iscogs: text,
    item: reference('item', 'itemid'),
    itemtype: text,
    quantity: decimal,
    rate: decimal,
    netamount: decimal,
    foreignamount: decimal,
    foreignamountpaid: decimal,
    foreignamountunpaid: decimal,
    entity: reference('customer', 'entityid'),
    subsidiary: reference('subsidiary'),
    location: reference('location'),
    department: reference('department'),
    class: reference('classification'),
    memo: text,
    isclosed: text,
    isbillable: text,
    createdfrom: reference('transaction', 'trandisplayname'),
    expenseaccount: reference('account', 'fullname'),
    orderdoc: hidden(integer),
    orderline: hidden(integer),
  },
};

const transactionaccountingline: Table = {
  name: 'transactionaccountingline',
  primaryKey: ['transaction', 'transactionline', 'accountingbook'],
  indexes: [],
  columns: {
    transaction: required(reference('transaction', 'trandisplayname')),
    transactionline: required(integer),
    account: reference('account', 'fullname'),
    accountingbook: required(integer),
    amount: decimal,
    amountpaid: decimal,
    amountunpaid: decimal,
    amountlinked: decimal,
    debit: decimal,
    credit: decimal,
    netamount: decimal,
    paymentamountused: decimal,
    paymentamountunused: decimal,
    exchangerate: decimal,
    posting: text,
  },
};

const documents: Readonly<Record<string, Column>> = {
  previousdoc: required(reference('transaction', 'trandisplayname')),
  previoustype: text,
  nextdoc: required(reference('transaction', 'trandisplayname')),
  nexttype: text,
  linktype: required(text),
  foreignamount: decimal,
};

const linkOfLines = (name: string): Table => ({
  name,
  storage: 'transactionlinelinks',
  primaryKey: ['nextdoc', 'nextline', 'previousdoc', 'previousline', 'linktype'],
  indexes: [['previousdoc']],
  columns: { ...documents, previousline: required(integer), nextline: required(integer) },
});

const linkOfDocuments = (name: string): Table => ({
  name,
  storage: 'transactionlinks',
  primaryKey: ['nextdoc', 'previousdoc', 'linktype'],
  indexes: [['previousdoc']],
  columns: documents,
});

/** Where an account shows the tax of a line: see the setting of this name. */
export type LineTax = 'columns' | 'details' | 'nowhere';

const withTax: Table = {
  ...transactionline,
  columns: { ...transactionline.columns, taxrate1: decimal, tax1amt: decimal },
};

const transactiontaxdetail: Table = {
  name: 'transactiontaxdetail',
  primaryKey: ['transaction', 'line'],
  indexes: [],
  columns: {
    transaction: required(reference('transaction', 'trandisplayname')),
    line: required(integer),
    taxcode: integer,
    taxrate: decimal,
    taxbasis: decimal,
    taxamount: decimal,
  },
};

const TAXED_LINES: Readonly<Record<LineTax, readonly Table[]>> = {
  columns: [withTax],
  details: [transactionline, transactiontaxdetail],
  nowhere: [transactionline],
};

/** In NetSuite previous and next tables show the same links; only the join they are meant for differs. */
export const transactionTables = (lineTax: LineTax): readonly Table[] => [
  transaction,
  ...TAXED_LINES[lineTax],
  transactionaccountingline,
  linkOfLines('previoustransactionlinelink'),
  linkOfLines('nexttransactionlinelink'),
  linkOfDocuments('previoustransactionlink'),
  linkOfDocuments('nexttransactionlink'),
];
