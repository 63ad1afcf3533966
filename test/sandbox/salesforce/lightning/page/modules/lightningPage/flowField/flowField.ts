/** A field of a flow's screen. Tells `flowvalue` with name and value; a component's outputs are its value. */
import { api, LightningElement } from 'lwc';
import type { FlowChoice, FlowField as Field } from 'lightningPage/flowCalls';

const INPUT_TYPES: Readonly<Record<string, string>> = {
  text: 'text',
  password: 'password',
  number: 'number',
  currency: 'number',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  // What the platform's own components ask for.
  'flowruntime:email': 'email',
  'flowruntime:phone': 'tel',
  'flowruntime:url': 'url',
  'flowruntime:toggle': 'toggle',
};

/** Fields of records, by the type that they have in the schema. */
const RECORD_KINDS: Readonly<Record<string, string>> = {
  boolean: 'checkbox',
  picklist: 'picklist',
  multipicklist: 'multiselect',
  textarea: 'textarea',
  double: 'number',
  int: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'datetime',
  string: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
};

const NUMBERS: ReadonlySet<string> = new Set(['number', 'currency']);

const ATTRIBUTE_CHANGE = '_attributechange';

type Change = { readonly attributeName: string; readonly newValue: unknown };

const isChange = (detail: unknown): detail is Change =>
  typeof detail === 'object' && detail !== null && 'attributeName' in detail && 'newValue' in detail;

export default class FlowField extends LightningElement {
  @api field: Field | undefined;
  entered: unknown;
  outputs: Readonly<Record<string, unknown>> = {};

  get kind(): string {
    const { kind = '', fieldType = '', component = '' } = this.field ?? {};
    // The platform's own components for single values are entered as such.
    if (component in INPUT_TYPES) return component;
    return kind === 'record-field' ? (RECORD_KINDS[fieldType] ?? 'text') : kind;
  }
  /** The platform's own components have their labels among their inputs. */
  get label(): string {
    const { label = '', inputs = {} } = this.field ?? {};
    return typeof inputs.label === 'string' ? inputs.label : label;
  }
  get isDisplay(): boolean {
    return this.kind === 'display';
  }
  get isGroup(): boolean {
    return this.kind === 'section' || this.kind === 'column';
  }
  get inner(): readonly Field[] {
    return this.field?.fields ?? [];
  }
  get isComponent(): boolean {
    return this.kind === 'component';
  }
  get isPicklist(): boolean {
    return this.kind === 'picklist';
  }
  get isRadio(): boolean {
    return this.kind === 'radio';
  }
  get isSeveral(): boolean {
    return this.kind === 'multiselect' || this.kind === 'checkboxes';
  }
  get isTextArea(): boolean {
    return this.kind === 'textarea';
  }
  get isCheckbox(): boolean {
    return this.kind === 'checkbox';
  }
  get inputType(): string | undefined {
    return INPUT_TYPES[this.kind];
  }
  get step(): string {
    return NUMBERS.has(this.kind) ? 'any' : '';
  }
  get isDisabled(): boolean {
    return this.field?.disabled === true || this.field?.readOnly === true;
  }
  get errors(): readonly string[] {
    return this.field?.errors ?? [];
  }
  get properties(): Readonly<Record<string, unknown>> {
    return this.field?.inputs ?? {};
  }

  get value(): unknown {
    if (this.isValueComponent) return this.outputs.value ?? this.field?.inputs?.value;
    return this.entered === undefined ? this.field?.value : this.entered;
  }
  get isValueComponent(): boolean {
    return (this.field?.component ?? '') in INPUT_TYPES;
  }
  get text(): string {
    return typeof this.value === 'string' || typeof this.value === 'number' ? String(this.value) : '';
  }
  get isChecked(): boolean {
    return this.value === true;
  }
  get several(): readonly string[] {
    const all: readonly unknown[] = Array.isArray(this.value) ? this.value : this.text.split(';');
    return all.map(String).filter((one) => one !== '');
  }
  /** Choices are of any type; what is chosen is found by its text. */
  get options(): readonly { readonly label: string; readonly value: string }[] {
    return (this.field?.choices ?? []).map(({ label, value }) => ({ label, value: String(value) }));
  }

  override connectedCallback(): void {
    this.template?.addEventListener(ATTRIBUTE_CHANGE, this.handleAttribute);
  }

  say(value: unknown): void {
    this.entered = value;
    const detail = { name: this.field?.name ?? '', value };
    this.dispatchEvent(new CustomEvent('flowvalue', { detail, bubbles: true, composed: true }));
  }

  sayOutput(name: string, value: unknown): void {
    this.outputs = { ...this.outputs, [name]: value };
    this.say(this.outputs);
  }

  chosen(text: string): FlowChoice | undefined {
    return this.field?.choices?.find(({ value }) => String(value) === text);
  }

  typed(text: string): unknown {
    if (this.field?.choices !== undefined) return this.chosen(text)?.value ?? text;
    return NUMBERS.has(this.kind) ? Number(text) : text;
  }

  handleChange({ detail }: CustomEvent<{ readonly value: string | null }>): void {
    const { value } = detail;
    if (this.isValueComponent) this.sayOutput('value', value);
    else this.say(value === null || value === '' ? null : this.typed(value));
  }

  handleCheck({ detail }: CustomEvent<{ readonly checked: boolean }>): void {
    this.say(detail.checked);
  }

  handleSeveral({ detail }: CustomEvent<{ readonly value: readonly string[] }>): void {
    this.say(detail.value.map((one) => this.chosen(one)?.value ?? one));
  }

  handleAttribute = (event: Event): void => {
    event.stopPropagation();
    const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
    if (!isChange(detail)) return;
    this.sayOutput(detail.attributeName, detail.newValue);
  };
}
