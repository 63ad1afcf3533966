/** One place of a layout: a field, whole or in its parts, a link, or nothing. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_layout_item.htm */
import { fieldOf } from '../../../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import type { LayoutItem } from '../metadata/layout.ts';
import { isSortable } from '../object-info/field-info.ts';
import { fieldLabel } from './field-label.ts';

export type Mode = 'Create' | 'Edit' | 'View';

export type LayoutPlace = {
  readonly mode: Mode;
  /** As the caller sees it. */
  readonly object: ObjectSchema;
  /** As it is. */
  readonly whole: ObjectSchema;
};

export type ItemShape = {
  readonly editableForNew: boolean;
  readonly editableForUpdate: boolean;
  readonly label: string;
  readonly layoutComponents: readonly {
    readonly apiName: string | null;
    readonly componentType: string;
    readonly label?: string;
  }[];
  readonly lookupIdApiName: string | null;
  readonly required: boolean;
  readonly sortable: boolean;
  readonly uiBehavior: string | null;
};

const EMPTY: ItemShape = {
  editableForNew: false,
  editableForUpdate: false,
  label: '',
  layoutComponents: [{ apiName: null, componentType: 'EmptySpace' }],
  lookupIdApiName: null,
  required: false,
  sortable: false,
  uiBehavior: null,
};

const ADDRESS_PARTS = ['Street', 'City', 'State', 'PostalCode', 'Country'];
const PERSON_PARTS = ['Salutation', 'FirstName', 'LastName'];
/** Who did something is told together with when. */
const STAMPS: Readonly<Record<string, string>> = { CreatedById: 'CreatedDate', LastModifiedById: 'LastModifiedDate' };

const isPersonName = ({ name }: FieldSchema, object: ObjectSchema): boolean =>
  name === 'Name' && object.fields.has('lastname');

/** Names of the fields that make up the item. */
export const partsOf = (field: FieldSchema, { object, mode }: LayoutPlace): readonly string[] => {
  if (field.type === 'address') return ADDRESS_PARTS.map((part) => field.name.replace(/Address$/, part));
  if (isPersonName(field, object) && mode !== 'View') return PERSON_PARTS;
  const stamp = STAMPS[field.name];
  return stamp === undefined ? [field.name] : [field.name, stamp];
};

const componentsOf = (field: FieldSchema, place: LayoutPlace): readonly FieldSchema[] =>
  partsOf(field, place).flatMap((name) => fieldOf(place.object, name) ?? []);

const isWritten = (parts: readonly FieldSchema[], how: 'createable' | 'updateable'): boolean =>
  parts.some((part) => part[how]);

const isRequired = (field: FieldSchema, parts: readonly FieldSchema[]): boolean =>
  field.type !== 'boolean' && parts.some(({ required, defaultValue }) => required && defaultValue === undefined);

const fieldItem = (field: FieldSchema, place: LayoutPlace, behavior: LayoutItem['behavior']): ItemShape => {
  const parts = componentsOf(field, place);
  const isOpen = behavior !== 'Readonly';
  // A person's name is stored in its parts.
  const written = isPersonName(field, place.object)
    ? PERSON_PARTS.flatMap((name) => fieldOf(place.object, name) ?? [])
    : parts;
  const editableForNew = isOpen && isWritten(written, 'createable');
  const editableForUpdate = isOpen && isWritten(written, 'updateable');
  return {
    editableForNew,
    editableForUpdate,
    label: fieldLabel(field, place.object),
    layoutComponents: parts.map((part) => ({ apiName: part.name, componentType: 'Field', label: part.label })),
    lookupIdApiName: field.type === 'reference' ? field.name : null,
    required: (editableForNew || editableForUpdate) && (behavior === 'Required' || isRequired(field, written)),
    sortable: isSortable(field),
    uiBehavior: behavior,
  };
};

/** Nobody can fill it in, so that a page for a new record leaves it out. */
const isComputed = (field: FieldSchema, { whole }: LayoutPlace): boolean =>
  !isPersonName(field, whole) && field.type !== 'address' && fieldOf(whole, field.name)?.createable !== true;

/** The item as it is shown; undefined when the caller does not see its field. */
export const itemShape = (item: LayoutItem, place: LayoutPlace): ItemShape | undefined => {
  if (item.emptySpace) return EMPTY;
  if (item.customLink !== undefined) {
    const link = { apiName: item.customLink, componentType: 'CustomLink', label: item.customLink };
    return { ...EMPTY, label: item.customLink, layoutComponents: [link] };
  }
  const field = fieldOf(place.object, item.field ?? '');
  if (field === undefined || (place.mode === 'Create' && isComputed(field, place))) return undefined;
  return fieldItem(field, place, item.behavior);
};
