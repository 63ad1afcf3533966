/**
 * A card that always draws one of its states: loading, failed, empty or filled. Every component of the package shows its data
 * in one of these, so that waiting, failing and having nothing look the same everywhere.
 */
import { api, LightningElement } from 'lwc';
import { errorText, type ErrorText } from 'c/errorText';
import loading from '@salesforce/label/c.Loading';
import tryAgain from '@salesforce/label/c.TryAgain';

export default class Panel extends LightningElement {
  /** The heading of the card. */
  @api heading = '';
  @api iconName = '';
  @api isLoading = false;
  @api isEmpty = false;
  /** What is said when there is nothing to show. */
  @api emptyText = '';
  /** Whatever a wire or a call failed with; undefined when nothing failed. */
  @api error: unknown;

  readonly labels = { loading, tryAgain };

  get failure(): ErrorText | undefined {
    return this.error === undefined || this.error === null ? undefined : errorText(this.error);
  }

  get failureIcon(): string {
    return this.failure?.kind === 'noAccess' ? 'utility:lock' : 'utility:warning';
  }

  get isTryable(): boolean {
    return this.failure?.kind === 'offline' || this.failure?.kind === 'failed';
  }

  get showsLoading(): boolean {
    return this.isLoading && this.failure === undefined;
  }

  get showsEmpty(): boolean {
    return this.isEmpty && !this.isLoading && this.failure === undefined;
  }

  get showsContent(): boolean {
    return !this.isEmpty && !this.isLoading && this.failure === undefined;
  }

  handleTryAgain(): void {
    this.dispatchEvent(new CustomEvent('tryagain'));
  }
}
