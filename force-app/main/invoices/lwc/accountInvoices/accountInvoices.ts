/**
 * Invoices and credit memos of an account as NetSuite holds them: what is unpaid by currency and age, and every document by status
 * and age, page by page. Follows invoice runs and payments as they happen, while somebody looks.
 */
import { api, LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import timeZone from '@salesforce/i18n/timeZone';
import readOverview from '@salesforce/apex/AccountInvoicesController.overview';
import readPage from '@salesforce/apex/AccountInvoicesController.page';
import { hearAccountNews } from 'c/accountNews';
import { AGES, ANY_CURRENCY, ANY_STATUS, labels } from './labels';

type Wired<Data> = { readonly data?: Data; readonly error?: unknown };

const EVERYTHING: InvoiceFilter = { status: '', age: '', currencyCode: '' };

export default class AccountInvoices extends LightningElement {
  /** The account of the page. */
  @api recordId: string | undefined;

  readonly labels = labels;
  readonly timeZone = timeZone;
  readonly ages = AGES;
  filter = EVERYTHING;
  pageNumber = 1;
  wiredOverview: Wired<InvoiceOverview> = {};
  wiredPage: Wired<InvoicePage> = {};
  /** The page as it was last read; it stays in sight while the next one is read. */
  shownPage: InvoicePage | undefined;
  isPageRead = false;
  stopHearing: (() => void) | undefined;

  @wire(readOverview, { accountId: '$recordId' })
  overviewRead(overview: Wired<InvoiceOverview>): void {
    this.wiredOverview = overview;
  }

  @wire(readPage, { accountId: '$recordId', filter: '$filter', pageNumber: '$pageNumber' })
  pageRead(page: Wired<InvoicePage>): void {
    this.wiredPage = page;
    this.isPageRead = page.data !== undefined || page.error !== undefined;
    if (page.data !== undefined) this.shownPage = page.data;
  }

  connectedCallback(): void {
    this.stopHearing = hearAccountNews(
      () => this.recordId,
      () => {
        this.readAgain();
      },
    );
  }

  disconnectedCallback(): void {
    this.stopHearing?.();
  }

  get error(): unknown {
    return this.wiredOverview.error ?? this.wiredPage.error;
  }

  get isLoading(): boolean {
    return this.wiredOverview.data === undefined || this.shownPage === undefined;
  }

  /** Who may not read the documents has nothing to refresh. */
  get canRefresh(): boolean {
    return this.wiredOverview.data !== undefined;
  }

  get isTurning(): boolean {
    return !this.isPageRead;
  }

  get isEmpty(): boolean {
    return this.wiredOverview.data?.documents === 0;
  }

  get totals(): readonly (InvoiceTotals & { readonly chosenBand: string })[] {
    const { age, currencyCode } = this.filter;
    return (this.wiredOverview.data?.totals ?? []).map((totals) => ({
      ...totals,
      chosenBand: currencyCode === '' || currencyCode === totals.currencyCode ? age : '',
    }));
  }

  get isSettled(): boolean {
    return this.totals.length === 0;
  }

  get statuses(): readonly { value: string; label: string }[] {
    return [...ANY_STATUS, ...(this.wiredOverview.data?.statuses ?? [])];
  }

  get currencies(): readonly { value: string; label: string }[] {
    return [...ANY_CURRENCY, ...this.totals.map(({ currencyCode: code }) => ({ value: code, label: code }))];
  }

  get hasCurrencies(): boolean {
    return this.totals.length > 1;
  }

  get readAt(): string | undefined {
    return this.wiredOverview.data?.readAt;
  }

  get hasRows(): boolean {
    return (this.shownPage?.rows.length ?? 0) > 0;
  }

  get isFiltered(): boolean {
    return Object.values(this.filter).some((value) => value !== '');
  }

  handleStatus(event: CustomEvent<{ value: string }>): void {
    // An age means unpaid invoices, so another status ends it.
    this.narrow({ status: event.detail.value, age: '' });
  }

  handleAge(event: CustomEvent<{ value: string }>): void {
    const age = event.detail.value;
    this.narrow({ age, status: age === '' ? '' : 'unpaid' });
  }

  handleCurrency(event: CustomEvent<{ value: string }>): void {
    this.narrow({ currencyCode: event.detail.value });
  }

  /** Choosing a band a second time lets go of it. */
  handleBand(event: CustomEvent<{ band: string; currencyCode: string }>): void {
    const { band, currencyCode } = event.detail;
    const isLetGo = this.filter.age === band && this.filter.currencyCode === currencyCode;
    this.narrow(isLetGo ? EVERYTHING : { age: band, status: 'unpaid', currencyCode });
  }

  handleShowAll(): void {
    this.narrow(EVERYTHING);
  }

  handlePage(event: CustomEvent<{ pageNumber: number }>): void {
    this.isPageRead = false;
    this.pageNumber = event.detail.pageNumber;
  }

  handleRefreshed(): void {
    this.readAgain();
  }

  handleTryAgain(): void {
    this.readAgain();
  }

  narrow(by: Partial<InvoiceFilter>): void {
    const filter = { ...this.filter, ...by };
    if (JSON.stringify(filter) === JSON.stringify(this.filter)) return;
    this.isPageRead = false;
    this.pageNumber = 1;
    this.filter = filter;
  }

  readAgain(): void {
    Promise.all([refreshApex(this.wiredOverview), refreshApex(this.wiredPage)]).catch(() => undefined);
  }
}
