/** Whether a record is in step with NetSuite, since when, and if it is not: every reason, each with what to do. */
import { api, LightningElement, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import { refreshApex } from '@salesforce/apex';
import timeZone from '@salesforce/i18n/timeZone';
import explain from '@salesforce/apex/SyncController.explain';
import { hearBridgeNews } from 'c/bridgeNews';
import heading from '@salesforce/label/c.WhyHeading';
import nothing from '@salesforce/label/c.WhyNothing';
import since from '@salesforce/label/c.WhySince';
import whatToDo from '@salesforce/label/c.WhyWhatToDo';
import { lookOf, type StateLook } from './states';

type Wired = { readonly data?: SyncExplanation | null; readonly error?: unknown };

export default class WhyNotSynced extends LightningElement {
  /** The record of the page. */
  @api recordId: string | undefined;

  readonly labels = { heading, nothing, since, whatToDo };
  readonly timeZone = timeZone;
  wired: Wired = {};
  record: unknown;
  layoutTypes = ['Full'];
  stopHearing: (() => void) | undefined;

  @wire(explain, { recordId: '$recordId' })
  explanationRead(wired: Wired): void {
    this.wired = wired;
  }

  /** A save, here or by the integration: all that the page shows, because times of saves are only told to the second. */
  @wire(getRecord, { recordId: '$recordId', layoutTypes: '$layoutTypes' })
  recordChanged({ data }: { data?: unknown }): void {
    if (data === undefined || data === this.record) return;
    if (this.record !== undefined) this.handleTryAgain();
    this.record = data;
  }

  connectedCallback(): void {
    this.stopHearing = hearBridgeNews(
      () => [this.recordId, ...this.reasons.map(({ recordId }) => recordId)],
      () => this.handleTryAgain(),
    );
  }

  disconnectedCallback(): void {
    this.stopHearing?.();
  }

  get explanation(): SyncExplanation | undefined {
    return this.wired.data ?? undefined;
  }

  /** The same rule may hold for several records. */
  get reasons(): readonly SyncReason[] {
    return (this.explanation?.reasons ?? []).map((reason, index) => ({ ...reason, key: `${reason.key}-${index}` }));
  }

  get look(): StateLook {
    return lookOf(this.explanation?.state ?? 'NOT_SYNCED');
  }

  /** Only what is in step has been so since some time. */
  get since(): string | undefined {
    return this.explanation?.state === 'IN_SYNC' ? this.explanation.since : undefined;
  }

  get isKnown(): boolean {
    return this.since !== undefined || this.explanation?.netSuiteName !== undefined;
  }

  get isLoading(): boolean {
    return this.wired.data === undefined && this.wired.error === undefined;
  }

  get isEmpty(): boolean {
    return this.wired.data === null;
  }

  handleTryAgain(): void {
    refreshApex(this.wired).catch(() => undefined);
  }
}
