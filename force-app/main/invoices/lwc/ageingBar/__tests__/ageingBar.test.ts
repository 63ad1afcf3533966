import AgeingBar from 'c/ageingBar';
import { draw, find, findAll, type Drawn } from 'test/draw';

const band = (name: string, amount: number, percent: number): InvoiceBand => ({ name, amount, percent, documents: 1 });

const TOTALS: InvoiceTotals = {
  currencyCode: 'EUR',
  unpaid: 40,
  overdue: 30,
  credit: 0,
  balance: 40,
  bands: [
    band('notDue', 10, 25),
    band('days1to30', 29.9, 74.8),
    band('days31to60', 0, 0),
    band('days61to90', 0.1, 0.2),
    band('later', 0, 0),
  ],
};

const choose = (element: Drawn, selector: string): unknown => {
  const chosen = jest.fn();
  element.addEventListener('bandchosen', chosen);
  find(element, selector).click();
  return (chosen.mock.calls[0] as [CustomEvent<unknown>])[0].detail;
};

describe('c-ageing-bar', () => {
  it('draws parts as wide as their amounts, none without an amount, and none too narrow to see', async () => {
    const element = draw('c-ageing-bar', AgeingBar, { totals: TOTALS });
    const widths = findAll(element, '.part').map(({ style }) => style.flexGrow);
    expect(widths).toEqual(['25', '74.8', '1']);
    await expect(element).toBeAccessible();
  });

  it('says the same in words, also what is nothing', () => {
    const element = draw('c-ageing-bar', AgeingBar, { totals: TOTALS });
    expect(findAll(element, '.entry')).toHaveLength(5);
    expect(find(element, '.entry .slds-text-color_weak').textContent).toBe('c.AgeNotDue');
    expect(find(element, 'lightning-formatted-number')).toHaveProperty('value', 10);
    expect(find(element, '.entry').getAttribute('aria-label')).toBe('c.AgeingPart');
  });

  it('lets the bar and the words choose, and shows what is chosen', async () => {
    const element = draw('c-ageing-bar', AgeingBar, { totals: TOTALS, chosen: 'days1to30' });
    expect(choose(element, '.part.notDue')).toEqual({ band: 'notDue', currencyCode: 'EUR' });
    expect(choose(element, '.entry[data-band="days61to90"]')).toEqual({ band: 'days61to90', currencyCode: 'EUR' });
    expect(find(element, '.entry[data-band="days1to30"]').getAttribute('aria-pressed')).toBe('true');
    await expect(element).toBeAccessible();
  });

  it('draws nothing before it has figures', async () => {
    const element = draw('c-ageing-bar', AgeingBar);
    expect(findAll(element, '.part')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });
});
