/** What stands between a person and the org: a session that has ended, a connection that is lost. */
import { LightningElement } from 'lwc';
import { refreshAll } from 'lightningPlatform/cached';
import { CONNECTION_CHANGED, SESSION_ENDED } from 'lightningPlatform/orgCall';

export default class Interruptions extends LightningElement {
  hasEnded = false;
  isReachable = true;

  get loginUrl(): string {
    const here = window.location.pathname + window.location.search;
    return `/lightning/login?startURL=${encodeURIComponent(here)}`;
  }

  get isUnreachable(): boolean {
    return !this.isReachable && !this.hasEnded;
  }

  handleTryAgain(): void {
    void refreshAll();
  }

  handleEnd = (): void => {
    this.hasEnded = true;
  };

  handleConnection = (event: Event): void => {
    if (!(event instanceof CustomEvent)) return;
    this.isReachable = isReachableIn(event.detail);
    if (this.isReachable) void refreshAll();
  };

  override connectedCallback(): void {
    window.addEventListener(SESSION_ENDED, this.handleEnd);
    window.addEventListener(CONNECTION_CHANGED, this.handleConnection);
  }

  override disconnectedCallback(): void {
    window.removeEventListener(SESSION_ENDED, this.handleEnd);
    window.removeEventListener(CONNECTION_CHANGED, this.handleConnection);
  }
}

const isReachableIn = (detail: unknown): boolean =>
  typeof detail === 'object' && detail !== null && 'isReachable' in detail && detail.isReachable === true;
