/** A record's details, as its layout says, and the same to be edited in place. */
import { api, LightningElement, wire } from 'lwc';
import { getRecordUi } from 'lightning/uiRecordApi';
import { announce } from 'lightningPage/announce';
import { sentenceOf } from 'lightningPage/failureText';
import { getRecordActions } from 'lightningPage/reads';
import { nameOf } from 'lightningPage/recordText';
import { LAYOUT_TYPES, MODES, recordViewOf, type RecordView } from 'lightningPage/recordView';
import type { RecordActions, RecordUi } from 'lightningPage/uiShapes';

export default class RecordDetail extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;

  recordUi: RecordUi | undefined;
  error: unknown;
  isEditing = false;
  firstField = '';
  mayEdit = false;
  readonly layoutTypes = LAYOUT_TYPES;
  readonly modes = MODES;

  @wire(getRecordUi, { recordIds: '$recordId', layoutTypes: '$layoutTypes', modes: '$modes' })
  recordRead({ data, error }: Wired<RecordUi>): void {
    this.recordUi = data ?? this.recordUi;
    this.error = error;
  }

  @wire(getRecordActions, { recordId: '$recordId' })
  actionsRead({ data }: Wired<RecordActions>): void {
    const all = Object.values(data?.actions ?? {}).flatMap((one) => one?.actions ?? []);
    this.mayEdit = all.some(({ apiName }) => apiName === 'Edit');
  }

  get errorText(): string {
    return sentenceOf(this.error);
  }

  get view(): RecordView | undefined {
    return recordViewOf(this.recordUi);
  }

  handleEdit({ detail: field }: CustomEvent<string>): void {
    this.firstField = field;
    this.isEditing = true;
  }

  handleCancelled(): void {
    this.isEditing = false;
  }

  handleSaved(): void {
    this.isEditing = false;
    const { record, info } = this.view ?? {};
    announce({ title: `${info?.label ?? ''} “${nameOf(record, info)}” was saved.`, variant: 'success' });
  }
}
