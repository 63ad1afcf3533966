import { z } from 'zod';
import { decimal } from '../shared/money.ts';

/**
 * Rows of the invoice query: one row is one line, with its document's header repeated. A row is taken as it comes, and read
 * only with its document, so that one odd value concerns one document and not the page.
 */

export const invoiceRow = z.looseObject({ id: z.string(), lineid: z.string().optional() });
export type InvoiceRow = z.infer<typeof invoiceRow>;

const optional = z.string().optional();

export const headerCells = z.object({
  id: z.string(),
  tranid: z.string().default(''),
  type: z.enum(['CustInvc', 'CustCred']),
  status: z.string(),
  entity: z.string(),
  trandate: z.string(),
  duedate: optional,
  currency: z.string(),
  exchangerate: decimal,
  foreigntotal: decimal,
  amountpaid: decimal.default('0'),
  amountdue: decimal.default('0'),
  basetotal: decimal.optional(),
  subsidiary: optional,
  memo: optional,
  modified: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, 'must be a date and a time'),
  /** Of the order that it bills, or that the credited invoice bills. */
  salesorder: optional,
});
export type HeaderCells = z.infer<typeof headerCells>;

export const lineCells = z.object({
  id: z.string(),
  lineid: optional,
  linenumber: optional,
  taxline: z.string().default('F'),
  item: optional,
  itemcode: optional,
  quantity: decimal.optional(),
  rate: decimal.optional(),
  amount: decimal.optional(),
  /** Left out by an account that does not show the tax of a line. */
  linetax: decimal.optional(),
  linememo: optional,
  chargetype: optional,
  servicestart: optional,
  serviceend: optional,
});
export type LineCells = z.infer<typeof lineCells>;
