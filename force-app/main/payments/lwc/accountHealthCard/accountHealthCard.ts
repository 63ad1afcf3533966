/**
 * How an account pays: its rating in a colour and in words, the reasons for it, and the figures it came from with their time. Follows
 * invoice runs and payments as they happen, while somebody looks.
 */
import { api, LightningElement, wire } from 'lwc';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { refreshApex } from '@salesforce/apex';
import timeZone from '@salesforce/i18n/timeZone';
import readCard from '@salesforce/apex/AccountHealthController.card';
import { hearAccountNews } from 'c/accountNews';
import { labels } from './labels';

type Wired = { readonly data?: AccountHealth | null; readonly error?: unknown };

type Look = { readonly icon: string; readonly theme: string };

const NOT_RATED: Look = { icon: 'utility:help', theme: '' };

/** Every rating looks different without its colour, too. */
const LOOKS: Readonly<Record<string, Look>> = {
  Healthy: { icon: 'utility:success', theme: 'slds-theme_success' },
  Watch: { icon: 'utility:warning', theme: 'slds-theme_warning' },
  'At Risk': { icon: 'utility:error', theme: 'slds-theme_error' },
};

export default class AccountHealthCard extends LightningElement {
  /** The account of the page. */
  @api recordId: string | undefined;

  readonly labels = labels;
  readonly timeZone = timeZone;
  wired: Wired = {};
  stopHearing: (() => void) | undefined;

  @wire(readCard, { accountId: '$recordId' })
  cardRead(wired: Wired): void {
    this.wired = wired;
  }

  connectedCallback(): void {
    this.stopHearing = hearAccountNews(
      () => this.recordId,
      () => {
        this.readAgain();
        this.tellPage();
      },
    );
  }

  disconnectedCallback(): void {
    this.stopHearing?.();
  }

  get card(): AccountHealth | undefined {
    return this.wired.data ?? undefined;
  }

  get error(): unknown {
    return this.wired.error;
  }

  get isLoading(): boolean {
    return this.wired.data === undefined && this.wired.error === undefined;
  }

  get isEmpty(): boolean {
    return this.wired.data === null;
  }

  get look(): Look {
    return LOOKS[this.card?.health ?? ''] ?? NOT_RATED;
  }

  get badgeClass(): string {
    return `slds-badge slds-badge_lightest rating ${this.look.theme}`;
  }

  get healthName(): string {
    return this.card?.healthName ?? labels.notRated;
  }

  /** An account that was never read has no figures, which is not the same as owing nothing. */
  get hasFigures(): boolean {
    return this.card?.openBalance !== undefined;
  }

  handleTryAgain(): void {
    this.readAgain();
  }

  /** The header and the details of the page show figures of the account, too. */
  tellPage(): void {
    if (this.recordId === undefined) return;
    notifyRecordUpdateAvailable([{ recordId: this.recordId }]).catch(() => undefined);
  }

  readAgain(): void {
    refreshApex(this.wired).catch(() => undefined);
  }
}
