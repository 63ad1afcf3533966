/** A report as a table: groups with their records and subtotals, or groups crossed with groups. */
import type { Cell, Fact, Group, ReportDocument } from 'lightningPage/analytics';

export type DrawnCell = {
  readonly key: string;
  readonly text: string;
  /** Set when the value leads to a record. */
  readonly url: string | undefined;
  readonly className: string;
};
export type DrawnRow = { readonly key: string; readonly className: string; readonly cells: readonly DrawnCell[] };
export type DrawnTable = { readonly headings: readonly DrawnCell[]; readonly rows: readonly DrawnRow[] };

const RECORD_ID = /^[A-Za-z0-9]{18}$/;
const NUMBERS: ReadonlySet<string> = new Set(['currency', 'double', 'int', 'percent']);
const RIGHT = 'slds-text-align_right';
const STRONG = 'slds-theme_shade slds-text-title_bold';
const NO_FACT: Fact = { aggregates: [], rows: [] };

const cell = (key: string, text: string, more: Partial<DrawnCell> = {}): DrawnCell => ({
  key,
  text,
  url: undefined,
  className: '',
  ...more,
});

const recordUrl = ({ label, value }: Cell): string | undefined =>
  typeof value === 'string' && RECORD_ID.test(value) && label !== value ? `/lightning/r/${value}/view` : undefined;

const factAt = ({ factMap }: ReportDocument, down: string, across = 'T'): Fact =>
  factMap[`${down}!${across}`] ?? NO_FACT;

const countLabel = (report: ReportDocument, fact: Fact): string =>
  fact.aggregates[report.reportMetadata.aggregates.indexOf('RowCount')]?.label ?? '';

/** What a column is summed up to: `Sum of Total: USD 5.00`; only its number when there is one summary. */
const totalsUnder = (report: ReportDocument, column: string, fact: Fact): string => {
  const { aggregates } = report.reportMetadata;
  const found = aggregates.flatMap((name, at) =>
    name.endsWith(`!${column}`) ? [{ name, label: fact.aggregates[at]?.label ?? '' }] : [],
  );
  const { aggregateColumnInfo: info } = report.reportExtendedMetadata;
  if (found.length < 2) return found[0]?.label ?? '';
  return found.map(({ name, label }) => `${info[name]?.label ?? name}: ${label}`).join(', ');
};

type Layout = {
  readonly report: ReportDocument;
  readonly groupCount: number;
  readonly showsDetails: boolean;
};

const dataTypeOf = ({ reportExtendedMetadata: info }: ReportDocument, name: string): string =>
  (info.detailColumnInfo[name] ?? info.aggregateColumnInfo[name])?.dataType ?? '';

const sideOf = (report: ReportDocument, name: string): string => (NUMBERS.has(dataTypeOf(report, name)) ? RIGHT : '');

const totalCells = ({ report, showsDetails }: Layout, fact: Fact): readonly DrawnCell[] => {
  const { detailColumns, aggregates } = report.reportMetadata;
  if (!showsDetails)
    return aggregates.map((name, at) => cell(name, fact.aggregates[at]?.label ?? '', { className: RIGHT }));
  return detailColumns.map((name) => cell(name, totalsUnder(report, name, fact), { className: RIGHT }));
};

const blanks = (from: number, to: number): readonly DrawnCell[] =>
  Array.from({ length: Math.max(0, to - from) }, (_one, at) => cell(`blank${from + at}`, ''));

const totalRow = (layout: Layout, { key, level, label }: { key: string; level: number; label: string }): DrawnRow => {
  const fact = factAt(layout.report, key);
  const head = cell(`head${level}`, `${label} (${countLabel(layout.report, fact)})`);
  const cells = [...blanks(0, level), head, ...blanks(level + 1, layout.groupCount), ...totalCells(layout, fact)];
  return { key: `total ${key}`, className: STRONG, cells };
};

const detailCells = ({ report }: Layout, dataCells: readonly Cell[]): readonly DrawnCell[] =>
  report.reportMetadata.detailColumns.map((name, at) => {
    const one = dataCells[at] ?? { label: '', value: null };
    return cell(name, one.label, { url: recordUrl(one), className: sideOf(report, name) });
  });

/** The names of groups stand beside the first of their rows. */
const withHeads = (heads: readonly string[], at: number): readonly DrawnCell[] =>
  heads.map((text, level) => cell(`head${level}`, at === 0 ? text : ''));

