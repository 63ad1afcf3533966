/** Projected, invoiced and paid of each month as bars. A picture of figures that a table beside it holds. */
import { api, LightningElement } from 'lwc';
import { fillIn } from 'c/fillIn';
import { METRICS, monthText } from 'c/forecastWords';
import { moneyText, shortMoneyText } from 'c/money';
import chart from '@salesforce/label/c.ForecastChart';
import { barsOf, placeWidth, scaleOf, SIZE, type Bar, type Series } from './bars';

/** From what is hoped for to what is there. */
const DRAWN = ['projected', 'invoiced', 'paid'];

type DrawnBar = Bar & { readonly barClass: string; readonly text: string };

const labelOf = (metric: string): string => METRICS[metric]?.label ?? metric;

export default class ForecastChart extends LightningElement {
  @api months: readonly string[] = [];
  @api figures: ForecastInCurrency | undefined;

  readonly viewBox = `0 0 ${String(SIZE.width)} ${String(SIZE.height)}`;
  readonly left = SIZE.left;
  readonly right = SIZE.width;
  readonly labelX = SIZE.left - 8;
  readonly monthY = SIZE.height - 8;

  get currencyCode(): string {
    return this.figures?.currencyCode ?? '';
  }

  get description(): string {
    return fillIn(chart, this.currencyCode);
  }

  get series(): readonly Series[] {
    const lines = this.figures?.lines ?? [];
    return DRAWN.map((metric) => ({ metric, amounts: lines.find((line) => line.metric === metric)?.amounts ?? [] }));
  }

  get legend(): readonly { readonly metric: string; readonly label: string; readonly dotClass: string }[] {
    return DRAWN.map((metric) => ({ metric, label: labelOf(metric), dotClass: `dot ${metric}` }));
  }

  get lines(): readonly { readonly key: string; readonly y: number; readonly textY: number; readonly text: string }[] {
    return scaleOf(this.series).lines.map(({ value, y }) => ({
      key: String(value),
      y,
      textY: y + 4,
      text: this.currencyCode === '' ? '' : shortMoneyText(value, this.currencyCode),
    }));
  }

  get bars(): readonly DrawnBar[] {
    return barsOf(this.series, this.months.length).map((bar) => ({
      ...bar,
      barClass: `bar ${bar.metric}`,
      text: `${labelOf(bar.metric)}, ${this.monthAt(bar.month)}: ${moneyText(bar.amount, this.currencyCode)}`,
    }));
  }

  get monthMarks(): readonly { readonly key: string; readonly x: number; readonly text: string }[] {
    const place = placeWidth(this.months.length);
    return this.months.map((month, at) => ({ key: month, x: SIZE.left + place * (at + 0.5), text: monthText(month) }));
  }

  monthAt(at: number): string {
    return monthText(this.months[at] ?? '');
  }
}
