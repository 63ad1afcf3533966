/**
 * Activates a contract while a person waits: progress, then the number of the sales order, or that it is accepted and will post,
 * or every finding with its fix. Closing it changes nothing, and opening it again shows where it stands: every attempt of a
 * contract has the same key, so none books twice.
 */
import { api, LightningElement } from 'lwc';
import { CloseActionScreenEvent } from 'lightning/actions';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import activate from '@salesforce/apex/ContractActivationController.activate';
import readStanding from '@salesforce/apex/ContractActivationController.standing';
import { errorText } from 'c/errorText';
import { hearWhileVisible } from 'c/liveEvents';
import { rowsOfFindings, rowsOfStanding, type FindingRow } from './findings';
import { labels } from './labels';
import { viewOf, type Outcome, type View } from './views';
import { every, later } from './waiting';

/** As long as the integration promises to take; afterwards one is told that it may take longer. */
const PATIENCE_MILLISECONDS = 8_000;
/** Where no event gets through, the number is looked for. */
const LOOK_MILLISECONDS = 5_000;

const CHANNELS = ['/event/SalesOrderBooked__e', '/event/IntegrationFailed__e'];

/** A read may be older than the attempt. */
const STILL_WAITING: readonly Outcome[] = ['READY', 'ACCEPTED'];

const nothing = (): void => undefined;

export default class ActivateContract extends LightningElement {
  readonly labels = labels;

  outcome: Outcome = 'LOADING';
  message = '';
  order: ActivationStanding | undefined;
  salesOrderNumber: string | undefined;
  rows: readonly FindingRow[] = [];
  isLate = false;

  #recordId: string | undefined;
  #stopWaiting = nothing;
  #stopPatience = nothing;
  #movesFocus = false;

  /** The contract; the platform says which one after the screen has been made. */
  @api
  get recordId(): string | undefined {
    return this.#recordId;
  }

  set recordId(value: string | undefined) {
    this.#recordId = value;
    if (value !== undefined) this.look();
  }

  disconnectedCallback(): void {
    this.#stopWaiting();
    this.#stopPatience();
  }

  renderedCallback(): void {
    if (!this.#movesFocus) return;
    this.#movesFocus = false;
    this.template?.querySelector<HTMLElement>('.message')?.focus();
  }

  get view(): View {
    return viewOf(this.outcome);
  }

  get isLoading(): boolean {
    return this.outcome === 'LOADING';
  }

  get isAsking(): boolean {
    return this.outcome === 'ASKING';
  }

  get isSettled(): boolean {
    return !this.isLoading && !this.isAsking;
  }

  get hasRows(): boolean {
    return this.isSettled && this.rows.length > 0;
  }

  get waitsForNumber(): boolean {
    return this.view.waits && this.outcome !== 'ON_HOLD';
  }

  get isBooked(): boolean {
    return this.outcome === 'BOOKED';
  }

  get orderId(): string | undefined {
    return this.order?.standing?.orderId;
  }

  get showsFacts(): boolean {
    return this.order?.orderNumber !== undefined;
  }

  get askingText(): string {
    return labels.asking.replace('{0}', this.order?.orderNumber ?? '');
  }

  get messageCss(): string {
    return `slds-media slds-media_center slds-box slds-box_x-small message ${this.view.theme}`;
  }

  get buttonLabel(): string | undefined {
    return this.view.button === undefined ? undefined : labels[this.view.button];
  }

  handleActivate(): void {
    this.outcome = 'ASKING';
    this.isLate = false;
    this.#stopWaiting();
    this.#stopPatience = later(PATIENCE_MILLISECONDS, () => {
      this.isLate = true;
    });
    activate({ contractId: this.#recordId ?? '' })
      .then((result) => {
        this.show(result.outcome, result.message, rowsOfFindings(result.findings));
        this.salesOrderNumber = result.salesOrderNumber;
        this.tellPage();
      })
      .catch((error: unknown) => {
        this.show('FAILED', errorText(error).message);
      });
  }

  handleClose(): void {
    this.dispatchEvent(new CloseActionScreenEvent());
  }

  /** Reads where it stands: when it is opened, and again while it waits. */
  look(): void {
    readStanding({ contractId: this.#recordId ?? '' })
      .then((order) => {
        this.seen(order);
      })
      .catch((error: unknown) => {
        if (this.isLoading) this.show('FAILED', errorText(error).message);
      });
  }

  /** What an attempt told in detail stays until the order has moved on. */
  seen(order: ActivationStanding): void {
    this.order = order;
    const hasMovedOn = order.outcome !== this.outcome && !STILL_WAITING.includes(order.outcome);
    const isNews = this.isLoading || (this.view.waits && hasMovedOn);
    if (!isNews) return;
    const wasWaiting = this.view.waits;
    this.salesOrderNumber = order.standing?.salesOrderNumber;
    this.show(order.outcome, order.message, order.standing === undefined ? [] : rowsOfStanding(order.standing));
    if (wasWaiting) this.tellPage();
  }

  show(outcome: Outcome, message: string, rows: readonly FindingRow[] = []): void {
    this.#movesFocus = !this.isLoading;
    this.#stopPatience();
    this.#stopWaiting();
    this.outcome = outcome;
    this.message = message;
    this.rows = rows;
    if (this.view.waits) this.wait();
  }

  wait(): void {
    const look = (): void => {
      this.look();
    };
    const ends = [hearWhileVisible(CHANNELS, look), every(LOOK_MILLISECONDS, look)];
    this.#stopWaiting = () => {
      for (const end of ends) end();
    };
  }

  /** The records behind the screen have changed. */
  tellPage(): void {
    const ids = [this.#recordId, this.orderId].filter((id) => id !== undefined);
    notifyRecordUpdateAvailable(ids.map((recordId) => ({ recordId }))).catch(() => undefined);
  }
}
