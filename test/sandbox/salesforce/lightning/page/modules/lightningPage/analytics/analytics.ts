/**
 * Reports and dashboards as the org tells them.
 * https://developer.salesforce.com/docs/atlas.en-us.api_analytics.meta/api_analytics/sforce_analytics_rest_api_getreportrundata.htm
 */
import { callOrg, dataPath } from 'lightningPlatform/orgCall';

export type Cell = { readonly label: string; readonly value: unknown };
export type Fact = {
  readonly aggregates: readonly Cell[];
  readonly rows?: readonly { readonly dataCells: readonly Cell[] }[];
};
export type Group = {
  readonly key: string;
  readonly label: string;
  readonly groupings: readonly Group[];
};
export type Groupings = { readonly groupings: readonly Group[] };
type ColumnInfo = { readonly label: string; readonly dataType: string };

export type ReportFacts = {
  readonly allData: boolean;
  readonly factMap: Readonly<Record<string, Fact>>;
  readonly groupingsDown: Groupings;
  readonly groupingsAcross: Groupings;
  readonly reportExtendedMetadata: {
    readonly aggregateColumnInfo: Readonly<Record<string, ColumnInfo>>;
    readonly detailColumnInfo: Readonly<Record<string, ColumnInfo>>;
    readonly groupingColumnInfo: Readonly<Record<string, ColumnInfo>>;
  };
};

type NamedGroup = { readonly name: string };

export type ReportDocument = ReportFacts & {
  readonly reportMetadata: {
    readonly id: string;
    readonly name: string;
    readonly description: string | null;
    readonly reportFormat: 'TABULAR' | 'SUMMARY' | 'MATRIX';
    readonly reportType: { readonly label: string };
    readonly currency: string | null;
    readonly detailColumns: readonly string[];
    readonly aggregates: readonly string[];
    readonly groupingsDown: readonly NamedGroup[];
    readonly groupingsAcross: readonly NamedGroup[];
    readonly hasDetailRows: boolean;
    readonly showGrandTotal: boolean;
    readonly showSubtotals: boolean;
  };
};

export type Component = {
  readonly id: string;
  readonly header: string;
  readonly footer: string;
  readonly reportId: string | null;
  readonly properties: { readonly visualizationType: string };
};

export type ComponentData = {
  readonly componentId: string;
  readonly reportResult: ReportFacts | null;
  readonly status: { readonly dataStatus: 'DATA' | 'NODATA' | 'ERROR'; readonly errorMessage?: string };
};

type Place = { readonly colspan: number; readonly column: number; readonly row: number; readonly rowspan: number };

export type DashboardDocument = {
  readonly componentData: readonly ComponentData[];
  readonly dashboardMetadata: {
    readonly name: string;
    readonly description: string | null;
    readonly components: readonly Component[];
    readonly layout: { readonly numColumns: number; readonly components: readonly Place[] };
  };
};

export type Listed = { readonly id: string; readonly name: string };

export const readReports = (): Promise<readonly Listed[]> => callOrg({ path: dataPath('analytics/reports') });
export const readDashboards = (): Promise<readonly Listed[]> => callOrg({ path: dataPath('analytics/dashboards') });

export const readReport = (id: string): Promise<ReportDocument> =>
  callOrg({ path: dataPath(`analytics/reports/${id}?includeDetails=true`) });

export const readDashboard = (id: string): Promise<DashboardDocument> =>
  callOrg({ path: dataPath(`analytics/dashboards/${id}`) });

export const reportUrl = (id: string): string => `/lightning/r/Report/${id}/view`;
export const dashboardUrl = (id: string): string => `/lightning/r/Dashboard/${id}/view`;
