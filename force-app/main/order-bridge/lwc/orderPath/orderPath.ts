/**
 * Where an order is on its way to NetSuite, as a path: the step it is at, what comes next and who owes it, and why it waits.
 * Follows bookings and failures as they happen, while somebody looks.
 */
import { api, LightningElement, wire } from 'lwc';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { refreshApex } from '@salesforce/apex';
import timeZone from '@salesforce/i18n/timeZone';
import BRIDGE_STATUS from '@salesforce/schema/Order.BridgeStatus__c';
import readStanding from '@salesforce/apex/OrderPathController.standing';
import { hearWhileVisible, type EventPayload } from 'c/liveEvents';
import { labels } from './labels';
import { stepsOf, type PathStep } from './steps';

type Wired = { readonly data?: OrderStanding | null; readonly error?: unknown };

const CHANNELS = ['/event/SalesOrderBooked__e', '/event/IntegrationFailed__e'];

/** The fields by which the events name the record they are about. */
const NAMED_IN = ['OrderId__c', 'RecordId__c'];

export default class OrderPath extends LightningElement {
  /** The order of the page. */
  @api recordId: string | undefined;

  readonly labels = labels;
  readonly timeZone = timeZone;
  fields = [BRIDGE_STATUS];
  wired: Wired = {};
  stopHearing: (() => void) | undefined;

  @wire(readStanding, { orderId: '$recordId' })
  standingRead(wired: Wired): void {
    this.wired = wired;
  }

  /** A save on the page moves the status, too. */
  @wire(getRecord, { recordId: '$recordId', fields: '$fields' })
  recordChanged({ data }: { data?: { fields: Readonly<Record<string, { value: unknown }>> } }): void {
    const status = data?.fields.BridgeStatus__c?.value;
    if (this.standing !== undefined && status !== undefined && status !== this.standing.status) this.readAgain();
  }

  connectedCallback(): void {
    this.stopHearing = hearWhileVisible(CHANNELS, (event) => {
      this.hear(event);
    });
  }

  disconnectedCallback(): void {
    this.stopHearing?.();
  }

  get standing(): OrderStanding | undefined {
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

  get steps(): readonly PathStep[] {
    return stepsOf(this.standing?.status ?? '');
  }

  get causes(): readonly string[] {
    return this.standing?.causes ?? [];
  }

  get fixes(): readonly string[] {
    return this.standing?.fixes ?? [];
  }

  get waits(): boolean {
    return this.causes.length > 0;
  }

  handleTryAgain(): void {
    this.readAgain();
  }

  /** Nothing heard in particular means that something may have been missed. */
  hear(event?: EventPayload): void {
    const mine: readonly unknown[] = [this.recordId, this.standing?.contractId];
    if (event === undefined || NAMED_IN.some((field) => event[field] !== undefined && mine.includes(event[field]))) {
      this.readAgain();
    }
  }

  readAgain(): void {
    refreshApex(this.wired)
      .then(() => notifyRecordUpdateAvailable([{ recordId: this.recordId ?? '' }]))
      .catch(() => undefined);
  }
}
