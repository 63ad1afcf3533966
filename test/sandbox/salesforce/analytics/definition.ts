/**
 * Reports, report types and dashboards as the package's source describes them.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_report.htm
 */
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { readSource, readingOnce, sourceFiles } from '../schema/read-source.ts';

/** One element or several; the reader cannot know which are lists. */
const several = <Item extends z.ZodType>(item: Item) =>
  z
    .union([z.array(item), item.transform((one) => [one])])
    .optional()
    .transform((items) => items ?? []);

/** The reader takes every `value` for a list. */
const onlyValue = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [value ?? ''].flat().join(','));

const grouping = z.looseObject({
  field: z.string(),
  dateGranularity: z.string().default('Day'),
  sortOrder: z.enum(['Asc', 'Desc']).default('Asc'),
  aggregateType: z.string().optional(),
});
export type Grouping = z.infer<typeof grouping>;

const criterion = z.object({
  column: z.string(),
  columnToColumn: z.string().default('false'),
  isUnlocked: z.string().optional(),
  operator: z.string(),
  value: onlyValue,
});
export type Criterion = z.infer<typeof criterion>;

const bucket = z.object({
  bucketType: z.string(),
  developerName: z.string(),
  masterLabel: z.string(),
  nullTreatment: z.string().optional(),
  otherBucketLabel: z.string().optional(),
  sourceColumnName: z.string(),
  useOther: z.string().optional(),
  values: several(
    z.object({
      value: onlyValue,
      sourceValues: several(
        z.object({ from: z.string().optional(), to: z.string().optional(), sourceValue: z.string().optional() }),
      ),
    }),
  ),
});
export type Bucket = z.infer<typeof bucket>;

const reportFile = z.looseObject({
  name: z.string(),
  description: z.string().default(''),
  reportType: z.string(),
  format: z.enum(['Tabular', 'Summary', 'Matrix']),
  columns: several(z.looseObject({ field: z.string(), aggregateTypes: several(z.string()) })),
  groupingsDown: several(grouping),
  groupingsAcross: several(grouping),
  filter: z
    .object({
      booleanFilter: z.string().optional(),
      criteriaItems: several(criterion),
      language: z.string().optional(),
    })
    .default({ criteriaItems: [] }),
  buckets: several(bucket),
  scope: z.string().default('organization'),
  showDetails: z.string().default('true'),
  showGrandTotal: z.string().default('true'),
  showSubTotals: z.string().default('true'),
  currency: z.string().optional(),
  sortColumn: z.string().optional(),
  sortOrder: z.enum(['Asc', 'Desc']).optional(),
  topRows: z.object({ rowLimit: z.coerce.number(), sortOrder: z.enum(['Asc', 'Desc']) }).optional(),
  timeFrameFilter: z
    .object({
      dateColumn: z.string(),
      interval: z.string(),
      startDate: z.string().optional(),
      endDate: z.string().optional(),
    })
    .optional(),
});

export type Report = z.infer<typeof reportFile> & {
  /** `Orderbridge/Invoice_Status` */
  readonly fullName: string;
};

const reportTypeFile = z.looseObject({
  baseObject: z.string(),
  label: z.string(),
  join: z.unknown().optional(),
});
export type ReportType = z.infer<typeof reportTypeFile> & { readonly name: string };

const component = z.looseObject({
  componentType: z.string(),
  header: z.string().default(''),
  footer: z.string().default(''),
  title: z.string().default(''),
  report: z.string(),
  groupingColumn: several(z.string()),
  chartSummary: several(
    z.looseObject({ aggregate: z.string().optional(), axisBinding: z.string().optional(), column: z.string() }),
  ),
});
export type DashboardComponent = z.infer<typeof component>;

const whole = z.coerce.number().int();

const dashboardFile = z.looseObject({
  title: z.string(),
  description: z.string().default(''),
  dashboardType: z.string(),
  runningUser: z.string().optional(),
  dashboardGridLayout: z
    .looseObject({
      dashboardGridComponents: several(
        z.object({
          colSpan: whole,
          columnIndex: whole,
          rowIndex: whole,
          rowSpan: whole,
          dashboardComponent: component,
        }),
      ),
      numberOfColumns: whole,
      rowHeight: whole,
    })
    .optional(),
});
export type Dashboard = z.infer<typeof dashboardFile> & { readonly fullName: string };

export type Analytics = {
  readonly reports: readonly Report[];
  readonly reportTypes: readonly ReportType[];
  readonly dashboards: readonly Dashboard[];
};

const nameOf = (file: string): string => basename(file).replace(/\.\w+-meta\.xml$/, '');
const fullNameOf = (file: string): string => `${basename(dirname(file))}/${nameOf(file)}`;
const byFullName = (one: { fullName: string }, other: { fullName: string }): number =>
  one.fullName < other.fullName ? -1 : 1;

/** @throws SourceInvalid, ZodError for source that is none */
export const readAnalytics = (directories: readonly string[]): Analytics =>
  readingOnce(() => {
    const read = (pattern: string, root: string) =>
      sourceFiles(directories, pattern).map((file) => ({ file, content: readSource(file, root) }));
    return {
      reports: read('**/reports/**/*.report-meta.xml', 'Report')
        .map(({ file, content }) => ({ ...reportFile.parse(content), fullName: fullNameOf(file) }))
        .toSorted(byFullName),
      reportTypes: read('**/reportTypes/*.reportType-meta.xml', 'ReportType').map(({ file, content }) => ({
        ...reportTypeFile.parse(content),
        name: nameOf(file),
      })),
      dashboards: read('**/dashboards/**/*.dashboard-meta.xml', 'Dashboard')
        .map(({ file, content }) => ({ ...dashboardFile.parse(content), fullName: fullNameOf(file) }))
        .toSorted(byFullName),
    };
  });
