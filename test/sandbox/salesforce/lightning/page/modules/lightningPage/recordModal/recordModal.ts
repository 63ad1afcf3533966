/** A form over the page: a new record, a copy, all fields of a record, a new owner, or what a quick action asks for. */
import { api, LightningElement } from 'lwc';
import { goTo } from 'lightningPlatform/pages';
import { announce } from 'lightningPage/announce';
import { sentenceOf } from 'lightningPage/failureText';
import { openForm, type FormAsked, type OpenForm } from 'lightningPage/openForms';
import { recordUrl } from 'lightningPage/recordText';
import type { RecordView } from 'lightningPage/recordView';
import type { Action, RecordShape } from 'lightningPage/uiShapes';

export default class RecordModal extends LightningElement {
  /** `new`, `clone`, `edit`, `owner`, `quick` */
  @api purpose: FormAsked['purpose'] = 'new';
  @api recordId = '';
  @api objectApiName = '';
  @api action: Action | undefined;
  @api view: RecordView | undefined;
  @api presets: Readonly<Record<string, unknown>> = {};
  /** After saving a new record one stays on the page. */
  @api isStaying = false;

  form: OpenForm | undefined;
  problem = '';

  get heading(): string {
    return this.form?.heading ?? this.action?.label ?? '';
  }

  get size(): string {
    return this.purpose === 'owner' ? 'small' : 'medium';
  }

  override connectedCallback(): void {
    void this.open();
  }

  async open(): Promise<void> {
    const { purpose, recordId, objectApiName, action, view, presets } = this;
    try {
      this.form = await openForm({ purpose, recordId, objectApiName, action, view, presets });
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  handleSaved({ detail: { id } }: CustomEvent<RecordShape>): void {
    const { form } = this;
    this.handleClose();
    if (form === undefined) return;
    announce({ title: form.done ?? usualWords(form), variant: 'success' });
    if (form.isNew && !this.isStaying) goTo(recordUrl(id, form.info.apiName));
  }
}

const usualWords = ({ info, isNew }: OpenForm): string => `${info.label} was ${isNew ? 'created' : 'saved'}.`;
