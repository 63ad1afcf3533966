/**
 * One failure with all there is to it: what happened, how to settle it, what is decided about it, and what runs again. Follows what
 * becomes of it while somebody looks.
 */
import { api, LightningElement } from 'lwc';
import detail from '@salesforce/apex/FailureController.detail';
import replayCorrected from '@salesforce/apex/FailureController.replayCorrected';
import { repeatWhileVisible } from 'c/whileVisible';
import { labels } from './labels';

/** A replay is done within seconds. */
const LOOK_MILLISECONDS = 5_000;

type Decided = { readonly outcome: FailureOutcomes; readonly doneText: string };

export default class FailureDetail extends LightningElement {
  /** Whether somebody may close it, where it stands beside a list. */
  @api canClose = false;

  readonly labels = labels;
  isLoading = true;
  isBusy = false;
  error: unknown;
  refusal: unknown;
  found: FailureDetails | undefined;
  decided: Decided | undefined;
  #recordId: string | undefined;
  #stopLooking = (): void => undefined;

  /** Id of the entry. */
  @api
  get recordId(): string | undefined {
    return this.#recordId;
  }

  set recordId(value: string | undefined) {
    this.#recordId = value;
    this.found = undefined;
    this.decided = undefined;
    this.load().catch((failed: unknown) => (this.error = failed));
  }

  connectedCallback(): void {
    this.#stopLooking = repeatWhileVisible(LOOK_MILLISECONDS, this, () => this.look());
  }

  disconnectedCallback(): void {
    this.#stopLooking();
  }

  get heading(): string {
    const entry = this.found?.entry;
    return entry === undefined ? labels.heading : `${entry.Code__c}: ${entry.RecordName__c ?? entry.Name}`;
  }

  get isEmpty(): boolean {
    return this.found === undefined;
  }

  get status(): string {
    return this.found?.entry.Status__c ?? '';
  }

  get owner(): string {
    return labels.ownedBy.replace('{0}', this.found?.entry.Owner?.Name ?? '');
  }

  async load(): Promise<void> {
    if (this.#recordId === undefined) return;
    this.isLoading = this.found === undefined;
    this.error = undefined;
    this.refusal = undefined;
    try {
      this.found = (await detail({ entryId: this.#recordId })) ?? undefined;
    } catch (failed) {
      this.error = failed;
    } finally {
      this.isLoading = false;
    }
  }

  /** Only where it has moved on, so that nothing that somebody types is lost; a failed look changes nothing. */
  async look(): Promise<void> {
    const { found } = this;
    if (this.#recordId === undefined || found === undefined || this.isBusy) return;
    const latest = await detail({ entryId: this.#recordId });
    if (latest === null || found !== this.found) return;
    if (latest.entry.Status__c === found.entry.Status__c && latest.entry.Attempts__c === found.entry.Attempts__c)
      return;
    this.found = latest;
    // What was on its way has arrived.
    this.decided = undefined;
    this.dispatchEvent(new CustomEvent('changed'));
  }

  handleTryAgain(): Promise<void> {
    this.decided = undefined;
    this.dispatchEvent(new CustomEvent('changed'));
    return this.load();
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  handleDecided(event: CustomEvent<Decided>): Promise<void> {
    return this.settle(event.detail);
  }

  async handleCorrect(event: CustomEvent<Readonly<Record<string, string>>>): Promise<void> {
    if (this.#recordId === undefined) return;
    this.isBusy = true;
    try {
      const outcome = await replayCorrected({ entryId: this.#recordId, correctedValues: event.detail });
      await this.settle({ outcome, doneText: labels.replayed });
    } catch (refused) {
      this.refusal = refused;
    } finally {
      this.isBusy = false;
    }
  }

  async settle(decided: Decided): Promise<void> {
    this.decided = decided;
    this.dispatchEvent(new CustomEvent('changed'));
    await this.load();
  }
}
