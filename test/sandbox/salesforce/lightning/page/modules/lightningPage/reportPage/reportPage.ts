/** A report, run for whoever looks: its totals, its groups and its records. */
import { api, LightningElement } from 'lwc';
import { readReport, type ReportDocument } from 'lightningPage/analytics';
import { tableOf, type DrawnRow, type DrawnTable } from 'lightningPage/reportTable';
import { sayTitle } from 'lightningPage/titled';

/** More are drawn when they are asked for. */
const ROWS_AT_ONCE = 200;

type Figure = { readonly key: string; readonly label: string; readonly text: string };

export default class ReportPage extends LightningElement {
  report: ReportDocument | undefined;
  error: unknown;
  isRunning = false;
  showsDetails = true;
  shown = ROWS_AT_ONCE;
  #recordId = '';

  @api get recordId(): string {
    return this.#recordId;
  }
  set recordId(id: string) {
    this.#recordId = id;
    void this.run();
  }

  async run(): Promise<void> {
    this.isRunning = true;
    try {
      const report = await readReport(this.#recordId);
      this.showsDetails = this.report === undefined ? report.reportMetadata.hasDetailRows : this.showsDetails;
      this.report = report;
      this.error = undefined;
      sayTitle(this, report.reportMetadata.name);
    } catch (error) {
      this.error = error;
    }
    this.isRunning = false;
  }

  get isFirstRun(): boolean {
    return this.isRunning && this.report === undefined;
  }

  get name(): string {
    return this.report?.reportMetadata.name ?? '';
  }

  get description(): string {
    return this.report?.reportMetadata.description ?? '';
  }

  get typeLabel(): string {
    return `Report: ${this.report?.reportMetadata.reportType.label ?? ''}`;
  }

  /** Totals over everything, where the author wants them; how many records there are is no such total. */
  get figures(): readonly Figure[] {
    if (this.report === undefined) return [];
    const { factMap, reportMetadata, reportExtendedMetadata } = this.report;
    const all = reportMetadata.aggregates.map((name, at) => ({
      key: name,
      label: name === 'RowCount' ? 'Total Records' : (reportExtendedMetadata.aggregateColumnInfo[name]?.label ?? name),
      text: factMap['T!T']?.aggregates[at]?.label ?? '',
    }));
    return all.filter(({ key }) => key === 'RowCount' || reportMetadata.showGrandTotal);
  }

  get table(): DrawnTable {
    return this.report === undefined ? { headings: [], rows: [] } : tableOf(this.report, this.showsDetails);
  }

  get rows(): readonly DrawnRow[] {
    return this.table.rows.slice(0, this.shown);
  }

  get isEmpty(): boolean {
    return this.report !== undefined && this.table.rows.length === 0;
  }

  get hasMore(): boolean {
    return this.table.rows.length > this.shown;
  }

  get isCut(): boolean {
    return this.report?.allData === false;
  }

  get mayHideDetails(): boolean {
    return this.report?.reportMetadata.reportFormat === 'SUMMARY';
  }

  handleRefresh(): void {
    void this.run();
  }

  handleDetails(event: CustomEvent<{ checked: boolean }>): void {
    this.showsDetails = event.detail.checked;
  }

  handleMore(): void {
    this.shown += ROWS_AT_ONCE;
  }
}
