/** A report that somebody runs: the org as they see it, and how they read numbers and days. */
import { askerOf, type Asker } from '../access/caller-org.ts';
import { corporateCurrency, rateOf, type Rate } from '../data/currency-rates.ts';
import type { Caller, Org } from '../data/types.ts';
import { RestError } from '../rest/rest-error.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { Unsupported } from '../../shared/unsupported.ts';
import type { TextStyle } from './cell-text.ts';
import { columnsOf, type Columns } from './columns.ts';
import type { Analytics, Report, ReportType } from './definition.ts';

export type Running = {
  readonly org: Org;
  readonly caller: Caller;
  readonly asker: Asker;
  readonly report: Report;
  readonly reportType: ReportType;
  /** The report's object with the fields the user sees. */
  readonly shown: ObjectSchema;
  readonly columns: Columns;
  readonly style: TextStyle;
  /** In which totals are told; undefined in an org with one currency. */
  readonly currency: Rate | undefined;
};

/** Parts of a report that change what it shows, and that the sandbox does not run. */
const UNSUPPORTED_PARTS = [
  'aggregates',
  'crossFilters',
  'customDetailFormulas',
  'historicalSelector',
  'block',
  'params',
];

const refuseUnsupported = (report: Report, reportType: ReportType): void => {
  const part = UNSUPPORTED_PARTS.find((name) => report[name] !== undefined);
  if (part !== undefined) throw new Unsupported(`${part} of the report ${report.fullName}`);
  if (reportType.join !== undefined) throw new Unsupported(`joins of the report type ${reportType.name}`);
};

const NO_ACCESS = {
  errorCode: 'FORBIDDEN',
  message: 'You don’t have sufficient privileges to perform this operation.',
};

const styleOf = (org: Org, { userId }: Caller): TextStyle => {
  const user = org.byId('User', userId);
  const [locale, timeZone] = [user?.LocaleSidKey, user?.TimeZoneSidKey];
  return {
    locale: typeof locale === 'string' ? locale.replace('_', '-') : 'en-US',
    timeZone: typeof timeZone === 'string' ? timeZone : 'UTC',
  };
};

/**
 * Opens a report for a user.
 * @throws RestError when they may not read its object, Unsupported for what the sandbox does not run
 */
export const openReport = (
  org: Org,
  caller: Caller,
  { analytics, report }: { analytics: Analytics; report: Report },
): Running => {
  const reportType = analytics.reportTypes.find(({ name }) => `${name}__c` === report.reportType);
  if (reportType === undefined) throw new Unsupported(`the report type ${report.reportType}`);
  refuseUnsupported(report, reportType);
  const whole = org.schema.find(reportType.baseObject);
  if (whole === undefined) throw new Unsupported(`reports on ${reportType.baseObject}`);
  const asker = askerOf(org, caller.userId);
  const shown = asker.schema.find(whole.name);
  if (shown === undefined) throw new RestError(403, [NO_ACCESS]);
  return {
    ...{ org, caller, asker, report, reportType, shown },
    columns: columnsOf({ report, whole, shown, schema: asker.schema }),
    style: styleOf(org, caller),
    currency: report.currency === undefined ? corporateCurrency(org) : rateOf(org, report.currency),
  };
};
