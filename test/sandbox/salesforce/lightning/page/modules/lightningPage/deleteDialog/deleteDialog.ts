/** Asks once more before a record is deleted. */
import { api, LightningElement } from 'lwc';
import { deleteRecord } from 'lightning/uiRecordApi';
import { goTo } from 'lightningPlatform/pages';
import { announce } from 'lightningPage/announce';
import { sentenceOf } from 'lightningPage/failureText';
import { nameOf } from 'lightningPage/recordText';
import type { RecordView } from 'lightningPage/recordView';
import { forgetVisit } from 'lightningPage/visits';

export default class DeleteDialog extends LightningElement {
  @api recordId = '';
  @api view: RecordView | undefined;
  problem = '';
  isDeleting = false;

  get objectLabel(): string {
    return this.view?.info.label ?? '';
  }
  get label(): string {
    return this.objectLabel.toLowerCase();
  }
  get heading(): string {
    return `Delete ${this.objectLabel}`;
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  handleDelete(): void {
    void this.delete();
  }

  async delete(): Promise<void> {
    const { record, info } = this.view ?? {};
    this.isDeleting = true;
    this.problem = '';
    try {
      // The page goes first: it would miss its record otherwise.
      await deleteRecord(this.recordId);
      forgetVisit(this.recordId);
      goTo(`/lightning/o/${info?.apiName ?? ''}/list`);
      announce({ title: `${this.objectLabel} “${nameOf(record, info)}” was deleted.`, variant: 'success' });
    } catch (error) {
      this.problem = sentenceOf(error);
    } finally {
      this.isDeleting = false;
    }
  }
}
