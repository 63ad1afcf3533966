/** Many failures run again: first what would happen and to which, then at the rate that is chosen, with the result of each. */
import { api, LightningElement } from 'lwc';
import replayAll from '@salesforce/apex/FailureController.replayAll';
import replayChosen from '@salesforce/apex/FailureController.replayChosen';
import { labels } from './labels';

const AT_ONCE = '0';

export default class FailureReplay extends LightningElement {
  /** Ids of those that are meant; without any, all that the filter finds. */
  @api chosen: readonly string[] = [];
  @api filter: FailureFilter = {};

  readonly labels = labels;
  readonly rates = [
    { value: AT_ONCE, label: labels.allAtOnce },
    ...['10', '60', '200'].map((value) => ({ value, label: labels.perMinute.replace('{0}', value) })),
  ];
  rate = AT_ONCE;
  isBusy = false;
  error: unknown;
  preview: FailureOutcomes | undefined;
  outcome: FailureOutcomes | undefined;

  connectedCallback(): void {
    this.look().catch((failed: unknown) => (this.error = failed));
  }

  get canConfirm(): boolean {
    return this.preview !== undefined && this.outcome === undefined;
  }

  get isConfirmDisabled(): boolean {
    return this.isBusy || (this.preview?.done ?? 0) === 0;
  }

  get confirmText(): string {
    return labels.confirm.replace('{0}', String(this.preview?.done ?? 0));
  }

  get shown(): FailureOutcomes | undefined {
    return this.outcome ?? this.preview;
  }

  get doneText(): string {
    return this.outcome === undefined ? labels.wouldRun : labels.replayed;
  }

  handleRate(event: CustomEvent<{ value: string }>): void {
    this.rate = event.detail.value;
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  async look(): Promise<void> {
    this.preview = await this.ask(true);
  }

  async handleConfirm(): Promise<void> {
    this.outcome = await this.ask(false);
    if (this.outcome !== undefined) this.dispatchEvent(new CustomEvent('replayed'));
  }

  async ask(isDryRun: boolean): Promise<FailureOutcomes | undefined> {
    const perMinute = this.rate === AT_ONCE ? undefined : Number(this.rate);
    this.isBusy = true;
    this.error = undefined;
    try {
      return this.chosen.length > 0
        ? await replayChosen({ entryIds: this.chosen, perMinute, isDryRun })
        : await replayAll({ filter: this.filter, perMinute, isDryRun });
    } catch (refused) {
      this.error = refused;
      return undefined;
    } finally {
      this.isBusy = false;
    }
  }
}
