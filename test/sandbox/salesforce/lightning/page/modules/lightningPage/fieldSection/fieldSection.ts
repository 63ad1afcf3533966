/** A section of fields on a Lightning page, in columns. */
import { api, LightningElement } from 'lwc';
import type { PageItem, Surrounding } from 'lightningPage/pageDocument';

type Column = { readonly key: string; readonly className: string; readonly items: readonly PageItem[] };

export default class FieldSection extends LightningElement {
  @api heading = '';
  @api items: readonly PageItem[] = [];
  @api surrounding: Surrounding | undefined;

  get columns(): readonly Column[] {
    const half = this.items.length > 1 ? ' slds-medium-size_1-of-2' : '';
    return this.items.map((item, at) => ({
      key: item.identifier ?? String(at),
      className: `slds-col slds-size_1-of-1${half}`,
      items: item.facets.body ?? [],
    }));
  }
}
