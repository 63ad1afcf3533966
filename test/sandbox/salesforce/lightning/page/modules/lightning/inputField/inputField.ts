/**
 * A field of the form around it, to be filled in: as its type wants it, nothing where the person does not see it, and to be read where
 * they may not change it. https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-input-field.html
 */
import { api, LightningElement } from 'lwc';
import { partsOf } from 'lightningPage/compoundFields';
import type FieldInput from 'lightningPage/fieldInput';
import { canBeEntered } from 'lightningPage/fieldKinds';
import { isWritable, type Draft } from 'lightningPage/formDraft';
import { apiNameOf, joinForm, NO_STATE, type FormState, type Membership } from 'lightningPage/formParts';
import { entryOf, type Entry } from 'lightningPage/formSections';
import { refuseUnknown } from 'lightningPage/knownAttributes';
import { labelClassOf, variantIn } from 'lightningPage/labelPlaces';
import type { FieldInfo, RecordShape } from 'lightningPage/uiShapes';

export default class InputField extends LightningElement {
  @api disabled = false;
  @api required = false;
  @api readOnly = false;
  @api variant = 'standard';
  name: string | undefined;
  /** As whoever uses the component wants it to be. */
  given: unknown;
  entered: Draft = {};
  state: FormState = NO_STATE;
  /** What it said is not said again. */
  dismissed: FormState['failure'];
  #membership: Membership | undefined;

  @api get fieldName(): unknown {
    return this.name;
  }
  set fieldName(name: unknown) {
    this.name = apiNameOf(name);
    this.#membership?.fieldChanged();
  }

  @api get value(): unknown {
    const name = this.name ?? '';
    return this.isCompound ? this.values : (this.draft[name] ?? this.state.subject?.record.fields[name]?.value);
  }
  set value(value: unknown) {
    this.given = value;
    this.entered = {};
    this.#membership?.valueChanged();
  }

  override connectedCallback(): void {
    refuseUnknown(this.hostElement, 'lightning-input-field');
    this.#membership = joinForm(this, {
      fieldName: () => this.name,
      show: (state) => void (this.state = state),
      entered: {
        values: () => this.values,
        draft: () => this.draft,
        take: (values) => this.take(values),
        reportValidity: () => this.reportValidity(),
        clean: () => this.clean(),
      },
    });
    if (this.#membership === undefined)
      throw new Error('lightning-input-field stands in no lightning-record-edit-form.');
  }

  override disconnectedCallback(): void {
    this.#membership?.leave();
  }

  get info(): FieldInfo | undefined {
    return this.state.subject?.info.fields[this.name ?? ''];
  }

  get objectApiName(): string {
    return this.state.subject?.info.apiName ?? '';
  }

  get place(): string {
    return variantIn(this.state.density, this.variant);
  }

  get legendClass(): string {
    return labelClassOf(this.variant);
  }

  get isCompound(): boolean {
    return this.info?.compound === true;
  }

  /** Lines of an address stand side by side, parts of a name below each other. */
  get partClass(): string {
    const size = this.name === 'Name' ? 'slds-size_1-of-1' : 'slds-size_1-of-2';
    return `slds-show slds-var-m-bottom_x-small slds-col ${size} entry`;
  }

  get draft(): Draft {
    if (this.given === undefined || this.isCompound) return this.entered;
    return { [this.name ?? '']: this.given, ...this.entered };
  }

  get path(): string {
    return `${this.objectApiName}.${this.name ?? ''}`;
  }

  /** The field, or its parts, as far as the person may write them. */
  get written(): readonly FieldInfo[] {
    const { info, state } = this;
    if (info === undefined || state.subject === undefined) return [];
    const { info: object, isNew } = state.subject;
    const fields = info.compound ? partsOf(object, info) : [info];
    return isWritable(object, isNew) ? fields.filter((field) => isWritable(field, isNew)) : [];
  }

  get entries(): readonly Entry[] {
    const { subject, picklists, failure } = this.state;
    if (subject === undefined) return [];
    const draft = { ...this.state.draft, ...this.draft };
    const errors = failure === this.dismissed ? {} : (failure?.fields ?? {});
    this.refuseOdd();
    return this.written.map((info) => {
      const required = info.required || (this.required && !this.isCompound);
      return entryOf(subject, { info, label: info.label, required }, { draft, picklists, errors });
    });
  }

  refuseOdd(): void {
    const odd = this.isCompound && this.given !== undefined ? 'value of ' : '';
    if (odd !== '' || !this.written.every(canBeEntered))
      throw new Error(`The sandbox does not support ${odd}lightning-input-field for ${this.path}`);
  }

  get isRead(): boolean {
    return this.info !== undefined && (this.readOnly || this.written.length === 0);
  }

  get recordShown(): RecordShape | undefined {
    const record = this.state.subject?.record;
    const own = Object.entries(this.isCompound ? {} : this.draft);
    if (record === undefined || own.length === 0) return record;
    const fields = Object.fromEntries(own.map(([name, value]) => [name, { value, displayValue: null }]));
    return { ...record, fields: { ...record.fields, ...fields } };
  }

  /** What goes with the form. */
  get values(): Draft {
    if (this.readOnly) return this.written.length === 0 ? {} : this.draft;
    return Object.fromEntries(this.entries.map(({ name, value }) => [name, value ?? null]));
  }

  get inputs(): readonly (Element & FieldInput)[] {
    return [...(this.template?.querySelectorAll<Element & FieldInput>('.entry') ?? [])];
  }

  @api reportValidity(): boolean {
    const faults = this.inputs.filter((input) => !input.checkValidity());
    faults[0]?.focusEntry();
    return faults.length === 0;
  }

  /** Shows again what it showed at first. */
  @api reset(): void {
    this.entered = {};
    this.dismissed = this.state.failure;
    this.#membership?.valueChanged();
  }

  take(values: Draft): void {
    const name = this.name ?? '';
    if (name in values) this.entered = { ...this.entered, [name]: values[name] };
  }

  clean(): void {
    this.given = undefined;
    this.entered = {};
  }

  handleField({ detail: { name, value } }: CustomEvent<{ readonly name: string; readonly value: unknown }>): void {
    this.entered = { ...this.entered, [name]: value };
    this.#membership?.valueChanged(name);
    this.dispatchEvent(new CustomEvent('change', { detail: this.changeDetail(value) }));
  }

  changeDetail(value: unknown): object {
    if (this.isCompound) return { value: this.values };
    if (this.info?.dataType === 'Boolean') return { value, checked: value };
    if (this.info?.reference === true) return { value: value === null ? [] : [value] };
    return { value: value ?? '' };
  }

  /** What is told is the field's change, and not that of what it is drawn with. */
  handleInner(event: Event): void {
    event.stopPropagation();
  }
}
