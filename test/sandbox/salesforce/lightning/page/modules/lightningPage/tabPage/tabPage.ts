/** The page of a tab: an app page of the package. */
import { api, LightningElement, wire } from 'lwc';
import { getPage, type PageDocument } from 'lightningPage/pageDocument';
import { drawnRegions, type DrawnRegion } from 'lightningPage/regions';
import { sayTitle } from 'lightningPage/titled';

export default class TabPage extends LightningElement {
  @api name = '';
  page: PageDocument | undefined;
  error: unknown;

  @wire(getPage, { name: '$name' })
  pageRead({ data, error }: Wired<PageDocument>): void {
    this.page = data ?? this.page;
    this.error = error;
    if (data !== undefined) sayTitle(this, data.label);
  }

  get regions(): readonly DrawnRegion[] {
    const surrounding = { recordId: undefined, objectApiName: undefined, width: 'LARGE' } as const;
    return this.page === undefined ? [] : drawnRegions(this.page, surrounding);
  }
}
