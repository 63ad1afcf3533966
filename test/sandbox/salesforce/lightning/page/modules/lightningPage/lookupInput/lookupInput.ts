/**
 * A look-up to be filled in: the records of a field, or those of another source. Tells `lookupchange` with the record's id, and
 * `lookupfailed` when the org does not answer.
 */
import { api, LightningElement } from 'lwc';
import { sentenceOf } from 'lightningPage/failureText';
import { elementClassOf, labelClassOf } from 'lightningPage/labelPlaces';
import { fieldSource, type Found, type LookupSource } from 'lightningPage/lookups';
import type { FieldInfo } from 'lightningPage/uiShapes';

type Result = Found & { readonly isActive: boolean; readonly className: string };

const WAIT_MILLISECONDS = 200;

const OPTION =
  'slds-media slds-media_center slds-listbox__option slds-listbox__option_entity slds-listbox__option_has-meta';

export default class LookupInput extends LightningElement {
  @api info: FieldInfo | undefined;
  @api objectApiName = '';
  @api label = '';
  @api required = false;
  @api disabled = false;
  @api variant = 'standard';
  @api help = '';
  @api placeholder = '';
  @api missingText = 'Complete this field.';
  @api error = '';
  /** In place of the field's own. */
  @api source: LookupSource | undefined;

  term = '';
  isOpen = false;
  found: readonly Found[] | undefined;
  active = -1;
  chosenName: string | undefined;
  ownError = '';
  chosen: unknown;
  shownAs = '';
  #timer = 0;

  @api get value(): unknown {
    return this.chosen;
  }
  set value(value: unknown) {
    if (value === this.chosen) return;
    this.chosen = value;
    this.chosenName = undefined;
    this.seekName();
  }

  /** How the value is called, where that is known. */
  @api get displayValue(): string {
    return this.shownAs;
  }
  set displayValue(name: string) {
    this.shownAs = name;
    this.seekName();
  }

  get isChosen(): boolean {
    return typeof this.chosen === 'string' && this.chosen !== '';
  }
  get shownName(): string {
    return this.chosenName ?? this.shownAs;
  }
  get shownError(): string {
    return this.ownError === '' ? this.error : this.ownError;
  }
  get elementClass(): string {
    return `${elementClassOf(this.variant)}${this.shownError === '' ? '' : ' slds-has-error'}`;
  }
  get labelClass(): string {
    return labelClassOf(this.variant);
  }
  get isEnabled(): boolean {
    return !this.disabled;
  }
  get comboboxClass(): string {
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${this.isOpen ? ' slds-is-open' : ''}`;
  }
  get shownPlaceholder(): string {
    if (this.placeholder !== '') return this.placeholder;
    return `Search ${this.info?.referenceToInfos[0]?.apiName.replace(/__c$/, '') ?? ''}s…`;
  }
  get isNothing(): boolean {
    return this.results.length === 0;
  }
  get nothingText(): string {
    return this.found === undefined ? 'Searching…' : 'No results.';
  }
  get results(): readonly Result[] {
    return (this.found ?? []).map((one, at) => ({
      ...one,
      isActive: at === this.active,
      className: `${OPTION}${at === this.active ? ' slds-has-focus' : ''}`,
    }));
  }

  @api setCustomValidity(message: string): void {
    this.ownError = message;
  }

  @api reportValidity(): boolean {
    if (this.ownError !== '') return false;
    if (this.required && !this.isChosen) this.ownError = this.missingText;
    return this.ownError === '';
  }

  @api focus(): void {
    this.template?.querySelector('input')?.focus();
  }

  get records(): LookupSource {
    return this.source ?? fieldSource(this.objectApiName, this.info?.apiName ?? '');
  }

  override connectedCallback(): void {
    this.seekName();
  }

  /** Whoever gives a value need not say how it is called: once all else has been said, the org is asked. */
  seekName(): void {
    queueMicrotask(() => {
      if (this.isConnected && this.isChosen && this.shownAs === '' && this.chosenName === undefined)
        void this.readName();
    });
  }

  async readName(): Promise<void> {
    const id = String(this.chosen);
    const name = await this.records.nameOf(id).catch(() => id);
    if (id === this.chosen) this.chosenName ??= name;
  }

  async search(): Promise<void> {
    const { term } = this;
    try {
      const found = await this.records.find(term);
      if (term === this.term) this.found = found;
    } catch (error) {
      this.ownError = sentenceOf(error);
      this.dispatchEvent(new CustomEvent('lookupfailed', { detail: error }));
    }
  }

  pick(one: Found | undefined): void {
    if (one === undefined) return;
    this.isOpen = false;
    this.term = '';
    this.ownError = '';
    this.chosen = one.id;
    this.chosenName = one.name;
    this.dispatchEvent(new CustomEvent('lookupchange', { detail: one.id }));
  }

  handleFocus(): void {
    this.isOpen = true;
    void this.search();
  }

  handleInput({ target }: InputEvent): void {
    this.term = target instanceof HTMLInputElement ? target.value : '';
    this.isOpen = true;
    this.active = -1;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.search(), WAIT_MILLISECONDS);
  }

  handleKey(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const count = this.results.length;
    if (step !== undefined && count > 0) this.active = (this.active + step + count) % count;
    else if (event.key === 'Enter' && this.isOpen) this.pick(this.results[this.active]);
    else if (event.key === 'Escape' && this.isOpen) this.isOpen = false;
    else return;
    event.preventDefault();
  }

  handlePick(event: Event): void {
    // Before the input loses the focus, and with it the list.
    event.preventDefault();
    const { currentTarget } = event;
    const id = currentTarget instanceof HTMLElement ? currentTarget.dataset.id : undefined;
    this.pick(this.results.find((one) => one.id === id));
  }

  handleBlur(): void {
    this.isOpen = false;
  }

  handleClear(): void {
    this.chosen = null;
    this.chosenName = undefined;
    this.dispatchEvent(new CustomEvent('lookupchange', { detail: null }));
  }
}
