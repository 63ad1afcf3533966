import PaymentHistoryList from 'c/paymentHistory';
import readHistory from '@salesforce/apex/PaymentHistoryController.history';
import { refreshApex } from '@salesforce/apex';
import { subscribe } from 'lightning/empApi';
import type * as wired from 'test/wired';
import { askedFor, emit, fail } from 'test/wired';
import { draw, drawnAgain, find, findAll, isDrawn, type Drawn } from 'test/draw';

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });
jest.mock(
  '@salesforce/apex/PaymentHistoryController.history',
  () => jest.requireActual<typeof wired>('test/wired').apexWire(),
  { virtual: true },
);

const ACCOUNT = '001000000000001AAA';

const settled = (isReversed: boolean): SettledInvoice => ({
  invoiceId: isReversed ? 'i2' : 'i1',
  invoiceNumber: 'INV1',
  amount: 40,
  currencyCode: 'EUR',
  appliedOn: '2026-03-05',
  isReversed,
});

const entry = (id: string, overrides: Partial<PaymentEntry> = {}): PaymentEntry => ({
  id,
  objectName: 'Payment__c',
  documentNumber: `PYMT${id}`,
  kind: 'Payment',
  status: 'Deposited',
  isTakenBack: false,
  receivedOn: '2026-03-04',
  currencyCode: 'EUR',
  amount: 100,
  unapplied: 60,
  settles: [],
  ...overrides,
});

const history = (entries: readonly PaymentEntry[]): PaymentHistory => ({
  entries,
  accountId: ACCOUNT,
  found: entries.length,
  reachable: entries.length,
  size: 20,
});

const drawHistory = async (entries?: readonly PaymentEntry[]): Promise<Drawn> => {
  const element = draw('c-payment-history', PaymentHistoryList, { recordId: ACCOUNT });
  if (entries !== undefined) emit(readHistory, history(entries));
  await drawnAgain();
  return element;
};

describe('c-payment-history', () => {
  beforeEach(() => {
    jest.mocked(subscribe).mockResolvedValue({ id: '1', channel: '', subscription: {}, error: '' });
  });

  it('shows payments, the invoices they settle and what settles nothing', async () => {
    const element = await drawHistory([entry('1', { settles: [settled(false)] })]);
    expect(find(element, 'th a').getAttribute('href')).toBe('/lightning/r/Payment__c/1/view');
    expect(find(element, '.settled a').getAttribute('href')).toBe('/lightning/r/Invoice__c/i1/view');
    expect(find(element, '.settled a').textContent).toBe('c.PaymentSettles');
    expect(find(element, '.unapplied')).toHaveProperty('value', 60);
    await expect(element).toBeAccessible();
  });

  it('says what was taken back, and lets it owe nothing', async () => {
    const element = await drawHistory([entry('1', { isTakenBack: true, settles: [settled(true)] })]);
    expect(findAll(element, 'lightning-badge').map(({ label }) => label)).toEqual([
      'c.PaymentTakenBack',
      'c.ApplicationReversed',
    ]);
    expect(findAll(element, '.crossed-out')).toHaveLength(2);
    expect(isDrawn(element, '.unapplied')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('waits, and says that there is none', async () => {
    const element = await drawHistory();
    expect(find(element, 'c-panel')).toHaveProperty('isLoading', true);
    await expect(element).toBeAccessible();
    emit(readHistory, history([]));
    await drawnAgain();
    expect(find(element, 'c-panel')).toHaveProperty('isEmpty', true);
    await expect(element).toBeAccessible();
  });

  it('turns the page', async () => {
    const element = await drawHistory([entry('1')]);
    find(element, 'c-pager').dispatchEvent(new CustomEvent('pagechosen', { detail: { pageNumber: 2 } }));
    await drawnAgain();
    expect(askedFor(readHistory)).toEqual({ recordId: ACCOUNT, pageNumber: 2 });
    expect(isDrawn(element, 'lightning-spinner')).toBe(true);
    emit(readHistory, history([entry('2')]));
    await drawnAgain();
    expect(isDrawn(element, 'lightning-spinner')).toBe(false);
  });

  it.each([
    ['a failure', 500],
    ['no access', 403],
  ])('shows %s, and reads again when asked', async (_what, status) => {
    const element = await drawHistory();
    fail(readHistory, 'Broken', status);
    await drawnAgain();
    expect(find(element, 'c-panel').error).toBeDefined();
    find(element, 'c-panel').dispatchEvent(new CustomEvent('tryagain'));
    expect(refreshApex).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('reads again after an event about the account, until it is gone', async () => {
    const element = await drawHistory([entry('1')]);
    jest.useFakeTimers();
    jest.mocked(subscribe).mock.calls[1]?.[2]({ data: { payload: { AccountId__c: ACCOUNT } } });
    jest.runAllTimers();
    jest.useRealTimers();
    expect(refreshApex).toHaveBeenCalledTimes(2);
    element.remove();
  });
});
