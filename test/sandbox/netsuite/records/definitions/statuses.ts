/** Status codes of documents and what NetSuite calls them. Codes are documented; labels partly assumed. */
export const SALES_ORDER_STATUSES = {
  A: 'Pending Approval',
  B: 'Pending Fulfillment',
  C: 'Cancelled',
  D: 'Partially Fulfilled',
  E: 'Pending Billing/Partially Fulfilled',
  F: 'Pending Billing',
  G: 'Billed',
  H: 'Closed',
} as const;

export const INVOICE_STATUSES = {
  A: 'Open',
  B: 'Paid In Full',
  D: 'Pending Approval',
  E: 'Rejected',
  V: 'Voided',
} as const;

export const CREDIT_MEMO_STATUSES = { A: 'Open', B: 'Fully Applied', V: 'Voided' } as const;

export const PAYMENT_STATUSES = {
  A: 'Unapproved Payment',
  B: 'Not Deposited',
  C: 'Deposited',
  R: 'Rejected',
  V: 'Voided',
} as const;

export const DEPOSIT_STATUSES = { A: 'Not Deposited', B: 'Deposited', C: 'Fully Applied', V: 'Voided' } as const;

export const FULFILLMENT_STATUSES = { A: 'Picked', B: 'Packed', C: 'Shipped' } as const;

export const APPROVAL_STATUSES = { '1': 'Pending Approval', '2': 'Approved', '3': 'Rejected', '11': 'Open' } as const;

/** Labels by record type, for rendering and for SuiteQL's display values. */
export const STATUS_LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  salesOrder: SALES_ORDER_STATUSES,
  invoice: INVOICE_STATUSES,
  creditMemo: CREDIT_MEMO_STATUSES,
  customerPayment: PAYMENT_STATUSES,
  customerDeposit: DEPOSIT_STATUSES,
  depositApplication: { A: 'Applied', V: 'Voided' },
  itemFulfillment: FULFILLMENT_STATUSES,
};
