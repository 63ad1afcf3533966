/**
 * The story of a record from the deal to the payment, each station with its records: when, in which state, over how much, by whom,
 * and the open exception where something is held up.
 */
import { api, LightningElement, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import { refreshApex } from '@salesforce/apex';
import timeZone from '@salesforce/i18n/timeZone';
import trailOf from '@salesforce/apex/RecordTrailController.trailOf';
import { hearBridgeNews } from 'c/bridgeNews';
import empty from '@salesforce/label/c.TrailEmpty';
import exception from '@salesforce/label/c.TrailException';
import heading from '@salesforce/label/c.TrailHeading';
import here from '@salesforce/label/c.TrailHere';
import { stationsOf, type Station } from './stations';

type Wired = { readonly data?: readonly TrailHop[]; readonly error?: unknown };

export default class RecordTrail extends LightningElement {
  /** An opportunity, contract, order, invoice or payment. */
  @api recordId: string | undefined;

  readonly labels = { empty, exception, heading, here };
  readonly timeZone = timeZone;
  wired: Wired = {};
  record: unknown;
  layoutTypes = ['Full'];
  stopHearing: (() => void) | undefined;

  @wire(trailOf, { recordId: '$recordId' })
  trailRead(wired: Wired): void {
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
      () => this.hops.map(({ recordId }) => recordId),
      () => this.handleTryAgain(),
    );
  }

  disconnectedCallback(): void {
    this.stopHearing?.();
  }

  get hops(): readonly TrailHop[] {
    return this.wired.data ?? [];
  }

  get stations(): readonly Station[] {
    return stationsOf(this.hops);
  }

  get isLoading(): boolean {
    return this.wired.data === undefined && this.wired.error === undefined;
  }

  get isEmpty(): boolean {
    return this.hops.length === 0;
  }

  handleTryAgain(): void {
    refreshApex(this.wired).catch(() => undefined);
  }
}
