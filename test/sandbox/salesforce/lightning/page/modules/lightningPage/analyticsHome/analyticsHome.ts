/** The reports, or the dashboards, of the org, each by its name. */
import { api, LightningElement } from 'lwc';
import { dashboardUrl, readDashboards, readReports, reportUrl, type Listed } from 'lightningPage/analytics';
import { sayTitle } from 'lightningPage/titled';

type Kind = {
  readonly title: string;
  readonly icon: string;
  readonly read: () => Promise<readonly Listed[]>;
  readonly urlOf: (id: string) => string;
};

const REPORTS: Kind = { title: 'Reports', icon: 'standard:report', read: readReports, urlOf: reportUrl };
const DASHBOARDS: Kind = { title: 'Dashboards', icon: 'standard:dashboard', read: readDashboards, urlOf: dashboardUrl };

export default class AnalyticsHome extends LightningElement {
  /** `Report` or `Dashboard` */
  @api objectApiName = 'Report';
  listed: readonly Listed[] | undefined;
  error: unknown;

  get kind(): Kind {
    return this.objectApiName === 'Dashboard' ? DASHBOARDS : REPORTS;
  }

  get heading(): string {
    return this.kind.title;
  }

  get icon(): string {
    return this.kind.icon;
  }

  get isReading(): boolean {
    return this.listed === undefined;
  }

  get isEmpty(): boolean {
    return this.listed?.length === 0;
  }

  get rows(): readonly (Listed & { readonly url: string })[] {
    const { urlOf } = this.kind;
    return (this.listed ?? []).map((one) => ({ ...one, url: urlOf(one.id) }));
  }

  override connectedCallback(): void {
    sayTitle(this, this.heading);
    void this.read();
  }

  async read(): Promise<void> {
    try {
      this.listed = await this.kind.read();
    } catch (error) {
      this.error = error;
    }
  }
}
