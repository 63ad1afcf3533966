import ForecastTable from 'c/forecastTable';
import { draw, find, findAll } from 'test/draw';

const MONTHS = ['2026-02-01', '2026-03-01'];
const FIGURES: ForecastInCurrency = {
  currencyCode: 'EUR',
  lines: [
    { metric: 'invoiced', amounts: [10, 0], total: 10 },
    { metric: 'difference', amounts: [-5, 1], total: -4 },
    { metric: 'brandNew', amounts: [1, 1], total: 2 },
  ],
};

describe('c-forecast-table', () => {
  it('shows each metric by month and in total, with what it means', async () => {
    const element = draw('c-forecast-table', ForecastTable, { months: MONTHS, figures: FIGURES });
    expect(findAll(element, 'thead th').map(({ textContent }) => textContent)).toEqual([
      'c.ForecastMetric',
      'Feb 26',
      'Mar 26',
      'c.ForecastTotal',
    ]);
    expect(findAll(element, 'lightning-formatted-number').map(({ value }) => value)).toEqual([
      ...[10, 0, 10],
      ...[-5, 1, -4],
      ...[1, 1, 2],
    ]);
    expect(find(element, '.means').textContent).toBe('c.MetricInvoicedMeans');
    expect(findAll(element, '.slds-text-color_error')).toHaveLength(2);
    await expect(element).toBeAccessible();
  });

  it('is a table also before it has figures', async () => {
    const element = draw('c-forecast-table', ForecastTable);
    expect(findAll(element, 'tbody tr')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });
});
