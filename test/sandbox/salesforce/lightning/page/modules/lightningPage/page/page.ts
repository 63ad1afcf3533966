/** The page under the header: what the address names. */
import { LightningElement } from 'lwc';

export default class Page extends LightningElement {
  get componentName(): string {
    return new URLSearchParams(window.location.search).get('c') ?? 'panel';
  }

  get properties(): Readonly<Record<string, unknown>> {
    return { heading: 'Hello', isEmpty: true, emptyText: 'Nothing here yet' };
  }
}
