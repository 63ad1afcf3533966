/** A field to be filled in, with what the org said against it. Tells `fieldchange` with name and value. */
import { api, LightningElement } from 'lwc';
import { enteringOf, isNumber, stepOf } from 'lightningPage/fieldKinds';
import type { FieldInfo } from 'lightningPage/uiShapes';

type Choice = { readonly label: string; readonly value: string };

type Validated = Element & { setCustomValidity(message: string): void; reportValidity(): boolean };

const isValidated = (element: Element | null): element is Validated =>
  element !== null && 'setCustomValidity' in element && 'reportValidity' in element;

const NONE: Choice = { label: '--None--', value: '' };

export default class FieldInput extends LightningElement {
  @api info: FieldInfo | undefined;
  @api objectApiName = '';
  @api label = '';
  @api required = false;
  @api disabled = false;
  /** Where the label stands, as base components say it: `standard`, `label-hidden`, `label-inline`, `label-stacked`. */
  @api variant = 'standard';
  @api value: unknown;
  @api displayValue = '';
  @api options: readonly Choice[] = [];
  problem = '';

  /** What the org says against it; empty when there is nothing. */
  @api get error(): string {
    return this.problem;
  }
  set error(problem: string) {
    if (problem === this.problem) return;
    this.problem = problem;
    // The entry takes it once it is drawn.
    queueMicrotask(() => this.showProblem());
  }

  get dataType(): string {
    return this.info?.dataType ?? 'String';
  }
  get kind(): string {
    return enteringOf(this.dataType).kind;
  }
  get type(): string {
    return enteringOf(this.dataType).type;
  }
  get isLookup(): boolean {
    return this.kind === 'lookup';
  }
  get isCheckbox(): boolean {
    return this.kind === 'checkbox';
  }
  get isPicklist(): boolean {
    return this.kind === 'picklist';
  }
  get isMultiPicklist(): boolean {
    return this.kind === 'multipicklist';
  }
  get isTextArea(): boolean {
    return this.kind === 'textarea';
  }
  get isNumber(): boolean {
    return isNumber(this.dataType);
  }
  get step(): string {
    return stepOf(this.info?.scale ?? 0);
  }
  get help(): string {
    return this.info?.inlineHelpText ?? '';
  }
  get maxLength(): number | undefined {
    const length = this.info?.length ?? 0;
    return length > 0 ? length : undefined;
  }

  get text(): string {
    return typeof this.value === 'string' || typeof this.value === 'number' ? String(this.value) : '';
  }

  get several(): readonly string[] {
    return this.text.split(';').filter((one) => one !== '');
  }

  get choices(): readonly Choice[] {
    return this.required ? this.options : [NONE, ...this.options];
  }

  showProblem(): void {
    const entry = this.template?.querySelector('.entry') ?? null;
    if (!isValidated(entry)) return;
    entry.setCustomValidity(this.problem);
    entry.reportValidity();
  }

  /** Whether what was entered can be sent; says what is missing. */
  @api checkValidity(): boolean {
    const entry = this.template?.querySelector('.entry') ?? null;
    if (!isValidated(entry)) return true;
    entry.setCustomValidity('');
    return entry.reportValidity();
  }

  @api focusEntry(): void {
    const entry = this.template?.querySelector('.entry') ?? null;
    if (entry instanceof HTMLElement) entry.focus();
  }

  say(value: unknown): void {
    this.dispatchEvent(new CustomEvent('fieldchange', { detail: { name: this.info?.apiName ?? '', value } }));
  }

  handleChange({ detail }: CustomEvent<{ readonly value: string | null }>): void {
    const { value } = detail;
    if (value === null || value === '') this.say(null);
    else this.say(this.isNumber ? Number(value) : value);
  }

  handleCheck({ detail }: CustomEvent<{ readonly checked: boolean }>): void {
    this.say(detail.checked);
  }

  handleSeveral({ detail }: CustomEvent<{ readonly value: readonly string[] }>): void {
    this.say(detail.value.length === 0 ? null : detail.value.join(';'));
  }

  handleLookup({ detail }: CustomEvent<string | null>): void {
    this.say(detail);
  }
}
