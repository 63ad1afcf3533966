import Forecast from 'c/forecast';
import readForecast from '@salesforce/apex/ForecastController.read';
import { refreshApex } from '@salesforce/apex';
import type * as wired from 'test/wired';
import { askedFor, emit, fail } from 'test/wired';
import { draw, drawnAgain, find, isDrawn, type Drawn } from 'test/draw';

jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });
jest.mock('@salesforce/apex/ForecastController.read', () => jest.requireActual<typeof wired>('test/wired').apexWire(), {
  virtual: true,
});

const inCurrency = (currencyCode: string): ForecastInCurrency => ({
  currencyCode,
  lines: [{ metric: 'invoiced', amounts: [1], total: 1 }],
});

const FIGURES: ForecastFigures = {
  months: ['2026-03-01'],
  currencies: [inCurrency('EUR'), inCurrency('USD')],
  readAt: '2026-03-05T10:00:00.000Z',
};

const drawForecast = async (figures?: ForecastFigures): Promise<Drawn> => {
  const element = draw('c-forecast', Forecast);
  if (figures !== undefined) emit(readForecast, figures);
  await drawnAgain();
  return element;
};

const choose = async (element: Drawn, what: string, value: string): Promise<void> => {
  find(element, what).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await drawnAgain();
};

describe('c-forecast', () => {
  it('shows the first currency as chart and table, with the time of the documents', async () => {
    const element = await drawForecast(FIGURES);
    expect(find(element, 'c-forecast-chart')).toHaveProperty('figures', FIGURES.currencies[0]);
    expect(find(element, 'c-forecast-table')).toHaveProperty('months', FIGURES.months);
    expect(find(element, '.as-of lightning-formatted-date-time')).toHaveProperty('value', FIGURES.readAt);
    await expect(element).toBeAccessible();
  });

  it('changes the currency, and reads another period', async () => {
    const element = await drawForecast(FIGURES);
    await choose(element, '.currency', 'USD');
    expect(find(element, 'c-forecast-chart')).toHaveProperty('figures', FIGURES.currencies[1]);
    await choose(element, '.period', 'quarter');
    expect(askedFor(readForecast)).toEqual({ period: 'quarter' });
    expect(find(element, 'c-panel')).toHaveProperty('isLoading', true);
    emit(readForecast, { ...FIGURES, currencies: [inCurrency('EUR')] });
    await drawnAgain();
    expect(find(element, '.currency')).toHaveProperty('value', 'EUR');
    await choose(element, '.period', 'quarter');
    expect(find(element, 'c-panel')).toHaveProperty('isLoading', false);
  });

  it('waits, and says that there is nothing', async () => {
    const element = await drawForecast();
    expect(find(element, 'c-panel')).toHaveProperty('isLoading', true);
    await expect(element).toBeAccessible();
    emit(readForecast, { months: [], currencies: [] });
    await drawnAgain();
    expect(find(element, 'c-panel')).toHaveProperty('isEmpty', true);
    expect(isDrawn(element, '.as-of')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it.each([
    ['a failure', 500],
    ['no access', 403],
  ])('shows %s, and reads again when asked', async (_what, status) => {
    const element = await drawForecast();
    fail(readForecast, 'Broken', status);
    await drawnAgain();
    expect(find(element, 'c-panel').error).toBeDefined();
    find(element, 'c-panel').dispatchEvent(new CustomEvent('tryagain'));
    expect(refreshApex).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });
});
