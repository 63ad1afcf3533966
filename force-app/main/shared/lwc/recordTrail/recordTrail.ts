/**
 * The story of a record from the deal to the payment, each station with its records: when, in which state, over how much, by whom,
 * and the open exception where something is held up.
 */
import { api, LightningElement, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import { refreshApex } from '@salesforce/apex';
import trailOf from '@salesforce/apex/RecordTrailController.trailOf';
import { hearWhileVisible } from 'c/liveEvents';
import empty from '@salesforce/label/c.TrailEmpty';
import exception from '@salesforce/label/c.TrailException';
import heading from '@salesforce/label/c.TrailHeading';
import here from '@salesforce/label/c.TrailHere';
import { stationsOf, type Station } from './stations';

type Wired = { readonly data?: readonly TrailHop[]; readonly error?: unknown };

/** The fields by which events name a record that may be a hop. */
const NAMED_IN = ['OrderId__c', 'RecordId__c'];

export default class RecordTrail extends LightningElement {
  /** An opportunity, contract, order, invoice or payment. */
  @api recordId: string | undefined;

  @api objectApiName: string | undefined;

  readonly labels = { empty, exception, heading, here };
  wired: Wired = {};
  modifiedAt: unknown;
  stopHearing: (() => void) | undefined;

  @wire(trailOf, { recordId: '$recordId' })
  trailRead(wired: Wired): void {
    this.wired = wired;
  }

  /** A save, here or by the integration. */
  @wire(getRecord, { recordId: '$recordId', fields: '$fields' })
  recordChanged({ data }: { data?: { fields: Readonly<Record<string, { value: unknown }>> } }): void {
    const modifiedAt = data?.fields.LastModifiedDate?.value;
    if (modifiedAt === undefined || modifiedAt === this.modifiedAt) return;
    if (this.modifiedAt !== undefined) this.handleTryAgain();
    this.modifiedAt = modifiedAt;
  }

  connectedCallback(): void {
    this.stopHearing = hearWhileVisible(['/event/SalesOrderBooked__e', '/event/IntegrationFailed__e'], (event) => {
      const isMine = (field: string): boolean => this.hops.some(({ recordId }) => recordId === event?.[field]);
      if (event === undefined || NAMED_IN.some(isMine)) this.handleTryAgain();
    });
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

  get fields(): readonly string[] | undefined {
    return this.objectApiName === undefined ? undefined : [`${this.objectApiName}.LastModifiedDate`];
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
