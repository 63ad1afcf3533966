import { compareDecimals } from '../shared/money.ts';

/**
 * What NetSuite's status letters of receivables documents mean: one table, for the batch of invoices and for what payments
 * settle. The codes of invoices are an enum of the REST API Browser; an unknown one has no meaning here, it is not guessed.
 */
const MEANINGS = {
  'CustInvc:A': 'Open',
  'CustInvc:B': 'Paid In Full',
  'CustInvc:D': 'Pending Approval',
  'CustInvc:E': 'Rejected',
  'CustInvc:V': 'Voided',
  'CustCred:A': 'Open',
  'CustCred:B': 'Paid In Full',
  'CustCred:V': 'Voided',
} as const;

type Meaning = (typeof MEANINGS)[keyof typeof MEANINGS] | 'Partially Paid';
const BY_CODE: ReadonlyMap<string, Meaning> = new Map(Object.entries(MEANINGS));

export type StatusCells = {
  /** `CustInvc` or `CustCred`. */
  readonly type: string;
  /** One letter, as SuiteQL shows it. */
  readonly status: string;
  /** What has been paid, or used up of a credit. */
  readonly paid: string;
};

/** The status in our words; undefined for a code that this table does not have. */
export const documentStatus = ({ type, status, paid }: StatusCells): Meaning | undefined => {
  const meaning = BY_CODE.get(`${type}:${status}`);
  return meaning === 'Open' && compareDecimals(paid, '0') !== 0 ? 'Partially Paid' : meaning;
};
