/** A layout as the User Interface API answers it: sections of rows of items. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record_layout.htm */
import { recordId } from '../../../data/record-id.ts';
import { fieldOf } from '../../../schema/schema.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { compactFields } from '../metadata/compact-layouts.ts';
import type { LayoutSection } from '../metadata/layout.ts';
import { nameFieldOf } from '../records/field-tree.ts';
import { eTagOf, type View } from '../view.ts';
import { SYSTEM_COMPACT } from './default-layouts.ts';
import { findLayout } from './find-layout.ts';
import { itemShape, type ItemShape, type LayoutPlace, type Mode } from './layout-item.ts';

export type LayoutType = 'Full' | 'Compact';
export type LayoutAsked = { readonly layoutType: LayoutType; readonly mode: Mode; readonly recordTypeId: string };

export type SectionShape = {
  readonly collapsible: boolean;
  readonly columns: number;
  readonly heading: string | null;
  readonly id: string | null;
  readonly layoutRows: readonly { readonly layoutItems: readonly ItemShape[] }[];
  readonly rows: number;
  readonly tabOrder: 'TopDown' | 'LeftRight';
  readonly useHeading: boolean;
};

/** The n-th of each column stand side by side. */
const rowsOf = (columns: readonly (readonly ItemShape[])[]): SectionShape['layoutRows'] => {
  const height = Math.max(0, ...columns.map((column) => column.length));
  return Array.from({ length: height }, (_, at) => ({ layoutItems: columns.flatMap((column) => column[at] ?? []) }));
};

const sectionShape = (section: LayoutSection, place: LayoutPlace, id: string): SectionShape | undefined => {
  const columns = section.layoutColumns.map(({ layoutItems }) =>
    layoutItems.flatMap((item) => itemShape(item, place) ?? []),
  );
  const layoutRows = rowsOf(columns);
  if (layoutRows.length === 0) return undefined;
  return {
    collapsible: true,
    columns: section.style.startsWith('Two') ? 2 : 1,
    heading: section.label,
    id,
    layoutRows,
    rows: layoutRows.length,
    tabOrder: section.style === 'TwoColumnsLeftToRight' ? 'LeftRight' : 'TopDown',
    useHeading: place.mode === 'View' ? section.detailHeading : section.editHeading,
  };
};

const fullSections = (view: View, place: LayoutPlace, asked: LayoutAsked) => {
  const { id, sections } = findLayout(view, place.object, asked.recordTypeId);
  const shapes = sections.flatMap(
    (section, at) =>
      sectionShape(section, place, recordId('01B', Number.parseInt(eTagOf(id).slice(0, 6), 16) + at)) ?? [],
  );
  return { id, sections: shapes };
};

const compactSections = (view: View, place: LayoutPlace) => {
  const { object } = place;
  const names = compactFields(view, object.name) ?? SYSTEM_COMPACT[object.name] ?? [nameFieldOf(object)?.name ?? 'Id'];
  const items = names
    .flatMap((name) => fieldOf(object, name) ?? [])
    .flatMap(({ name }) => itemShape({ field: name, behavior: 'Edit', emptySpace: false }, place) ?? [])
    .map((item) => ({ ...item, uiBehavior: null }));
  const layoutRows = items.map((item) => ({ layoutItems: [item] }));
  const section: SectionShape = {
    collapsible: false,
    columns: 1,
    heading: null,
    id: null,
    layoutRows,
    rows: layoutRows.length,
    tabOrder: 'TopDown',
    useHeading: false,
  };
  return { id: null, sections: [section] };
};

/** @throws Unsupported for a layout with elements that the sandbox does not know */
export const layoutShape = (view: View, object: ObjectSchema, asked: LayoutAsked) => {
  const { layoutType, mode, recordTypeId } = asked;
  const place = { mode, object, whole: view.wholeOrg.schema.find(object.name) ?? object };
  const found = layoutType === 'Full' ? fullSections(view, place, asked) : compactSections(view, place);
  const content = { ...found, layoutType, mode, objectApiName: object.name, recordTypeId, saveOptions: [] };
  return { ...content, eTag: eTagOf(content) };
};

export type LayoutShape = ReturnType<typeof layoutShape>;

/** Names of all fields on it. */
export const fieldsOn = ({ sections }: LayoutShape): readonly string[] =>
  sections
    .flatMap(({ layoutRows }) => layoutRows)
    .flatMap(({ layoutItems }) => layoutItems)
    .flatMap(({ layoutComponents }) => layoutComponents)
    .flatMap(({ apiName, componentType }) => (componentType === 'Field' && apiName !== null ? [apiName] : []));
