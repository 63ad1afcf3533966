/** Layouts that nobody has stored: of quick actions, of chosen fields. */
import { partsOf } from 'lightningPage/compoundFields';
import type { FieldInfo, Layout, LayoutItem, ObjectInfo } from 'lightningPage/uiShapes';

const withRows = (layoutRows: Layout['sections'][number]['layoutRows'], columns: number): Layout => ({
  sections: [{ id: null, heading: null, useHeading: false, columns, layoutRows }],
});

/** Items column by column. */
export const layoutOfColumns = (columns: readonly (readonly LayoutItem[])[]): Layout => {
  const height = Math.max(0, ...columns.map((column) => column.length));
  const rows = Array.from({ length: height }, (_, at) => ({
    layoutItems: columns.flatMap((column) => column[at] ?? []),
  }));
  return withRows(rows, Math.min(2, columns.length));
};

const NOWHERE: LayoutItem = {
  label: '',
  required: false,
  editableForNew: false,
  editableForUpdate: false,
  lookupIdApiName: null,
  layoutComponents: [],
};

/** Items from left to right, row by row; the last row is as wide as the others. */
export const layoutOfRows = (items: readonly LayoutItem[], columns: number): Layout => {
  const rows = Array.from({ length: Math.ceil(items.length / columns) }, (_, row) => ({
    layoutItems: Array.from({ length: columns }, (_place, column) => items[row * columns + column] ?? NOWHERE),
  }));
  return withRows(rows, columns);
};

export const itemsIn = ({ sections }: Layout): readonly LayoutItem[] =>
  sections
    .flatMap(({ layoutRows }) => layoutRows)
    .flatMap(({ layoutItems }) => layoutItems)
    .filter(({ label }) => label !== '');

/** A field as an item; an empty place where the person does not see it. */
export const itemFor = (info: ObjectInfo, field: FieldInfo | undefined): LayoutItem => {
  if (field === undefined) return NOWHERE;
  const parts = partsOf(info, field);
  const written = parts.length === 0 ? [field] : parts;
  return {
    label: field.label,
    required: written.some(({ required }) => required),
    editableForNew: written.some(({ createable }) => createable),
    editableForUpdate: written.some(({ updateable }) => updateable),
    lookupIdApiName: field.reference ? field.apiName : null,
    layoutComponents: written.map(({ apiName }) => ({ apiName, componentType: 'Field' })),
  };
};
