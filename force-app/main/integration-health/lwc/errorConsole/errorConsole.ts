/**
 * The exception queue: what failed, by class, owner, legal entity, age and the money that waits; one entry is read and settled
 * beside it, many are replayed together. Follows the queue while somebody looks and is not in the middle of something.
 */
import { LightningElement } from 'lwc';
import choices from '@salesforce/apex/FailureController.choices';
import page from '@salesforce/apex/FailureController.page';
import { moneyText } from 'c/money';
import { repeatWhileVisible } from 'c/whileVisible';
import { labels } from './labels';

const LOOK_MILLISECONDS = 20_000;

type Amount = { readonly currency: string; readonly text: string };

export default class ErrorConsole extends LightningElement {
  readonly labels = labels;
  isLoading = true;
  isLoadingMore = false;
  isReplaying = false;
  error: unknown;
  filter: FailureFilter = {};
  found: FailurePage | undefined;
  entries: readonly FailureEntry[] = [];
  choices: FailureChoices | undefined;
  chosen: readonly string[] = [];
  openId: string | undefined;
  #stopLooking = (): void => undefined;

  connectedCallback(): void {
    this.load().catch((failed: unknown) => (this.error = failed));
    this.#stopLooking = repeatWhileVisible(LOOK_MILLISECONDS, this, () => this.look());
  }

  disconnectedCallback(): void {
    this.#stopLooking();
  }

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }

  /** Where nothing is looked for in particular, nothing failed. */
  get emptyText(): string {
    return Object.keys(this.filter).length === 0 ? labels.nothingOpen : labels.empty;
  }

  get canDecide(): boolean {
    return this.choices?.canDecide === true;
  }

  get total(): number {
    return this.found?.total ?? 0;
  }

  get amounts(): readonly Amount[] {
    return (this.found?.atRisk ?? []).map(({ currencyCode, amount }) => ({
      currency: currencyCode,
      text: moneyText(amount, currencyCode),
    }));
  }

  get countText(): string {
    return (this.filter.isSettled === true ? labels.settledCount : labels.openCount).replace('{0}', String(this.total));
  }

  get replayText(): string {
    return this.chosen.length > 0
      ? labels.replayChosen.replace('{0}', String(this.chosen.length))
      : labels.replayAll.replace('{0}', String(this.total));
  }

  get canReplay(): boolean {
    return this.canDecide && !this.isReplaying && this.filter.isSettled !== true && this.total > 0;
  }

  get isBesideEntry(): boolean {
    return this.openId !== undefined;
  }

  get listClass(): string {
    return `slds-col slds-size_1-of-1 ${this.openId === undefined ? '' : 'slds-large-size_7-of-12'}`;
  }

  /** Reads the first page anew; what is on the screen stays until it is there. */
  async load(): Promise<void> {
    this.error = undefined;
    this.isLoading = this.found === undefined;
    try {
      const [found, offered] = await Promise.all([page({ filter: this.filter, skipped: 0 }), choices({})]);
      this.choices = offered;
      this.found = found;
      this.entries = found.entries;
    } catch (failed) {
      this.error = failed;
    } finally {
      this.isLoading = false;
    }
  }

  /** Whoever chooses, replays or has paged further keeps what is on the screen. */
  isUndisturbed(): boolean {
    const isFirstPage = this.entries.length === this.found?.entries.length;
    return isFirstPage && !this.isReplaying && !this.isLoadingMore && this.chosen.length === 0;
  }

  /** Quietly: a failed look changes nothing, the next one may succeed. */
  async look(): Promise<void> {
    const { filter } = this;
    if (!this.isUndisturbed()) return;
    const found = await page({ filter, skipped: 0 });
    if (filter !== this.filter || !this.isUndisturbed()) return;
    this.found = found;
    this.entries = found.entries;
  }

  handleRefresh(): Promise<void> {
    return this.load();
  }

  handleFilter(event: CustomEvent<FailureFilter>): Promise<void> {
    this.filter = event.detail;
    this.chosen = [];
    this.isReplaying = false;
    return this.load();
  }

  handleOpen(event: CustomEvent<string>): void {
    this.openId = event.detail;
  }

  handleClose(): void {
    this.openId = undefined;
  }

  handleChoose(event: CustomEvent<readonly string[]>): void {
    this.chosen = event.detail;
  }

  async handleMore(): Promise<void> {
    this.isLoadingMore = true;
    try {
      const next = await page({ filter: this.filter, skipped: this.entries.length });
      this.entries = [...this.entries, ...next.entries];
    } catch (failed) {
      this.error = failed;
    } finally {
      this.isLoadingMore = false;
    }
  }

  handleReplay(): void {
    this.isReplaying = true;
  }

  handleReplayClosed(): void {
    this.isReplaying = false;
    this.chosen = [];
  }
}
