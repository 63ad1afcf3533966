/** Where a day begins: a greeting, what waits for one, what is new, what one has worked on; or the home page of the package. */
import { LightningElement, wire } from 'lwc';
import timeZone from '@salesforce/i18n/timeZone';
import { session } from 'lightningPlatform/session';
import { getPage, type PageDocument, type PageItem } from 'lightningPage/pageDocument';
import { drawnRegions, type DrawnRegion } from 'lightningPage/regions';
import { sayTitle } from 'lightningPage/titled';

const part = (name: string): PageItem => ({ kind: 'component', name, identifier: null, properties: {}, facets: {} });

const OWN: PageDocument = {
  name: null,
  label: 'Home',
  template: { name: 'home:desktopTemplate' },
  regions: [
    { name: 'main', components: [part('home:approvals'), part('home:recentRecordContainer')] },
    { name: 'sidebar', components: [part('sandbox:notifications')] },
  ],
};

const NOON = 12;
const EVENING = 18;

const timeOfDay = (hour: number): string => {
  if (hour < NOON) return 'Good morning';
  return hour < EVENING ? 'Good afternoon' : 'Good evening';
};

/** What a clock shows where the person says to be. */
const hourOfPerson = (): number =>
  Number(new Intl.DateTimeFormat('en-US', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(new Date()));

export default class HomePage extends LightningElement {
  page: PageDocument | undefined;
  error: unknown;

  @wire(getPage, { object: 'home' })
  pageRead({ data, error }: Wired<PageDocument>): void {
    this.page = data ?? this.page;
    this.error = error;
  }

  get greeting(): string {
    return `${timeOfDay(hourOfPerson())}, ${session.user.name}`;
  }

  /** A package without a home page gets the platform's. */
  get regions(): readonly DrawnRegion[] {
    if (this.page === undefined) return [];
    const surrounding = { recordId: undefined, objectApiName: undefined, width: 'LARGE' } as const;
    return drawnRegions(this.page.name === null ? OWN : this.page, surrounding);
  }

  override connectedCallback(): void {
    sayTitle(this, 'Home');
  }
}