const innermostRows = (layout: Layout, group: Group, heads: readonly string[]): readonly DrawnRow[] => {
  const fact = factAt(layout.report, group.key);
  if (!layout.showsDetails) {
    return [{ key: group.key, className: '', cells: [...withHeads(heads, 0), ...totalCells(layout, fact)] }];
  }
  return (fact.rows ?? []).map(({ dataCells }, at) => ({
    key: `${group.key}.${at}`,
    className: '',
    cells: [...withHeads(heads, at), ...detailCells(layout, dataCells)],
  }));
};

const groupedRows = (layout: Layout, groups: readonly Group[], heads: readonly string[]): readonly DrawnRow[] =>
  groups.flatMap((group, at) => {
    const level = heads.length;
    const isInnermost = level + 1 === layout.groupCount;
    const names = [...(at === 0 ? heads : heads.map(() => '')), group.label];
    const rows = isInnermost ? innermostRows(layout, group, names) : groupedRows(layout, group.groupings, names);
    const hasTotal = layout.report.reportMetadata.showSubtotals && (!isInnermost || layout.showsDetails);
    return hasTotal ? [...rows, totalRow(layout, { key: group.key, level, label: 'Subtotal' })] : rows;
  });

const headings = ({ report, showsDetails }: Layout): readonly DrawnCell[] => {
  const { groupingsDown, detailColumns, aggregates } = report.reportMetadata;
  const { groupingColumnInfo, detailColumnInfo, aggregateColumnInfo } = report.reportExtendedMetadata;
  const named = (showsDetails ? detailColumns : aggregates).map((name) => {
    const label = (showsDetails ? detailColumnInfo : aggregateColumnInfo)[name]?.label ?? name;
    return cell(name, label, { className: showsDetails ? sideOf(report, name) : RIGHT });
  });
  return [...groupingsDown.map(({ name }) => cell(name, groupingColumnInfo[name]?.label ?? name)), ...named];
};

const groupTable = (report: ReportDocument, showsDetails: boolean): DrawnTable => {
  const groupCount = report.reportMetadata.groupingsDown.length;
  const layout = { report, groupCount, showsDetails };
  const isTabular = groupCount === 0;
  const rows = isTabular
    ? innermostRows({ ...layout, showsDetails: true }, { key: 'T', label: '', groupings: [] }, [])
    : groupedRows(layout, report.groupingsDown.groupings, []);
  const hasTotal = report.reportMetadata.showGrandTotal && !isTabular;
  return {
    headings: headings(isTabular ? { ...layout, showsDetails: true } : layout),
    rows: hasTotal ? [...rows, totalRow(layout, { key: 'T', level: 0, label: 'Total' })] : rows,
  };
};

type Leaf = { readonly key: string; readonly label: string };

/** The innermost groups, each with the names of those around it. */
const leavesOf = (groups: readonly Group[], around = ''): readonly Leaf[] =>
  groups.flatMap(({ key, label, groupings }) =>
    groupings.length === 0 ? [{ key, label: around + label }] : leavesOf(groupings, `${around}${label} › `),
  );

const factText = ({ aggregates }: Fact): string => aggregates.map(({ label }) => label).join(' · ');

const matrixTable = (report: ReportDocument): DrawnTable => {
  const across = [...leavesOf(report.groupingsAcross.groupings), { key: 'T', label: 'Total' }];
  const down = [...leavesOf(report.groupingsDown.groupings), { key: 'T', label: 'Total' }];
  const { groupingsDown } = report.reportMetadata;
  const { groupingColumnInfo } = report.reportExtendedMetadata;
  const corner = groupingsDown.map(({ name }) => groupingColumnInfo[name]?.label ?? name).join(' › ');
  return {
    headings: [cell('corner', corner), ...across.map(({ key, label }) => cell(`a${key}`, label, { className: RIGHT }))],
    rows: down.map(({ key, label }) => ({
      key: `d${key}`,
      className: key === 'T' ? STRONG : '',
      cells: [
        cell('head', label),
        ...across.map((one) => cell(`a${one.key}`, factText(factAt(report, key, one.key)), { className: RIGHT })),
      ],
    })),
  };
};

export const tableOf = (report: ReportDocument, showsDetails: boolean): DrawnTable =>
  report.reportMetadata.reportFormat === 'MATRIX' ? matrixTable(report) : groupTable(report, showsDetails);
