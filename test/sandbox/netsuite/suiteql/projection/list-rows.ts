/** Rows of everything that is no transaction. Most columns carry their field's name; the rest is said here. */
import type { FieldValue, StoredRecord } from '../../records/types.ts';
import type { Cell, Row } from '../engine/database.ts';
import type { Table } from '../tables/table.ts';
import { cellOf, cellsByName, identityCells } from './cells.ts';

type Extra = (record: StoredRecord) => Record<string, Cell>;

const text = (value: FieldValue | undefined): Cell => cellOf(value, 'text');
const flag = (value: FieldValue | undefined): string => (value === true ? 'T' : 'F');

const addressId = (record: StoredRecord, isDefault: string): Cell => {
  const line = record.sublists['addressBook']?.find(({ fields }) => fields[isDefault] === true);
  return cellOf(line?.fields['internalId'] ?? line?.fields['addressId'], 'integer');
};

const named = (record: StoredRecord, field: string): string => {
  const value = record.fields[field];
  return typeof value === 'string' ? value : '';
};

const personName = (record: StoredRecord): string =>
  [named(record, 'firstName'), named(record, 'lastName')].filter((part) => part !== '').join(' ');

const customer: Extra = (record) => ({
  altname: text(named(record, 'companyName') || personName(record)),
  entitytitle: text(named(record, 'entityId')),
  isperson: flag(record.fields['isPerson']),
  defaultbillingaddress: addressId(record, 'defaultBilling'),
  defaultshippingaddress: addressId(record, 'defaultShipping'),
});

/** Item type codes by REST record type. */
const ITEM_TYPE_CODES: Readonly<Record<string, string>> = {
  serviceSaleItem: 'Service',
  nonInventorySaleItem: 'NonInvtPart',
  inventoryItem: 'InvtPart',
  otherChargeSaleItem: 'OthCharge',
  discountItem: 'Discount',
};

const item: Extra = ({ type, fields, sublists }) => ({
  fullname: text(fields['itemId']),
  description: text(fields['description'] ?? fields['salesDescription']),
  itemtype: ITEM_TYPE_CODES[type] ?? null,
  subsidiary: text(
    sublists['subsidiary']?.flatMap(({ fields: line }) => text(line['subsidiary']) ?? []).join(', ') ?? null,
  ),
});

const account: Extra = ({ fields }) => {
  const display = [text(fields['acctNumber']), text(fields['acctName'])].filter((part) => part !== null).join(' ');
  return {
    fullname: text(fields['acctName']),
    accountsearchdisplayname: text(display),
    displaynamewithhierarchy: text(display),
  };
};

const hierarchical: Extra = ({ fields }) => ({ fullname: text(fields['fullName'] ?? fields['name']) });

const period: Extra = ({ fields }) => ({
  closed: flag(fields['closed']),
  alllocked: flag(fields['closed']),
  arlocked: flag(fields['arLocked'] === true || fields['closed'] === true),
  isquarter: flag(fields['isQuarter']),
  isyear: flag(fields['isYear']),
  isadjust: flag(fields['isAdjust']),
  isposting: flag(fields['isQuarter'] !== true && fields['isYear'] !== true),
});

const extras: Readonly<Record<string, Extra>> = {
  customer,
  item,
  account,
  contact: (record) => ({ entitytitle: text(named(record, 'entityId')), isprivate: flag(record.fields['isPrivate']) }),
  subsidiary: (record) => ({ ...hierarchical(record), iselimination: flag(record.fields['isElimination']) }),
  department: hierarchical,
  classification: hierarchical,
  location: hierarchical,
  accountingperiod: period,
  currency: ({ fields }) => ({ isbasecurrency: flag(fields['isBaseCurrency']) }),
};

/** The row of a record in its table. */
export const listRow = (record: StoredRecord, table: Table): Row => ({
  ...cellsByName(record.fields, table),
  ...identityCells(record),
  isinactive: flag(record.fields['isInactive']),
  ...extras[table.name]?.(record),
});
