import InvoiceTable from 'c/invoiceTable';
import { draw, find } from 'test/draw';

const row = (id: string, daysOverdue?: number): InvoiceRow => ({
  id,
  documentNumber: `INV${id}`,
  documentType: 'Invoice',
  status: 'Open',
  currencyCode: 'EUR',
  total: 100,
  amountDue: 60,
  ...(daysOverdue === undefined ? {} : { daysOverdue }),
});

describe('c-invoice-table', () => {
  it('opens a document by its number, and marks what is late', async () => {
    const element = draw('c-invoice-table', InvoiceTable, { rows: [row('1', 3), row('2', 0), row('3')] });
    const table = find(element, 'lightning-datatable');
    expect(table.data).toEqual([
      expect.objectContaining({ url: '/lightning/r/Invoice__c/1/view', lateClass: 'slds-text-color_error' }),
      expect.objectContaining({ id: '2', lateClass: '' }),
      expect.objectContaining({ id: '3', lateClass: '' }),
    ]);
    expect(table.columns).toHaveLength(8);
    await expect(element).toBeAccessible();
  });

  it('is a table also without rows', async () => {
    const element = draw('c-invoice-table', InvoiceTable);
    expect(find(element, 'lightning-datatable').data).toEqual([]);
    await expect(element).toBeAccessible();
  });
});
