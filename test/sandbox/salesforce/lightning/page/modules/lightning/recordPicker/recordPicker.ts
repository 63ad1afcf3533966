/**
 * Any record of an object, found by what is typed.
 * https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-record-picker.html
 */
import { api, LightningElement, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { apiNameOf } from 'lightningPage/formParts';
import { refuseUnknown } from 'lightningPage/knownAttributes';
import type LookupInput from 'lightningPage/lookupInput';
import type { LookupSource } from 'lightningPage/lookups';
import { pickerSource, type DisplayInfo, type MatchingInfo, type PickerFilter } from 'lightningPage/pickerRecords';
import type { ObjectInfo } from 'lightningPage/uiShapes';

export default class RecordPicker extends LightningElement {
  @api label = '';
  @api objectApiName: unknown;
  @api placeholder = '';
  @api displayInfo: DisplayInfo | undefined;
  @api matchingInfo: MatchingInfo | undefined;
  @api filter: PickerFilter | undefined;
  @api required = false;
  @api disabled = false;
  @api variant = 'standard';
  @api fieldLevelHelp = '';
  @api messageWhenValueMissing = '';

  chosen: string | null = null;
  info: ObjectInfo | undefined;

  @api get value(): string | null {
    return this.chosen;
  }
  set value(recordId: string | null | undefined) {
    this.chosen = recordId === undefined || recordId === '' ? null : recordId;
  }

  @wire(getObjectInfo, { objectApiName: '$objectName' })
  infoRead({ data, error }: Wired<ObjectInfo>): void {
    const isFirst = this.info === undefined;
    this.info = data ?? this.info;
    if (data !== undefined && isFirst) this.dispatchEvent(new CustomEvent('ready'));
    if (error !== undefined) this.fail(error);
  }

  override connectedCallback(): void {
    refuseUnknown(this.hostElement, 'lightning-record-picker');
  }

  get objectName(): string | undefined {
    return apiNameOf(this.objectApiName);
  }

  get source(): LookupSource | undefined {
    const { info, displayInfo, matchingInfo, filter } = this;
    if (info === undefined) return undefined;
    const nameField = info.nameFields.length === 1 ? (info.nameFields[0] ?? 'Name') : 'Name';
    return pickerSource({ objectApiName: info.apiName, nameField, displayInfo, matchingInfo, filter });
  }

  get shownPlaceholder(): string {
    return this.placeholder === '' ? `Search ${this.info?.labelPlural ?? ''}…` : this.placeholder;
  }

  get missingText(): string {
    return this.messageWhenValueMissing === '' ? 'Complete this field.' : this.messageWhenValueMissing;
  }

  get entry(): (Element & LookupInput) | null | undefined {
    return this.template?.querySelector<Element & LookupInput>('.entry');
  }

  @api get validity(): { readonly valid: boolean; readonly valueMissing: boolean; readonly customError: boolean } {
    const valueMissing = this.required && this.chosen === null;
    const customError = (this.entry?.ownError ?? '') !== '' && !valueMissing;
    return { valid: !valueMissing && !customError, valueMissing, customError };
  }

  @api clearSelection(): void {
    this.chosen = null;
  }

  @api focus(): void {
    this.entry?.focus();
  }

  @api setCustomValidity(message: string): void {
    this.entry?.setCustomValidity(message);
  }

  @api checkValidity(): boolean {
    return this.validity.valid;
  }

  @api reportValidity(): boolean {
    return this.entry?.reportValidity() ?? true;
  }

  fail(error: unknown): void {
    this.dispatchEvent(new CustomEvent('error', { detail: { error } }));
  }

  handleLookup({ detail }: CustomEvent<string | null>): void {
    this.chosen = detail;
    this.dispatchEvent(new CustomEvent('change', { detail: { recordId: detail } }));
  }

  handleFailed({ detail }: CustomEvent<unknown>): void {
    this.fail(detail);
  }
}
