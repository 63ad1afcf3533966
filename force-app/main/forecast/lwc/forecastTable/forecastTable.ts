/** Every metric by month in one currency, each with what it means beside it; the figures behind the chart. */
import { api, LightningElement } from 'lwc';
import { fillIn } from 'c/fillIn';
import { METRICS, monthText } from 'c/forecastWords';
import metric from '@salesforce/label/c.ForecastMetric';
import table from '@salesforce/label/c.ForecastTable';
import total from '@salesforce/label/c.ForecastTotal';

type Cell = { readonly key: string; readonly amount: number; readonly cellClass: string };
type Row = { readonly metric: string; readonly label: string; readonly means: string; readonly cells: readonly Cell[] };

const cellClass = (amount: number): string =>
  `slds-text-align_right amount${amount < 0 ? ' slds-text-color_error' : ''}${amount === 0 ? ' slds-text-color_weak' : ''}`;

const rowOf = (line: ForecastLine, months: readonly string[]): Row => ({
  metric: line.metric,
  label: METRICS[line.metric]?.label ?? line.metric,
  means: METRICS[line.metric]?.means ?? '',
  cells: [...line.amounts, line.total].map((amount, at) => ({
    key: months[at] ?? 'total',
    amount,
    cellClass: cellClass(amount),
  })),
});

export default class ForecastTable extends LightningElement {
  @api months: readonly string[] = [];
  @api figures: ForecastInCurrency | undefined;

  readonly labels = { metric, total };

  get currencyCode(): string {
    return this.figures?.currencyCode ?? '';
  }

  get caption(): string {
    return fillIn(table, this.currencyCode);
  }

  get monthNames(): readonly string[] {
    return this.months.map(monthText);
  }

  get rows(): readonly Row[] {
    return (this.figures?.lines ?? []).map((line) => rowOf(line, this.months));
  }
}
