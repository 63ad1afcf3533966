/**
 * A record's layout to be filled in. Saves, unless whoever hears `submitting` prevents it, and shows what the org says against it, at
 * the fields and for the page; tells `saved` with the record, `failed` with what was wrong, or `cancelled`.
 */
import { api, LightningElement, wire } from 'lwc';
import { getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import { emptiedBy } from 'lightningPage/dependentChoices';
import { failureOf, type Failure } from 'lightningPage/failureText';
import { filledFields, type Draft, type Form } from 'lightningPage/formDraft';
import { formSections, type FormSection } from 'lightningPage/formSections';
import { saveRecord } from 'lightningPage/saveRecord';
import type { Layout, ObjectInfo, PicklistsByField, RecordShape } from 'lightningPage/uiShapes';
import type FieldInput from 'lightningPage/fieldInput';

const EMPTY_LAYOUT: Layout = { sections: [] };

export default class RecordForm extends LightningElement {
  @api layout: Layout = EMPTY_LAYOUT;
  @api info: ObjectInfo | undefined;
  @api record: RecordShape | undefined;
  @api isNew = false;
  /** Values that are entered already. */
  @api presets: Draft = {};
  /** Sent with what is entered, though nobody sees it: the parent of a new record. */
  @api fixed: Draft = {};
  /** The field that takes the focus. */
  @api firstField = '';
  /** Where labels stand. */
  @api variant = 'standard';

  entered: Draft = {};
  failure: Failure | undefined;
  isSaving = false;
  picklists: PicklistsByField | undefined;
  #isFocused = false;

  @wire(getPicklistValuesByRecordType, { objectApiName: '$objectApiName', recordTypeId: '$recordTypeId' })
  picklistsRead({ data }: Wired<PicklistsByField>): void {
    this.picklists = data ?? this.picklists;
  }

  get objectApiName(): string | undefined {
    return this.info?.apiName;
  }

  get recordTypeId(): string | undefined {
    return this.record?.recordTypeId ?? this.info?.defaultRecordTypeId;
  }

  get form(): Form | undefined {
    const { layout, info, record, isNew } = this;
    return info === undefined || record === undefined ? undefined : { layout, info, record, isNew };
  }

  get draft(): Draft {
    return { ...this.presets, ...this.entered };
  }

  get sections(): readonly FormSection[] {
    if (this.form === undefined) return [];
    const { draft, picklists } = this;
    return formSections(this.form, { draft, picklists, errors: this.failure?.fields ?? {} });
  }

  get messages(): readonly string[] {
    return this.failure?.messages ?? [];
  }

  get fieldsAtFault(): string {
    const names = Object.keys(this.failure?.fields ?? {});
    return names.map((name) => this.info?.fields[name]?.label ?? name).join(', ');
  }

  get inputs(): readonly (Element & FieldInput)[] {
    return [...(this.template?.querySelectorAll<Element & FieldInput>('.field') ?? [])];
  }

  override renderedCallback(): void {
    const named = this.template?.querySelector<Element & FieldInput>(`.field[data-name="${this.firstField}"]`);
    if (this.#isFocused || named === null || named === undefined) return;
    this.#isFocused = true;
    requestAnimationFrame(() => named.focusEntry());
  }

  handleField({ detail }: CustomEvent<{ readonly name: string; readonly value: unknown }>): void {
    this.entered = { ...this.entered, [detail.name]: detail.value };
    const { form, draft, picklists } = this;
    if (form !== undefined) this.entered = { ...this.entered, ...emptiedBy(form, detail.name, { draft, picklists }) };
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancelled'));
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented && !this.isNew) this.handleCancel();
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    const [first] = this.inputs.filter((input) => !input.checkValidity());
    if (first !== undefined) first.focusEntry();
    else if (!this.isSaving) this.ask();
  }

  /** Whoever listens may save something else, or nothing. */
  ask(): void {
    if (this.form === undefined) return;
    const fields = { ...filledFields(this.form, this.draft), ...this.fixed };
    const asked = new CustomEvent('submitting', { cancelable: true, detail: { fields } });
    if (this.dispatchEvent(asked)) void this.submit(fields);
  }

  /** Forgets what was entered. */
  @api reset(): void {
    this.entered = {};
    this.failure = undefined;
  }

  /** @param fields with their values: what is as it was before is not sent */
  @api async submit(fields: Draft): Promise<void> {
    if (this.form === undefined) return;
    this.isSaving = true;
    this.failure = undefined;
    try {
      const record = await saveRecord(this.form, fields);
      this.dispatchEvent(new CustomEvent('saved', { detail: record }));
    } catch (error) {
      this.failure = failureOf(error);
      this.dispatchEvent(new CustomEvent('failed', { detail: error }));
      // What is wrong is read first, wherever the form has been scrolled to.
      requestAnimationFrame(() => this.template?.querySelector<HTMLElement>('.problems')?.focus());
    } finally {
      this.isSaving = false;
    }
  }
}
