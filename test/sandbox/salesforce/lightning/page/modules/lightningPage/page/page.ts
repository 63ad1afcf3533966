/** The page: what the address names, below whatever interrupts it. */
import { LightningElement } from 'lwc';
import { currentPage, onPageChange, type PageReference } from 'lightningPlatform/pages';
import { showToasts } from 'lightningPage/toasts';

/** Values of an address are texts; properties that are said to be true or false are not. */
const propertyOf = (text: string): unknown => (text === 'true' || text === 'false' ? text === 'true' : text);

export default class Page extends LightningElement {
  page: PageReference | undefined = currentPage();
  #end: (() => void) | undefined;

  /** `c__accountInvoices` is `c:accountInvoices` to a Lightning page. */
  get componentName(): string | undefined {
    return this.page?.attributes.componentName?.replace('__', ':');
  }

  /** Whatever the state of the address says with the namespace that its names must have. */
  get properties(): Readonly<Record<string, unknown>> {
    const state = Object.entries(this.page?.state ?? {});
    return Object.fromEntries(state.map(([name, value]) => [name.replace(/^c__/, ''), propertyOf(value)]));
  }

  override connectedCallback(): void {
    showToasts();
    this.#end = onPageChange((page) => {
      this.page = page;
    });
  }

  override disconnectedCallback(): void {
    this.#end?.();
  }
}
