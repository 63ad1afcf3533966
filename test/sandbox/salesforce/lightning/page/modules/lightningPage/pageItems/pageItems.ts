/** The components of a region, one below the other. */
import { api, LightningElement } from 'lwc';
import type { PageItem, Surrounding } from 'lightningPage/pageDocument';

export default class PageItems extends LightningElement {
  @api items: readonly PageItem[] = [];
  @api surrounding: Surrounding | undefined;

  get entries(): readonly { readonly key: string; readonly item: PageItem }[] {
    return this.items.map((item, at) => ({ key: item.identifier ?? `${item.name} ${at}`, item }));
  }
}
