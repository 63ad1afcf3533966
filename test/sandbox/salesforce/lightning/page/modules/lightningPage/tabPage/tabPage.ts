/** The page of a tab: a Lightning page of the package, one of its components, the records of an object, or a page of the web. */
import { api, LightningElement, wire } from 'lwc';
import { goTo } from 'lightningPlatform/pages';
import { getTab, type TabDocument } from 'lightningPage/pageDocument';
import { drawnRegions, type DrawnRegion } from 'lightningPage/regions';
import { sayTitle } from 'lightningPage/titled';

export default class TabPage extends LightningElement {
  @api name = '';
  tab: TabDocument | undefined;
  error: unknown;

  @wire(getTab, { name: '$name' })
  tabRead({ data, error }: Wired<TabDocument>): void {
    this.tab = data ?? this.tab;
    this.error = error;
    if (data === undefined) return;
    sayTitle(this, data.label);
    if (data.kind === 'object') goTo(`/lightning/o/${data.content}/home`, { replace: true });
  }

  get component(): string | undefined {
    return this.tab?.kind === 'component' ? this.tab.content : undefined;
  }

  get address(): string | undefined {
    return this.tab?.kind === 'url' ? this.tab.content : undefined;
  }

  get regions(): readonly DrawnRegion[] {
    const surrounding = { recordId: undefined, objectApiName: undefined, width: 'LARGE' } as const;
    const page = this.tab?.page ?? undefined;
    return page === undefined ? [] : drawnRegions(page, surrounding);
  }
}
