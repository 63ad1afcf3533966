/** The fields of a layout as they are. Tells `editfield` with a field's name when somebody wants to change it. */
import { api, LightningElement } from 'lwc';
import { elementClassOf } from 'lightningPage/labelPlaces';
import { addressIn } from 'lightningPage/recordText';
import type { FieldInfo, Layout, LayoutItem, ObjectInfo, RecordShape } from 'lightningPage/uiShapes';

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

const ELEMENT = 'slds-form-element_readonly slds-hint-parent';

const EMPTY_LAYOUT: Layout = { sections: [] };

export default class DetailSections extends LightningElement {
  @api layout: Layout = EMPTY_LAYOUT;
  @api info: ObjectInfo | undefined;
  @api record: RecordShape | undefined;
  @api mayEdit = false;
  /** Where labels stand. */
  @api variant = 'label-stacked';

  get sections(): readonly Section[] {
    return this.layout.sections.map((section, at) => ({
      key: section.id ?? String(at),
      heading: section.useHeading ? (section.heading ?? '') : '',
      rows: section.layoutRows.map(({ layoutItems }, row) => ({
        key: String(row),
        items: layoutItems.map((item, column) => this.itemOf(item, column)),
      })),
    }));
  }

  itemOf(item: LayoutItem, column: number): Item {
    const { record, info } = this;
    const names = item.layoutComponents.map(({ apiName }) => apiName ?? '');
    const address = addressIn(record, names);
    const isEditable = this.mayEdit && item.editableForUpdate;
    return {
      key: `${column} ${item.label}`,
      label: item.label,
      className: `${elementClassOf(this.variant)} ${ELEMENT}${isEditable ? ' slds-form-element_edit' : ''}`,
      fields: address === undefined ? names.flatMap((name) => info?.fields[name] ?? []) : [],
      address: address ?? '',
      editField: isEditable ? names[0] : undefined,
      editLabel: `Edit ${item.label}`,
    };
  }

  handleEdit({ currentTarget }: Event): void {
    const field = currentTarget instanceof HTMLElement ? currentTarget.dataset.field : undefined;
    if (field !== undefined) this.dispatchEvent(new CustomEvent('editfield', { detail: field }));
  }
}
