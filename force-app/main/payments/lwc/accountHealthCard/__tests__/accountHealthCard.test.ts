import AccountHealthCard from 'c/accountHealthCard';
import readCard from '@salesforce/apex/AccountHealthController.card';
import { refreshApex } from '@salesforce/apex';
import { subscribe } from 'lightning/empApi';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import type * as wired from 'test/wired';
import { emit, fail } from 'test/wired';
import { draw, drawnAgain, find, findAll, isDrawn, type Drawn } from 'test/draw';

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });
jest.mock(
  '@salesforce/apex/AccountHealthController.card',
  () => jest.requireActual<typeof wired>('test/wired').apexWire(),
  { virtual: true },
);

const ACCOUNT = '001000000000001AAA';
const CARD: AccountHealth = {
  health: 'At Risk',
  healthName: 'At risk',
  reasons: ['72 days late', 'On hold'],
  currencyCode: 'EUR',
  openBalance: 200,
  overdueBalance: 50,
  daysOverdue: 72,
  lastPaymentOn: '2026-03-04',
  readAt: '2026-03-05T10:00:00.000Z',
};

const drawCard = async (card?: AccountHealth | null): Promise<Drawn> => {
  const element = draw('c-account-health-card', AccountHealthCard, { recordId: ACCOUNT });
  if (card !== undefined) emit(readCard, card);
  await drawnAgain();
  return element;
};

describe('c-account-health-card', () => {
  beforeEach(() => {
    jest.mocked(notifyRecordUpdateAvailable).mockResolvedValue(undefined);
    jest.mocked(subscribe).mockResolvedValue({ id: '1', channel: '', subscription: {}, error: '' });
  });

  it('shows the rating, its reasons and its figures with their time', async () => {
    const element = await drawCard(CARD);
    expect(find(element, '.rating').textContent).toContain('At risk');
    expect(find(element, '.rating').className).toContain('slds-theme_error');
    expect(findAll(element, '.reason').map(({ textContent }) => textContent)).toEqual(['72 days late', 'On hold']);
    expect(find(element, '.overdue lightning-formatted-number')).toHaveProperty('value', 50);
    expect(find(element, '.as-of lightning-formatted-date-time')).toHaveProperty('value', CARD.readAt);
    await expect(element).toBeAccessible();
  });

  it.each([
    ['Healthy', 'utility:success'],
    ['Watch', 'utility:warning'],
    ['Something New', 'utility:help'],
  ])('gives %s a look of its own', async (health, icon) => {
    const element = await drawCard({ ...CARD, health });
    expect(find(element, '.rating lightning-icon')).toHaveProperty('iconName', icon);
    await expect(element).toBeAccessible();
  });

  it('shows no figures where none were read', async () => {
    const element = await drawCard({ reasons: ['Not rated yet'], currencyCode: 'EUR' });
    expect(find(element, '.rating').textContent).toContain('c.NotRated');
    expect(isDrawn(element, '.figures')).toBe(false);
    expect(isDrawn(element, '.as-of')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('says that no payment has come', async () => {
    const { lastPaymentOn: _none, ...card } = CARD;
    expect(find(await drawCard(card), '.last-payment').textContent).toBe('c.NoPaymentYet');
  });

  it('waits, and says that there is no account to see', async () => {
    const element = await drawCard();
    expect(find(element, 'c-panel')).toHaveProperty('isLoading', true);
    await expect(element).toBeAccessible();
    emit(readCard, null);
    await drawnAgain();
    expect(find(element, 'c-panel')).toHaveProperty('isEmpty', true);
    await expect(element).toBeAccessible();
  });

  it.each([
    ['a failure', 500],
    ['no access', 403],
  ])('shows %s, and reads again when asked', async (_what, status) => {
    const element = await drawCard();
    fail(readCard, 'Broken', status);
    await drawnAgain();
    expect(find(element, 'c-panel').error).toBeDefined();
    find(element, 'c-panel').dispatchEvent(new CustomEvent('tryagain'));
    expect(refreshApex).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('reads again after an event about the account and lets the page follow, until it is gone', () => {
    jest.useFakeTimers();
    const element = draw('c-account-health-card', AccountHealthCard, { recordId: ACCOUNT });
    jest.mocked(subscribe).mock.calls[1]?.[2]({ data: { payload: { AccountId__c: ACCOUNT } } });
    jest.runAllTimers();
    jest.useRealTimers();
    expect(refreshApex).toHaveBeenCalledTimes(2);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: ACCOUNT }]);
    element.remove();
  });
});
