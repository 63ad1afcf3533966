/**
 * What the Dashboards API answers: how a dashboard is laid out, and for each component the run of its report.
 * https://developer.salesforce.com/docs/atlas.en-us.api_analytics.meta/api_analytics/analytics_api_dashboard_results_resource.htm
 */
import { Unsupported } from '../../shared/unsupported.ts';
import { recordId } from '../data/record-id.ts';
import type { Caller, Org } from '../data/types.ts';
import { RestError } from '../rest/rest-error.ts';
import type { Analytics, Dashboard, DashboardComponent, Report } from './definition.ts';
import type { GroupLevel } from './group-rows.ts';
import { extendedMetadata, ownLayout } from './report-document.ts';
import { runReport, type Layout } from './report-result.ts';
import { openReport, type Running } from './running.ts';
import { ROW_COUNT, totalOf, type Total } from './totals.ts';

export type DashboardCall = {
  readonly org: Org;
  readonly caller: Caller;
  readonly analytics: Analytics;
  readonly dashboard: Dashboard;
  readonly id: string;
  readonly reportIdOf: (report: Report) => string;
};

const COMPONENT_PREFIX = '01a';
const NO_COLUMN = 'the dashboard column';

const componentsOf = ({ dashboard }: DashboardCall) => {
  if (dashboard.dashboardGridLayout === undefined) throw new Unsupported(`the layout of ${dashboard.fullName}`);
  return dashboard.dashboardGridLayout.dashboardGridComponents;
};

const componentId = ({ id }: DashboardCall, position: number): string =>
  recordId(COMPONENT_PREFIX, (id.codePointAt(14) ?? 0) * 100 + position + 1);

const reportOf = ({ analytics }: DashboardCall, { report: fullName }: DashboardComponent): Report => {
  const report = analytics.reports.find((one) => one.fullName === fullName);
  if (report === undefined) throw new RestError(404, [{ errorCode: 'NOT_FOUND', message: `${fullName} is not there` }]);
  return report;
};

const totalsOf = ({ columns }: Running, { chartSummary }: DashboardComponent): readonly Total[] =>
  chartSummary.length === 0
    ? [ROW_COUNT]
    : chartSummary.map(({ column: name, aggregate = 'Sum' }) => {
        if (name === 'RowCount') return ROW_COUNT;
        const column = columns.need(name);
        if (column.field.type === 'boolean') throw new Unsupported(`${NO_COLUMN} ${name}`);
        return totalOf(column, aggregate);
      });

/** A group of the component is grouped as the report groups by that column. */
const levelOf = ({ report, columns }: Running, name: string): GroupLevel => {
  const own = [...report.groupingsDown, ...report.groupingsAcross].find(({ field }) => field === name);
  const { dateGranularity = 'Day', sortOrder = 'Asc' } = own ?? {};
  return { column: columns.need(name), dateGranularity, sortOrder };
};

const layoutOf = (running: Running, component: DashboardComponent): Layout => ({
  ...ownLayout(running, false),
  down: component.groupingColumn.map((name) => levelOf(running, name)),
  across: [],
  totals: totalsOf(running, component),
  hasDetails: false,
});

const errorOf = (error: unknown): { readonly errorCode: string; readonly errorMessage: string } => {
  if (error instanceof RestError) {
    const [first] = error.errors;
    return { errorCode: first?.errorCode ?? '', errorMessage: first?.message ?? '' };
  }
  if (error instanceof Unsupported) return { errorCode: 'SANDBOX_UNSUPPORTED', errorMessage: error.message };
  throw error;
};

/** A component that cannot be run says so in its place; the others are there. */
const componentData = (call: DashboardCall, component: DashboardComponent, position: number): object => {
  const told = { componentId: componentId(call, position) };
  const refreshed = { refreshDate: call.org.clock.now().toISOString(), refreshStatus: 'IDLE' };
  try {
    const running = openReport(call.org, call.caller, { analytics: call.analytics, report: reportOf(call, component) });
    const layout = layoutOf(running, component);
    const { attributes, ...result } = { attributes: null, ...runReport(running, layout) };
    const reportMetadata = {
      id: call.reportIdOf(running.report),
      name: running.report.name,
      aggregates: layout.totals.map(({ name }) => name),
    };
    const reportResult = { attributes, ...result, reportMetadata, reportExtendedMetadata: extendedMetadata(layout) };
    const dataStatus = result.groupingsDown.groupings.length === 0 ? 'NODATA' : 'DATA';
    return { ...told, reportResult, status: { dataStatus, ...refreshed } };
  } catch (error) {
    return { ...told, reportResult: null, status: { dataStatus: 'ERROR', ...errorOf(error), ...refreshed } };
  }
};

const componentMetadata = (call: DashboardCall, component: DashboardComponent, position: number): object => {
  const report = call.analytics.reports.find(({ fullName }) => fullName === component.report);
  return {
    id: componentId(call, position),
    header: component.header,
    footer: component.footer,
    title: component.title,
    type: 'Report',
    reportId: report === undefined ? null : call.reportIdOf(report),
    properties: {
      visualizationType: component.componentType,
      groupings: component.groupingColumn,
      aggregates: component.chartSummary.map(({ column, aggregate }) => ({
        name: column,
        aggregate: aggregate ?? null,
      })),
    },
  };
};

/** The description of a dashboard without any data. */
export const describeDashboard = (call: DashboardCall): object => {
  const components = componentsOf(call);
  const { title, fullName, description, dashboardType, dashboardGridLayout: grid } = call.dashboard;
  return {
    id: call.id,
    name: title,
    developerName: fullName.split('/')[1] ?? fullName,
    description: description === '' ? null : description,
    dashboardType,
    components: components.map(({ dashboardComponent }, position) =>
      componentMetadata(call, dashboardComponent, position),
    ),
    layout: {
      gridLayout: true,
      numColumns: grid?.numberOfColumns,
      rowHeight: grid?.rowHeight,
      components: components.map(({ colSpan: colspan, columnIndex: column, rowIndex: row, rowSpan: rowspan }) => ({
        ...{ colspan, column, row, rowspan },
      })),
    },
    filters: [],
  };
};

/** Run as the person who looks, whoever it is. @throws Unsupported for one that always runs as somebody else */
export const dashboardDocument = (call: DashboardCall): object => {
  const { dashboardType, fullName } = call.dashboard;
  if (dashboardType === 'SpecifiedUser') throw new Unsupported(`the running user of the dashboard ${fullName}`);
  return {
    componentData: componentsOf(call).map(({ dashboardComponent }, position) =>
      componentData(call, dashboardComponent, position),
    ),
    dashboardMetadata: describeDashboard(call),
  };
};
