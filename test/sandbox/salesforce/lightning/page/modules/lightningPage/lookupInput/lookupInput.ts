/** A look-up to be filled in: records whose names begin with what has been typed. Tells `lookupchange` with the record's id. */
import { api, LightningElement } from 'lwc';
import { sentenceOf } from 'lightningPage/failureText';
import { findRecords, type Found } from 'lightningPage/lookups';
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
  @api value: unknown;
  @api displayValue = '';
  @api error = '';

  term = '';
  isOpen = false;
  found: readonly Found[] | undefined;
  active = -1;
  chosenName: string | undefined;
  ownError = '';
  #timer = 0;

  get isChosen(): boolean {
    return typeof this.value === 'string' && this.value !== '';
  }
  get shownName(): string {
    return this.chosenName ?? (this.displayValue === '' ? String(this.value) : this.displayValue);
  }
  get shownError(): string {
    return this.ownError === '' ? this.error : this.ownError;
  }
  get elementClass(): string {
    return `slds-form-element${this.shownError === '' ? '' : ' slds-has-error'}`;
  }
  get comboboxClass(): string {
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${this.isOpen ? ' slds-is-open' : ''}`;
  }
  get placeholder(): string {
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
    if (this.required && !this.isChosen) this.ownError = 'Complete this field.';
    return this.ownError === '';
  }

  @api focus(): void {
    this.template?.querySelector('input')?.focus();
  }

  async search(): Promise<void> {
    const { term } = this;
    try {
      const found = await findRecords(this.objectApiName, this.info?.apiName ?? '', term);
      if (term === this.term) this.found = found;
    } catch (error) {
      this.ownError = sentenceOf(error);
    }
  }

  pick(one: Found | undefined): void {
    if (one === undefined) return;
    this.isOpen = false;
    this.term = '';
    this.ownError = '';
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
    this.chosenName = undefined;
    this.dispatchEvent(new CustomEvent('lookupchange', { detail: null }));
  }
}
