/** What a person decides about one failure: replay, take it, give it to somebody, resolve it with a note, open it again. */
import { api, LightningElement } from 'lwc';
import userId from '@salesforce/user/Id';
import assign from '@salesforce/apex/FailureController.assign';
import choices from '@salesforce/apex/FailureController.choices';
import reopen from '@salesforce/apex/FailureController.reopen';
import replay from '@salesforce/apex/FailureController.replay';
import resolve from '@salesforce/apex/FailureController.resolve';
import { labels } from './labels';

type Form = 'assign' | 'resolve' | undefined;

export default class FailureDecisions extends LightningElement {
  @api detail: FailureDetails | undefined;

  readonly labels = labels;
  form: Form;
  isBusy = false;
  error: unknown;
  assignees: readonly { readonly value: string; readonly label: string }[] = [];
  ownerId = '';
  note = '';

  get isOpen(): boolean {
    return this.detail?.isSettled === false;
  }

  get isReplayDisabled(): boolean {
    return this.isBusy || this.detail?.canReplay !== true;
  }

  get isMine(): boolean {
    return this.isBusy || this.detail?.entry.OwnerId === userId;
  }

  get isAssigning(): boolean {
    return this.form === 'assign';
  }

  get isResolving(): boolean {
    return this.form === 'resolve';
  }

  get isNobody(): boolean {
    return this.isBusy || this.ownerId === '';
  }

  handleReplay(): Promise<void> {
    return this.decide(replay({ entryIds: this.ids }), labels.replayed);
  }

  handleTake(): Promise<void> {
    return this.decide(assign({ entryIds: this.ids, ownerId: userId }), labels.taken);
  }

  handleReopen(): Promise<void> {
    return this.decide(reopen({ entryIds: this.ids }), labels.reopened);
  }

  async handleAssign(): Promise<void> {
    this.form = 'assign';
    this.error = undefined;
    try {
      this.assignees = (await choices({})).assignees;
    } catch (failed) {
      this.error = failed;
    }
  }

  handleResolve(): void {
    this.form = 'resolve';
    this.error = undefined;
  }

  handleCancel(): void {
    this.form = undefined;
  }

  handleOwner(event: CustomEvent<{ value: string }>): void {
    this.ownerId = event.detail.value;
  }

  handleNote(event: CustomEvent<{ value: string }>): void {
    this.note = event.detail.value;
  }

  handleGive(): Promise<void> {
    return this.decide(assign({ entryIds: this.ids, ownerId: this.ownerId }), labels.given);
  }

  handleSettle(): Promise<void> {
    return this.decide(resolve({ entryIds: this.ids, note: this.note }), labels.resolved);
  }

  get ids(): readonly string[] {
    return this.detail === undefined ? [] : [this.detail.entry.Id];
  }

  async decide(decision: Promise<FailureOutcomes>, doneText: string): Promise<void> {
    this.isBusy = true;
    this.error = undefined;
    try {
      const outcome = await decision;
      this.form = undefined;
      this.note = '';
      this.dispatchEvent(new CustomEvent('decided', { detail: { outcome, doneText } }));
    } catch (refused) {
      this.error = refused;
    } finally {
      this.isBusy = false;
    }
  }
}
