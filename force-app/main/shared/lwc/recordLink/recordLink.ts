/** A link to a record: an address that can be opened in a new tab, and a step inside the app when it is clicked. */
import { api, LightningElement } from 'lwc';
import { NavigationMixin, type PageReference } from 'lightning/navigation';

export default class RecordLink extends NavigationMixin(LightningElement) {
  /** What the link says. */
  @api label = '';

  url = '';
  #recordId: string | undefined;

  @api
  get recordId(): string | undefined {
    return this.#recordId;
  }

  set recordId(value: string | undefined) {
    this.#recordId = value;
    if (this.isConnected) this.writeAddress();
  }

  connectedCallback(): void {
    this.writeAddress();
  }

  get page(): PageReference {
    return { type: 'standard__recordPage', attributes: { recordId: this.#recordId, actionName: 'view' } };
  }

  /** Who asks for a new tab or window gets it from the browser. */
  handleClick(click: MouseEvent): void {
    if (click.ctrlKey || click.metaKey || click.shiftKey) return;
    click.preventDefault();
    this[NavigationMixin.Navigate](this.page);
  }

  writeAddress(): void {
    if (this.#recordId === undefined) return;
    this[NavigationMixin.GenerateUrl](this.page)
      .then((url) => {
        this.url = url;
      })
      .catch(() => undefined);
  }
}
