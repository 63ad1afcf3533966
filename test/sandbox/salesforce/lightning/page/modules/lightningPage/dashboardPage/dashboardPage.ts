/** A dashboard: each component with its chart, where its author placed it, run for whoever looks. */
import { api, LightningElement } from 'lwc';
import {
  readDashboard,
  reportUrl,
  type ComponentData,
  type DashboardDocument,
  type ReportFacts,
} from 'lightningPage/analytics';
import { sayTitle } from 'lightningPage/titled';

type Tile = {
  readonly id: string;
  readonly header: string;
  readonly footer: string;
  readonly kind: string;
  readonly facts: ReportFacts | undefined;
  readonly url: string;
  readonly style: string;
  readonly problem: string;
  readonly isEmpty: boolean;
};

const NO_PLACE = { colspan: 1, column: 0, row: 0, rowspan: 1 };

const placeStyle = ({ column, colspan, row, rowspan }: typeof NO_PLACE): string =>
  `grid-column: ${column + 1} / span ${colspan}; grid-row: ${row + 1} / span ${rowspan}`;

const dataOf = (data: ComponentData | undefined): Pick<Tile, 'facts' | 'problem' | 'isEmpty'> => ({
  facts: data?.status.dataStatus === 'DATA' ? (data.reportResult ?? undefined) : undefined,
  problem: data?.status.errorMessage ?? '',
  isEmpty: data?.status.dataStatus === 'NODATA',
});

const tilesOf = ({ componentData, dashboardMetadata }: DashboardDocument): readonly Tile[] =>
  dashboardMetadata.components.map(({ id, header, footer, reportId, properties }, position) => ({
    ...{ id, header, footer, kind: properties.visualizationType },
    ...dataOf(componentData.find(({ componentId }) => componentId === id)),
    url: reportId === null ? '' : reportUrl(reportId),
    style: placeStyle(dashboardMetadata.layout.components[position] ?? NO_PLACE),
  }));

export default class DashboardPage extends LightningElement {
  dashboard: DashboardDocument | undefined;
  error: unknown;
  isRunning = false;
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
      this.dashboard = await readDashboard(this.#recordId);
      this.error = undefined;
      sayTitle(this, this.name);
    } catch (error) {
      this.error = error;
    }
    this.isRunning = false;
  }

  get isFirstRun(): boolean {
    return this.isRunning && this.dashboard === undefined;
  }

  get name(): string {
    return this.dashboard?.dashboardMetadata.name ?? '';
  }

  get description(): string {
    return this.dashboard?.dashboardMetadata.description ?? '';
  }

  get tiles(): readonly Tile[] {
    return this.dashboard === undefined ? [] : tilesOf(this.dashboard);
  }

  get gridStyle(): string {
    return `--columns: ${this.dashboard?.dashboardMetadata.layout.numColumns ?? 1}`;
  }

  handleRefresh(): void {
    void this.run();
  }
}
