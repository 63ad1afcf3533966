/** Every word of the component. */
import forecast from '@salesforce/label/c.Forecast';
import ahead from '@salesforce/label/c.ForecastAhead';
import around from '@salesforce/label/c.ForecastAround';
import currency from '@salesforce/label/c.ForecastCurrency';
import month from '@salesforce/label/c.ForecastMonth';
import nothing from '@salesforce/label/c.ForecastNothing';
import past from '@salesforce/label/c.ForecastPast';
import period from '@salesforce/label/c.ForecastPeriod';
import quarter from '@salesforce/label/c.ForecastQuarter';
import scope from '@salesforce/label/c.ForecastScope';

export const labels = { currency, forecast, nothing, period, scope };

/** As ForecastPeriod knows them. */
export const PERIODS = [
  { value: 'around', label: around },
  { value: 'past', label: past },
  { value: 'ahead', label: ahead },
  { value: 'quarter', label: quarter },
  { value: 'month', label: month },
];
