import AccountInvoices from 'c/accountInvoices';
import readOverview from '@salesforce/apex/AccountInvoicesController.overview';
import readPage from '@salesforce/apex/AccountInvoicesController.page';
import { refreshApex } from '@salesforce/apex';
import { subscribe } from 'lightning/empApi';
import type * as wired from 'test/wired';
import { askedFor, emit, fail } from 'test/wired';
import { draw, drawnAgain, find, findAll, isDrawn, type Drawn } from 'test/draw';

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });
jest.mock(
  '@salesforce/apex/AccountInvoicesController.overview',
  () => jest.requireActual<typeof wired>('test/wired').apexWire(),
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/AccountInvoicesController.page',
  () => jest.requireActual<typeof wired>('test/wired').apexWire(),
  { virtual: true },
);

const ACCOUNT = '001000000000001AAA';
const STATUSES = [{ value: 'Open', label: 'Open' }];

const totals = (currencyCode: string): InvoiceTotals => ({
  currencyCode,
  unpaid: 100,
  overdue: 40,
  credit: 10,
  balance: 90,
  bands: [{ name: 'days1to30', amount: 40, documents: 1, percent: 40 }],
});

const OVERVIEW: InvoiceOverview = {
  totals: [totals('EUR')],
  documents: 60,
  readAt: '2026-03-01T10:00:00.000Z',
  statuses: STATUSES,
};

const PAGE: InvoicePage = {
  rows: [
    {
      id: '1',
      documentNumber: 'INV1',
      documentType: 'Invoice',
      status: 'Open',
      currencyCode: 'EUR',
      total: 100,
      amountDue: 60,
    },
  ],
  found: 60,
  reachable: 60,
  size: 25,
};

const drawFilled = async (overview: Partial<InvoiceOverview> = {}, page: Partial<InvoicePage> = {}): Promise<Drawn> => {
  const element = draw('c-account-invoices', AccountInvoices, { recordId: ACCOUNT });
  emit(readOverview, { ...OVERVIEW, ...overview });
  emit(readPage, { ...PAGE, ...page });
  await drawnAgain();
  return element;
};

/** Something inside tells the component what was chosen. */
const tell = async (element: Drawn, [selector, event]: readonly [string, string], detail?: unknown): Promise<void> => {
  find(element, selector).dispatchEvent(new CustomEvent(event, { detail }));
  await drawnAgain();
};

