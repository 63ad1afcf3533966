/**
 * Payments of an account, or whatever settles an invoice: how much came, which invoices it settles, what settles nothing yet, and
 * what was taken back. Follows payments as they happen, while somebody looks.
 */
import { api, LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import readHistory from '@salesforce/apex/PaymentHistoryController.history';
import { hearAccountNews } from 'c/accountNews';
import { labels } from './labels';
import { paymentRows, type PaymentRow } from './rows';

type Wired = { readonly data?: PaymentHistory; readonly error?: unknown };

export default class PaymentHistoryList extends LightningElement {
  /** The account or the invoice of the page. */
  @api recordId: string | undefined;

  readonly labels = labels;
  pageNumber = 1;
  wired: Wired = {};
  /** The page as it was last read; it stays in sight while the next one is read. */
  shown: PaymentHistory | undefined;
  isTurning = false;
  stopHearing: (() => void) | undefined;

  @wire(readHistory, { recordId: '$recordId', pageNumber: '$pageNumber' })
  historyRead(wired: Wired): void {
    this.wired = wired;
    if (wired.data === undefined && wired.error === undefined) return;
    this.isTurning = false;
    this.shown = wired.data;
  }

  connectedCallback(): void {
    this.stopHearing = hearAccountNews(
      () => this.shown?.accountId,
      () => {
        this.readAgain();
      },
    );
  }

  disconnectedCallback(): void {
    this.stopHearing?.();
  }

  get error(): unknown {
    return this.wired.error;
  }

  get isLoading(): boolean {
    return this.shown === undefined && this.error === undefined;
  }

  get isEmpty(): boolean {
    return this.shown?.found === 0;
  }

  get rows(): readonly PaymentRow[] {
    return paymentRows(this.shown?.entries ?? []);
  }

  handlePage(event: CustomEvent<{ pageNumber: number }>): void {
    this.isTurning = true;
    this.pageNumber = event.detail.pageNumber;
  }

  handleTryAgain(): void {
    this.readAgain();
  }

  readAgain(): void {
    refreshApex(this.wired).catch(() => undefined);
  }
}
