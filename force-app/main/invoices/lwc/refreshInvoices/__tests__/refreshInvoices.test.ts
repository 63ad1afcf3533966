import RefreshInvoices from 'c/refreshInvoices';
import refresh from '@salesforce/apex/InvoiceRefreshController.refresh';
import { draw, drawnAgain, find, type Drawn } from 'test/draw';

jest.mock('@salesforce/apex/InvoiceRefreshController.refresh', () => ({ default: jest.fn() }), { virtual: true });

const ACCOUNT = '001000000000001AAA';
const asked = refresh as unknown as jest.Mock;

const press = async (): Promise<{ element: Drawn; refreshed: jest.Mock }> => {
  const element = draw('c-refresh-invoices', RefreshInvoices, { accountId: ACCOUNT });
  const refreshed = jest.fn();
  element.addEventListener('refreshed', refreshed);
  find(element, 'lightning-button').dispatchEvent(new CustomEvent('click'));
  await drawnAgain();
  return { element, refreshed };
};

describe('c-refresh-invoices', () => {
  it('offers to ask', async () => {
    const element = draw('c-refresh-invoices', RefreshInvoices, { accountId: ACCOUNT });
    expect(find(element, 'lightning-button')).toHaveProperty('label', 'c.RefreshNow');
    await expect(element).toBeAccessible();
  });

  it('waits, and cannot be pressed twice', async () => {
    asked.mockReturnValue(new Promise(() => undefined));
    const { element } = await press();
    expect(find(element, 'lightning-button')).toHaveProperty('disabled', true);
    expect(find(element, 'lightning-button')).toHaveProperty('label', 'c.Refreshing');
    await expect(element).toBeAccessible();
  });

  it('says what changed, and that there is something to show', async () => {
    asked.mockResolvedValue({ outcome: 'REFRESHED', message: '2 had changed', hasChanged: true });
    const { element, refreshed } = await press();
    expect(asked).toHaveBeenCalledWith({ accountId: ACCOUNT });
    expect(find(element, '.message').textContent).toBe('2 had changed');
    expect(refreshed).toHaveBeenCalledTimes(1);
    expect(find(element, 'lightning-button')).toHaveProperty('disabled', false);
    await expect(element).toBeAccessible();
  });

  it.each([
    ['TOO_SOON', 'slds-text-color_weak'],
    ['NO_ANSWER', 'slds-text-color_error'],
    ['REFUSED', 'slds-text-color_error'],
  ])('says %s honestly, with nothing to show', async (outcome, look) => {
    asked.mockResolvedValue({ outcome, message: 'Words', hasChanged: false });
    const { element, refreshed } = await press();
    expect(find(element, '.message').className).toContain(look);
    expect(refreshed).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it('says why it could not even ask', async () => {
    asked.mockRejectedValue({ status: 0 });
    const { element } = await press();
    expect(find(element, '.message').textContent).toBe('c.CannotReachSalesforce');
    await expect(element).toBeAccessible();
  });
});
