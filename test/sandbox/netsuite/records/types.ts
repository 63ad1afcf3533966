/**
 * How the account keeps a record in memory, whatever door it came in by. REST, SuiteQL, transforms and the operations API
 * all read and write this shape.
 */

/** A reference to another record (`entity`, `item`, `subsidiary` ...). */
export type Reference = { readonly id: string };

/** Text; date `YYYY-MM-DD`; date-time ISO UTC; enum id; decimal as exact text (money, rates, quantities); boolean; reference. */
export type FieldValue = string | boolean | null | Reference;

export type Line = {
  /** 1, 2, 3 ... within its sublist. */
  readonly line: number;
  /** Unique in the whole account. */
  readonly lineUniqueKey: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Sub-records of the line, such as addressBookAddress. */
  readonly subrecords?: Readonly<Record<string, Readonly<Record<string, FieldValue>>>>;
};

export type StoredRecord = {
  /** REST record type: `customer`, `salesOrder`, `invoice`, `customerPayment` ... */
  readonly type: string;
  /** Internal id, as text; unique per family (all transactions share one sequence, as in NetSuite). */
  readonly id: string;
  readonly externalId: string | undefined;
  /** Body fields under their REST names (camelCase), custom fields as `custbody_…`. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly sublists: Readonly<Record<string, readonly Line[]>>;
  readonly createdDate: Date;
  readonly lastModifiedDate: Date;
};

/** A link between two transactions: order billed by invoice (`OrdBill`), invoice settled by payment or credit (`Payment`). */
export type TransactionLink = {
  readonly previousType: string;
  readonly previousDoc: string;
  readonly nextType: string;
  readonly nextDoc: string;
  readonly linkType: 'OrdBill' | 'Payment' | 'DepAppl' | 'ShipRcpt';
  /** Amount in the document's currency, as exact text; the applied amount for payments. */
  readonly foreignAmount: string;
};

/** Told to whoever keeps a second view of the records (the SuiteQL tables, scripts). Called after each commit, in order. */
export type RecordListener = {
  saved(record: StoredRecord): void;
  deleted(record: StoredRecord, at: Date): void;
  /** All links whose next document is this one; replaces what was known before. */
  linked(nextDoc: string, links: readonly TransactionLink[]): void;
};
