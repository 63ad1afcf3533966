/**
 * The layout that a user's profile has for records of an object and a record type: as assigned, else the object's first, else the
 * default one. https://help.salesforce.com/s/articleView?id=platform.customize_layoutassign.htm
 */
import { recordId } from '../../../data/record-id.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import {
  layoutFilesOf,
  readLayout,
  type LayoutItem,
  type LayoutMetadata,
  type LayoutSection,
} from '../metadata/layout.ts';
import type { ScreenFile } from '../metadata/screen-files.ts';
import { screenFiles } from '../metadata/screens-of.ts';
import { profileRights } from '../metadata/screen-rights.ts';
import type { View } from '../view.ts';
import { defaultSections } from './default-layouts.ts';

export type FoundLayout = {
  readonly id: string;
  readonly sections: readonly LayoutSection[];
  /** Undefined for a default layout. */
  readonly metadata: LayoutMetadata | undefined;
};

const assigned = (view: View, files: readonly ScreenFile[], recordType: string | undefined): ScreenFile | undefined => {
  const assignments = profileRights(view)?.layoutAssignments ?? [];
  const ofObject = assignments.filter(({ layout }) => files.some(({ name }) => name === layout));
  const chosen =
    ofObject.find((one) => one.recordType === recordType) ?? ofObject.find((one) => one.recordType === undefined);
  return files.find(({ name }) => name === chosen?.layout);
};

const LAYOUT_PREFIX = '00h';
/** Ids of default layouts come after those of the package. */
const FIRST_DEFAULT = 10_000;

const itemOf = (field: string): LayoutItem => ({ field, behavior: 'Edit', emptySpace: false });

const defaultLayout = (view: View, object: ObjectSchema): FoundLayout => ({
  id: recordId(LAYOUT_PREFIX, FIRST_DEFAULT + view.wholeOrg.schema.all().findIndex(({ name }) => name === object.name)),
  metadata: undefined,
  sections: defaultSections(object).map(({ label, left, right }) => ({
    label,
    customLabel: false,
    detailHeading: true,
    editHeading: true,
    style: 'TwoColumnsTopToBottom',
    layoutColumns: [{ layoutItems: left.map(itemOf) }, { layoutItems: right.map(itemOf) }],
  })),
});

/** `Shipment__c.Express`, as assignments name a record type. */
const recordTypeName = (view: View, object: ObjectSchema, id: string): string | undefined => {
  const row = view.wholeOrg.byId('RecordType', id);
  return row === undefined ? undefined : `${object.name}.${String(row.DeveloperName)}`;
};

/** @throws Unsupported for a layout with elements that the sandbox does not know */
export const findLayout = (view: View, object: ObjectSchema, recordTypeId: string): FoundLayout => {
  const files = layoutFilesOf(view, object.name);
  const file = assigned(view, files, recordTypeName(view, object, recordTypeId)) ?? files[0];
  if (file === undefined) return defaultLayout(view, object);
  const metadata = readLayout(file);
  const ordinal = screenFiles(view, 'Layout').indexOf(file) + 1;
  return { id: recordId(LAYOUT_PREFIX, ordinal), sections: metadata.layoutSections, metadata };
};
