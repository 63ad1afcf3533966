/**
 * A form for a new record or an old one, of whatever fields stand in it. Somebody who hears `submit` may prevent it and submit other
 * values. https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-record-edit-form.html
 */
import { api } from 'lwc';
import type { Draft } from 'lightningPage/formDraft';
import { refuseUnknown } from 'lightningPage/knownAttributes';
import RecordFormFrame from 'lightningPage/recordFormFrame';
import { saveRecord } from 'lightningPage/saveRecord';
import type { RecordShape } from 'lightningPage/uiShapes';

export default class RecordEditForm extends RecordFormFrame {
  @api formClass = '';
  override mayCreate = true;
  override modes: readonly string[] = ['Edit'];
  isSaving = false;

  @api get recordTypeId(): string | null | undefined {
    return this.typeAsked;
  }
  set recordTypeId(id: string | null | undefined) {
    this.typeAsked = id ?? null;
  }

  override connectedCallback(): void {
    refuseUnknown(this.hostElement, 'lightning-record-edit-form');
  }

  /** All that the fields hold. */
  get fields(): Draft {
    const type = this.isNew && this.typeAsked !== null ? { RecordTypeId: this.typeAsked } : {};
    return this.parts.entered.reduce<Draft>((all, { values }) => ({ ...all, ...values() }), type);
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    // Whoever listens to the component hears its own event, and not the browser's.
    event.stopPropagation();
    const faults = this.parts.entered.filter(({ reportValidity }) => !reportValidity());
    if (faults.length > 0 || this.isSaving) return;
    const asked = new CustomEvent('submit', { cancelable: true, detail: { fields: { ...this.fields } } });
    if (this.dispatchEvent(asked)) void this.save(this.fields);
  }

  /** @param fields by their names; without them, what has been entered */
  @api submit(fields?: Draft): void {
    void this.save(fields ?? this.fields);
  }

  async save(fields: Draft): Promise<void> {
    const { subject } = this;
    if (subject === undefined) throw new Error('lightning-record-edit-form cannot submit before it has loaded.');
    this.isSaving = true;
    this.failure = undefined;
    this.showParts();
    try {
      this.saved(await saveRecord(subject, fields));
    } catch (error) {
      this.told(error);
    } finally {
      this.isSaving = false;
    }
  }

  /** Fields of a new record keep what was entered: whoever wants another one empties them. */
  saved(record: RecordShape): void {
    if (!this.isNew && this.record !== undefined) {
      this.record = { ...this.record, ...record, fields: { ...this.record.fields, ...record.fields } };
      for (const { clean } of this.parts.entered) clean();
    }
    this.showParts();
    this.dispatchEvent(new CustomEvent('success', { detail: record }));
  }
}
