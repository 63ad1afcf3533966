/** A record's details, as its layout says, and the same to be edited in place. */
import { api, LightningElement, wire } from 'lwc';
import { getRecordUi } from 'lightning/uiRecordApi';
import { announce } from 'lightningPage/announce';
import { sentenceOf } from 'lightningPage/failureText';
import { getRecordActions } from 'lightningPage/reads';
import { addressIn, nameOf } from 'lightningPage/recordText';
import { LAYOUT_TYPES, MODES, recordViewOf, type RecordView } from 'lightningPage/recordView';
import type { FieldInfo, LayoutItem, RecordActions, RecordUi } from 'lightningPage/uiShapes';

type Item = {
  readonly key: string;
  readonly label: string;
  readonly className: string;
  readonly fields: readonly FieldInfo[];
  /** The lines of an envelope; empty where there is no address. */
  readonly address: string;
  /** The field that takes the focus; undefined where nothing can be edited. */
  readonly editField: string | undefined;
  readonly editLabel: string;
};

type Section = {
  readonly key: string;
  readonly heading: string;
  readonly rows: readonly { readonly key: string; readonly items: readonly Item[] }[];
};

const ELEMENT = 'slds-form-element slds-form-element_readonly slds-form-element_stacked slds-hint-parent';

export default class RecordDetail extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;

  recordUi: RecordUi | undefined;
  error: unknown;
  isEditing = false;
  firstField = '';
  mayEdit = false;
  readonly layoutTypes = LAYOUT_TYPES;
  readonly modes = MODES;

  @wire(getRecordUi, { recordIds: '$recordId', layoutTypes: '$layoutTypes', modes: '$modes' })
  recordRead({ data, error }: Wired<RecordUi>): void {
    this.recordUi = data ?? this.recordUi;
    this.error = error;
  }

  @wire(getRecordActions, { recordId: '$recordId' })
  actionsRead({ data }: Wired<RecordActions>): void {
    const all = Object.values(data?.actions ?? {}).flatMap((one) => one?.actions ?? []);
    this.mayEdit = all.some(({ apiName }) => apiName === 'Edit');
  }

  get errorText(): string {
    return sentenceOf(this.error);
  }

  get view(): RecordView | undefined {
    return recordViewOf(this.recordUi);
  }

  get sections(): readonly Section[] {
    return (this.view?.viewLayout.sections ?? []).map((section, at) => ({
      key: section.id ?? String(at),
      heading: section.useHeading ? (section.heading ?? '') : '',
      rows: section.layoutRows.map(({ layoutItems }, row) => ({
        key: String(row),
        items: layoutItems.map((item, column) => this.itemOf(item, column)),
      })),
    }));
  }

  itemOf(item: LayoutItem, column: number): Item {
    const { record, info } = this.view ?? {};
    const names = item.layoutComponents.map(({ apiName }) => apiName ?? '');
    const address = addressIn(record, names);
    const isEditable = this.mayEdit && item.editableForUpdate;
    return {
      key: `${column} ${item.label}`,
      label: item.label,
      className: isEditable ? `${ELEMENT} slds-form-element_edit` : ELEMENT,
      fields: address === undefined ? names.flatMap((name) => info?.fields[name] ?? []) : [],
      address: address ?? '',
      editField: isEditable ? names[0] : undefined,
      editLabel: `Edit ${item.label}`,
    };
  }

  handleEdit({ currentTarget }: Event): void {
    const field = currentTarget instanceof HTMLElement ? currentTarget.dataset.field : undefined;
    if (field === undefined) return;
    this.firstField = field;
    this.isEditing = true;
  }

  handleCancelled(): void {
    this.isEditing = false;
  }

  handleSaved(): void {
    this.isEditing = false;
    const { record, info } = this.view ?? {};
    announce({ title: `${info?.label ?? ''} “${nameOf(record, info)}” was saved.`, variant: 'success' });
  }
}
