/**
 * From the pipeline to the money: what is in the pipeline, won, contracted, ordered, invoiced and paid by month, one currency at a
 * time, and what was projected against what was invoiced. Each metric says what it means.
 */
import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import timeZone from '@salesforce/i18n/timeZone';
import readForecast from '@salesforce/apex/ForecastController.read';
import { labels, PERIODS } from './labels';

type Wired = { readonly data?: ForecastFigures; readonly error?: unknown };

export default class Forecast extends LightningElement {
  readonly labels = labels;
  readonly timeZone = timeZone;
  readonly periods = PERIODS;
  period = 'around';
  chosenCurrency = '';
  wired: Wired = {};

  @wire(readForecast, { period: '$period' })
  forecastRead(wired: Wired): void {
    this.wired = wired;
  }

  get error(): unknown {
    return this.wired.error;
  }

  get isLoading(): boolean {
    return this.wired.data === undefined && this.wired.error === undefined;
  }

  get isEmpty(): boolean {
    return this.wired.data?.currencies.length === 0;
  }

  get months(): readonly string[] {
    return this.wired.data?.months ?? [];
  }

  get readAt(): string | undefined {
    return this.wired.data?.readAt;
  }

  /** The chosen currency, or the first where nothing of it is in the period. */
  get figures(): ForecastInCurrency | undefined {
    const currencies = this.wired.data?.currencies ?? [];
    return currencies.find(({ currencyCode }) => currencyCode === this.chosenCurrency) ?? currencies[0];
  }

  get currencyCode(): string {
    return this.figures?.currencyCode ?? '';
  }

  get currencies(): readonly { value: string; label: string }[] {
    return (this.wired.data?.currencies ?? []).map(({ currencyCode: code }) => ({ value: code, label: code }));
  }

  handlePeriod(event: CustomEvent<{ value: string }>): void {
    if (event.detail.value === this.period) return;
    this.period = event.detail.value;
    this.wired = {};
  }

  handleCurrency(event: CustomEvent<{ value: string }>): void {
    this.chosenCurrency = event.detail.value;
  }

  handleTryAgain(): void {
    refreshApex(this.wired).catch(() => undefined);
  }
}
