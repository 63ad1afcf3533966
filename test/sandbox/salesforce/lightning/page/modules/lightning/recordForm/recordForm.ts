/**
 * A record by chosen fields or by a layout: to be entered, to be read, or to be read and edited in place.
 * https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-record-form.html
 */
import { api } from 'lwc';
import { itemFor, itemsIn, layoutOfRows } from 'lightningPage/builtLayout';
import type { Draft } from 'lightningPage/formDraft';
import { apiNameOf } from 'lightningPage/formParts';
import { refuseUnknown } from 'lightningPage/knownAttributes';
import { variantIn } from 'lightningPage/labelPlaces';
import type RecordFormElement from 'lightningPage/recordForm';
import RecordFormFrame, { errorDetail } from 'lightningPage/recordFormFrame';
import { layoutsIn } from 'lightningPage/recordView';
import type { Layout, LayoutItem, RecordShape } from 'lightningPage/uiShapes';

const LAYOUT_TYPES: Readonly<Record<string, string>> = { full: 'Full', compact: 'Compact' };

export default class RecordForm extends RecordFormFrame {
  /** `edit`, `view` or `readonly`; without it an old record is viewed and a new one edited. */
  @api mode: string | undefined;
  @api columns: number | string = 1;
  override mayCreate = true;
  override modes: readonly string[] = ['View', 'Edit'];
  chosen: readonly unknown[] = [];
  type: string | undefined;
  isOpen = false;
  firstField = '';

  @api get recordTypeId(): string | null | undefined {
    return this.typeAsked;
  }
  set recordTypeId(id: string | null | undefined) {
    this.typeAsked = id ?? null;
  }

  @api get fields(): readonly unknown[] {
    return this.chosen;
  }
  set fields(fields: readonly unknown[] | undefined) {
    this.chosen = fields ?? [];
    this.names = this.chosen.flatMap((field) => apiNameOf(field) ?? []);
  }

  /** `Full` or `Compact`; a new record is always entered by its full layout. */
  @api get layoutType(): string | undefined {
    return this.type;
  }
  set layoutType(type: string | undefined) {
    this.type = type;
    if (type !== undefined) this.layoutTypes = [layoutTypeOf(type)];
  }

  override connectedCallback(): void {
    refuseUnknown(this.hostElement, 'lightning-record-form');
    if (this.names === undefined) this.names = [];
  }

  /** What stands in the form itself has no part in it. */
  override readParts(): void {
    this.showParts();
  }

  get isEditing(): boolean {
    if (this.isNew || this.isOpen) return true;
    return this.mode === 'edit';
  }

  get mayEdit(): boolean {
    return this.mode !== 'readonly' && this.info?.updateable === true;
  }

  get place(): string {
    return variantIn(this.density, 'standard');
  }

  get messages(): readonly string[] | undefined {
    return this.failure?.messages;
  }

  get layout(): Layout | undefined {
    if (this.info === undefined || this.record === undefined) return undefined;
    return layoutOfRows([...this.itemsOfLayout, ...this.itemsOfFields], Math.max(1, Number(this.columns)));
  }

  get stored(): Layout | undefined {
    if (this.isNew) return this.defaults?.layout;
    const byType = layoutsIn(this.recordUi, this.record?.apiName ?? '');
    return byType[layoutTypeOf(this.type ?? 'Full')]?.[this.isEditing ? 'Edit' : 'View'];
  }

  get itemsOfLayout(): readonly LayoutItem[] {
    return this.type === undefined || this.stored === undefined ? [] : itemsIn(this.stored);
  }

  get itemsOfFields(): readonly LayoutItem[] {
    const { info } = this;
    if (info === undefined) return [];
    const items = (this.names ?? []).map((name) => itemFor(info, info.fields[name]));
    return items.filter(({ label }) => label !== '');
  }

  get form(): (Element & RecordFormElement) | null | undefined {
    return this.template?.querySelector<Element & RecordFormElement>('lightningpage-record-form');
  }

  /** @param fields by their names */
  @api submit(fields: Draft): void {
    void this.form?.submit(fields);
  }

  handleEdit({ detail: field }: CustomEvent<string>): void {
    this.firstField = field;
    this.isOpen = true;
  }

  handleSubmitting(event: CustomEvent<{ readonly fields: Draft }>): void {
    const asked = new CustomEvent('submit', { cancelable: true, detail: event.detail });
    if (!this.dispatchEvent(asked)) event.preventDefault();
  }

  handleSaved({ detail: record }: CustomEvent<RecordShape>): void {
    this.isOpen = false;
    this.dispatchEvent(new CustomEvent('success', { detail: record }));
  }

  handleFailed({ detail }: CustomEvent<unknown>): void {
    this.dispatchEvent(new CustomEvent('error', { detail: errorDetail(detail) }));
  }

  handleCancelled(): void {
    this.isOpen = false;
    this.form?.reset();
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}

const layoutTypeOf = (type: string): string => {
  const known = LAYOUT_TYPES[type.toLowerCase()];
  if (known === undefined) throw new Error(`The sandbox does not support layout-type ${type} of lightning-record-form`);
  return known;
};
