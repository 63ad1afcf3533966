/** What each metric of the forecast is called and means, in one place for the chart and the table; and how a month is written. */
import locale from '@salesforce/i18n/locale';
import contracted from '@salesforce/label/c.MetricContracted';
import contractedMeans from '@salesforce/label/c.MetricContractedMeans';
import difference from '@salesforce/label/c.MetricDifference';
import differenceMeans from '@salesforce/label/c.MetricDifferenceMeans';
import invoiced from '@salesforce/label/c.MetricInvoiced';
import invoicedMeans from '@salesforce/label/c.MetricInvoicedMeans';
import ordered from '@salesforce/label/c.MetricOrdered';
import orderedMeans from '@salesforce/label/c.MetricOrderedMeans';
import paid from '@salesforce/label/c.MetricPaid';
import paidMeans from '@salesforce/label/c.MetricPaidMeans';
import pipeline from '@salesforce/label/c.MetricPipeline';
import pipelineMeans from '@salesforce/label/c.MetricPipelineMeans';
import projected from '@salesforce/label/c.MetricProjected';
import projectedMeans from '@salesforce/label/c.MetricProjectedMeans';
import won from '@salesforce/label/c.MetricWon';
import wonMeans from '@salesforce/label/c.MetricWonMeans';

export type Metric = { readonly label: string; readonly means: string };

export const METRICS: Readonly<Record<string, Metric>> = {
  pipeline: { label: pipeline, means: pipelineMeans },
  won: { label: won, means: wonMeans },
  contracted: { label: contracted, means: contractedMeans },
  ordered: { label: ordered, means: orderedMeans },
  invoiced: { label: invoiced, means: invoicedMeans },
  paid: { label: paid, means: paidMeans },
  projected: { label: projected, means: projectedMeans },
  difference: { label: difference, means: differenceMeans },
};

/** @param day any day of the month, as `2026-03-01` */
export const monthText = (day: string): string =>
  new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(new Date(day));
