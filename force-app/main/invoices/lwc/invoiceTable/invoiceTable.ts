/** One page of documents as a table: the number opens the document, amounts are in the document's currency. */
import { api, LightningElement } from 'lwc';
import amountDue from '@salesforce/label/c.InvoiceAmountDue';
import date from '@salesforce/label/c.InvoiceDate';
import daysLate from '@salesforce/label/c.InvoiceDaysLate';
import dueOn from '@salesforce/label/c.InvoiceDue';
import invoiceNumber from '@salesforce/label/c.InvoiceNumber';
import status from '@salesforce/label/c.InvoiceStatus';
import total from '@salesforce/label/c.InvoiceTotal';
import kind from '@salesforce/label/c.InvoiceType';

type TableRow = InvoiceRow & { readonly url: string; readonly lateClass: string };

const money = (label: string, fieldName: string): Readonly<Record<string, unknown>> => ({
  label,
  fieldName,
  type: 'currency',
  typeAttributes: { currencyCode: { fieldName: 'currencyCode' }, currencyDisplayAs: 'code' },
});

const COLUMNS: readonly Readonly<Record<string, unknown>>[] = [
  {
    label: invoiceNumber,
    fieldName: 'url',
    type: 'url',
    typeAttributes: { label: { fieldName: 'documentNumber' }, target: '_self' },
  },
  { label: kind, fieldName: 'documentType' },
  { label: status, fieldName: 'status' },
  { label: date, fieldName: 'invoicedOn', type: 'date-local' },
  { label: dueOn, fieldName: 'dueOn', type: 'date-local' },
  {
    label: daysLate,
    fieldName: 'daysOverdue',
    type: 'number',
    cellAttributes: { class: { fieldName: 'lateClass' } },
  },
  money(total, 'total'),
  money(amountDue, 'amountDue'),
];

/** Every column says what it is; what base tables offer besides belongs to sorting and cutting text, which is not needed here. */
const PLAIN = COLUMNS.map((column) => ({ ...column, hideDefaultActions: true }));

export default class InvoiceTable extends LightningElement {
  @api rows: readonly InvoiceRow[] = [];

  readonly columns = PLAIN;

  get tableRows(): readonly TableRow[] {
    return this.rows.map(({ daysOverdue = 0, ...row }) => ({
      ...row,
      ...(daysOverdue > 0 ? { daysOverdue } : {}),
      url: `/lightning/r/Invoice__c/${row.id}/view`,
      lateClass: daysOverdue > 0 ? 'slds-text-color_error' : '',
    }));
  }
}