describe('c-account-invoices', () => {
  beforeEach(() => {
    jest.mocked(subscribe).mockResolvedValue({ id: '1', channel: '', subscription: {}, error: '' });
  });

  it('waits for its figures', async () => {
    const element = draw('c-account-invoices', AccountInvoices, { recordId: ACCOUNT });
    expect(find(element, 'c-panel')).toHaveProperty('isLoading', true);
    await expect(element).toBeAccessible();
  });

  it('shows totals by currency with their time, the bar, and a page of documents', async () => {
    const element = await drawFilled({ totals: [totals('EUR'), totals('JPY')] });
    expect(findAll(element, '.totals')).toHaveLength(2);
    expect(find(element, '.balance lightning-formatted-number')).toHaveProperty('value', 90);
    expect(find(element, '.as-of lightning-formatted-date-time')).toHaveProperty('value', OVERVIEW.readAt);
    expect(find(element, 'c-ageing-bar').totals).toMatchObject(totals('EUR'));
    expect(find(element, 'c-invoice-table')).toHaveProperty('rows', PAGE.rows);
    await expect(element).toBeAccessible();
  });

  it('says that there is no document', async () => {
    const element = await drawFilled({ totals: [], documents: 0 }, { rows: [], found: 0 });
    expect(find(element, 'c-panel')).toHaveProperty('isEmpty', true);
    await expect(element).toBeAccessible();
  });

  it('says that everything is paid', async () => {
    const element = await drawFilled({ totals: [] });
    expect(find(element, '.nothing-unpaid').textContent).toBe('c.NothingUnpaid');
    await expect(element).toBeAccessible();
  });

  it.each([
    ['what failed', 500],
    ['that there is no access', 403],
  ])('says %s, and reads again when asked', async (_what, status) => {
    const element = draw('c-account-invoices', AccountInvoices, { recordId: ACCOUNT });
    fail(readOverview, 'Broken', status);
    await drawnAgain();
    expect(find(element, 'c-panel').error).toBeDefined();
    find(element, 'c-panel').dispatchEvent(new CustomEvent('tryagain'));
    expect(refreshApex).toHaveBeenCalledTimes(2);
    await expect(element).toBeAccessible();
  });

  it('narrows down by status, age and currency, from the first page on', async () => {
    const element = await drawFilled({ totals: [totals('EUR'), totals('JPY')] });
    await tell(element, ['c-pager', 'pagechosen'], { pageNumber: 2 });
    expect(askedFor(readPage)).toMatchObject({ pageNumber: 2 });
    expect(isDrawn(element, 'lightning-spinner')).toBe(true);
    await tell(element, ['.status', 'change'], { value: 'Open' });
    expect(askedFor(readPage)).toMatchObject({ pageNumber: 1, filter: { status: 'Open', age: '' } });
    await tell(element, ['.age', 'change'], { value: 'over90' });
    expect(askedFor(readPage)).toMatchObject({ filter: { status: 'unpaid', age: 'over90' } });
    await tell(element, ['.currency', 'change'], { value: 'JPY' });
    expect(askedFor(readPage)).toMatchObject({ filter: { age: 'over90', currencyCode: 'JPY' } });
    await tell(element, ['.age', 'change'], { value: '' });
    await tell(element, ['.show-all', 'click']);
    expect(askedFor(readPage)).toMatchObject({ filter: { status: '', age: '', currencyCode: '' } });
    expect(isDrawn(element, '.show-all')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('narrows down by a part of the bar, and lets go when it is chosen again', async () => {
    const element = await drawFilled({ totals: [totals('EUR'), totals('JPY')] });
    const band = { band: 'days1to30', currencyCode: 'EUR' };
    await tell(element, ['c-ageing-bar', 'bandchosen'], band);
    expect(askedFor(readPage)).toMatchObject({ filter: { ...{ age: 'days1to30' }, currencyCode: 'EUR' } });
    expect(findAll(element, 'c-ageing-bar').map(({ chosen }) => chosen)).toEqual(['days1to30', '']);
    await tell(element, ['c-ageing-bar', 'bandchosen'], band);
    expect(askedFor(readPage)).toMatchObject({ filter: { age: '', currencyCode: '' } });
  });

  it('asks for nothing when the same is chosen', async () => {
    const element = await drawFilled();
    await tell(element, ['.status', 'change'], { value: '' });
    expect(isDrawn(element, 'lightning-spinner')).toBe(false);
  });

  it('says that nothing is like that', async () => {
    const element = await drawFilled({}, { rows: [], found: 0 });
    expect(find(element, '.none-found').textContent).toBe('c.NoInvoicesFound');
    await expect(element).toBeAccessible();
  });

  it('reads again when a refresh brought something new', async () => {
    const element = await drawFilled();
    await tell(element, ['c-refresh-invoices', 'refreshed']);
    expect(refreshApex).toHaveBeenCalledTimes(2);
  });

  it('reads again after an event about the account, until it is gone', async () => {
    jest.useFakeTimers();
    const element = draw('c-account-invoices', AccountInvoices, { recordId: ACCOUNT });
    jest.mocked(subscribe).mock.calls[0]?.[2]({ data: { payload: { AccountIds__c: ACCOUNT } } });
    jest.runAllTimers();
    jest.useRealTimers();
    expect(refreshApex).toHaveBeenCalledTimes(4);
    element.remove();
    await drawnAgain();
  });
});
