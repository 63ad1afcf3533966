import ForecastChart from 'c/forecastChart';
import { draw, findAll, find, type Drawn } from 'test/draw';

const MONTHS = ['2026-02-01', '2026-03-01'];

const drawChart = (invoiced: readonly number[]): Drawn =>
  draw('c-forecast-chart', ForecastChart, {
    months: MONTHS,
    figures: {
      currencyCode: 'EUR',
      lines: [
        { metric: 'projected', amounts: [400, 200], total: 600 },
        { metric: 'invoiced', amounts: invoiced, total: 0 },
      ],
    },
  });

const numbersOf = (elements: readonly Element[], name: string): readonly number[] =>
  elements.map((element) => Math.round(Number(element.getAttribute(name))));

describe('c-forecast-chart', () => {
  it('draws a bar for each metric and month, as high as its amount', async () => {
    const element = drawChart([200, 0]);
    const heights = numbersOf(findAll(element, '.bar'), 'height');
    expect(heights).toEqual([220, 110, 110, 0]);
    expect(find(element, '.bar.projected title').textContent).toBe('c.MetricProjected, Feb 26: EUR\u00a0400.00');
    expect(findAll(element, '.amount').map(({ textContent }) => textContent)).toEqual([
      '€0',
      '€100',
      '€200',
      '€300',
      '€400',
    ]);
    await expect(element).toBeAccessible();
  });

  it('lets what is below nothing hang from the line of nothing', () => {
    const element = drawChart([-200, 0]);
    const [bar] = findAll(element, '.bar.invoiced');
    const lines = numbersOf(findAll(element, '.grid'), 'y1');
    expect(numbersOf(bar === undefined ? [] : [bar], 'y')).toEqual([lines[2]]);
  });

  it('names its months and its colours', () => {
    const element = drawChart([1, 1]);
    expect(findAll(element, '.month').map(({ textContent }) => textContent)).toEqual(['Feb 26', 'Mar 26']);
    expect(findAll(element, '.entry')).toHaveLength(3);
  });

  it('draws its lines also before it has figures', async () => {
    const element = draw('c-forecast-chart', ForecastChart);
    expect(findAll(element, '.bar')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });
});
