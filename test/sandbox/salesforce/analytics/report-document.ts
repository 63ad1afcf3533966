/**
 * What the Reports API answers for a report: its description, and with it the result of a run.
 * https://developer.salesforce.com/docs/atlas.en-us.api_analytics.meta/api_analytics/sforce_analytics_rest_api_getreportrundata.htm
 */
import type { Column } from './columns.ts';
import type { Grouping } from './definition.ts';
import type { GroupLevel } from './group-rows.ts';
import { runReport, type Layout } from './report-result.ts';
import type { Running } from './running.ts';
import { totalsOf, type Total } from './totals.ts';

const levelsOf = ({ columns }: Running, groupings: readonly Grouping[]): readonly GroupLevel[] =>
  groupings.map(({ field, dateGranularity, sortOrder }) => ({
    column: columns.need(field),
    dateGranularity,
    sortOrder,
  }));

/** The report as its author laid it out. */
export const ownLayout = (running: Running, includeDetails: boolean): Layout => {
  const { report, columns } = running;
  const isTabular = report.format === 'Tabular';
  return {
    down: levelsOf(running, report.groupingsDown),
    across: levelsOf(running, report.groupingsAcross),
    totals: totalsOf(running),
    details: report.columns.flatMap(({ field }) => columns.find(field) ?? []),
    hasDetails: isTabular || includeDetails,
  };
};

const typeName = ({ field }: Column): string => (field.type === 'reference' ? 'string' : field.type);

const groupingMetadata = (levels: readonly GroupLevel[]) =>
  levels.map(({ column, dateGranularity, sortOrder }) => ({
    name: column.apiName,
    sortOrder,
    dateGranularity: ['date', 'datetime'].includes(column.field.type) ? dateGranularity : 'None',
    sortAggregate: null,
  }));

const filterMetadata = ({ report, columns }: Running) =>
  report.filter.criteriaItems.map(({ column, operator, value }) => ({
    column: columns.find(column)?.apiName ?? column,
    operator,
    value,
    filterType: 'fieldValue',
    isRunPageEditable: true,
  }));

const dateFilterMetadata = ({ report: { timeFrameFilter: frame }, columns }: Running) =>
  frame && {
    column: columns.find(frame.dateColumn)?.apiName ?? frame.dateColumn,
    durationValue: frame.interval.replace(/^INTERVAL_/, ''),
    startDate: frame.startDate ?? null,
    endDate: frame.endDate ?? null,
  };

const nullIfEmpty = (text: string): string | null => (text === '' ? null : text);

const metadataOf = (running: Running, layout: Layout, id: string) => {
  const { report, reportType, currency } = running;
  return {
    id,
    name: report.name,
    developerName: report.fullName.replace(/^.*\//, ''),
    description: nullIfEmpty(report.description),
    reportFormat: report.format.toUpperCase(),
    reportType: { type: report.reportType, label: reportType.label },
    currency: currency?.isoCode ?? null,
    scope: report.scope,
    detailColumns: layout.details.map(({ apiName }) => apiName),
    aggregates: layout.totals.map(({ name }) => name),
    groupingsDown: groupingMetadata(layout.down),
    groupingsAcross: groupingMetadata(layout.across),
    reportBooleanFilter: report.filter.booleanFilter ?? null,
    reportFilters: filterMetadata(running),
    standardDateFilter: dateFilterMetadata(running),
    hasDetailRows: report.showDetails === 'true',
    hasRecordCount: true,
    showGrandTotal: report.showGrandTotal === 'true',
    showSubtotals: report.showSubTotals === 'true',
  };
};

const totalInfo = ({ label, dataType }: Total) => ({
  label,
  dataType,
  acrossGroupingContext: null,
  downGroupingContext: null,
});

export const extendedMetadata = ({ totals, details, down, across }: Layout) => ({
  aggregateColumnInfo: Object.fromEntries(totals.map((total) => [total.name, totalInfo(total)])),
  detailColumnInfo: Object.fromEntries(
    details.map((column) => [column.apiName, { label: column.label, dataType: typeName(column) }]),
  ),
  groupingColumnInfo: Object.fromEntries(
    [down, across].flatMap((levels) =>
      levels.map(({ column }, groupingLevel) => [
        column.apiName,
        { label: column.label, dataType: typeName(column), groupingLevel },
      ]),
    ),
  ),
});

export const describeReport = (running: Running, id: string): object => {
  const layout = ownLayout(running, true);
  return { reportMetadata: metadataOf(running, layout, id), reportExtendedMetadata: extendedMetadata(layout) };
};

type Asked = { readonly id: string; readonly includeDetails: boolean; readonly path: string };

/** @param asked `path` is that of the report's resource */
export const reportDocument = (running: Running, { id, includeDetails, path }: Asked): object => {
  const layout = ownLayout(running, includeDetails);
  return {
    attributes: {
      describeUrl: `${path}/describe`,
      instancesUrl: `${path}/instances`,
      type: 'Report',
      reportId: id,
      reportName: running.report.name,
    },
    ...runReport(running, layout),
    reportMetadata: metadataOf(running, layout, id),
    reportExtendedMetadata: extendedMetadata(layout),
  };
};
