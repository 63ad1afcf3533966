/** What the Apex controller of the forecast answers. Numbers are for showing; Apex adds them up. */

type ForecastLine = { readonly metric: string; readonly amounts: readonly number[]; readonly total: number };

type ForecastInCurrency = { readonly currencyCode: string; readonly lines: readonly ForecastLine[] };

type ForecastFigures = {
  /** The first day of each month. */
  readonly months: readonly string[];
  readonly currencies: readonly ForecastInCurrency[];
  readonly readAt?: string;
};

declare module '@salesforce/apex/ForecastController.read' {
  const read: ApexMethod<{ period: string }, ForecastFigures>;
  export default read;
}
