/**
 * Records with all that a page needs to draw them: layouts, objects, states of sections.
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_ui.htm
 */
import type { Handler } from '../../../rest/rest-request.ts';
import { objectInfo } from '../object-info/object-info.ts';
import { MASTER_RECORD_TYPE } from '../object-info/record-types.ts';
import { readOne } from '../records/get-record.ts';
import { recordAt } from '../records/record-at.ts';
import type { RecordShape } from '../records/record-shape.ts';
import { eTagOf, listIn, listOf, objectNamed, viewOf, type View } from '../view.ts';
import { readLayoutTypes, readModes } from './layout-fields.ts';
import { layoutShape, type LayoutShape } from './layout-shape.ts';

/** Nobody has collapsed anything. */
const stateOf = ({ id, sections }: LayoutShape) => {
  const states = sections.flatMap((section) => (section.id === null ? [] : [section.id]));
  return { id, sectionUserStates: Object.fromEntries(states.map((one) => [one, { collapsed: false, id: one }])) };
};

export const layoutUserStates = (layouts: readonly LayoutShape[]): Readonly<Record<string, object>> =>
  Object.fromEntries(layouts.flatMap((layout) => (layout.id === null ? [] : [[layout.id, stateOf(layout)] as const])));

type ByMode = Record<string, LayoutShape>;
type ByObject = Record<string, Record<string, Record<string, ByMode>>>;

/** By object, record type, type and mode. */
const nested = (layouts: readonly LayoutShape[]): ByObject => {
  const all: ByObject = {};
  for (const layout of layouts) {
    const ofObject = (all[layout.objectApiName] ??= {});
    const ofType = (ofObject[layout.recordTypeId] ??= {});
    const byMode = (ofType[layout.layoutType] ??= {});
    byMode[layout.mode] = layout;
  }
  return all;
};

/** The objects of the records and of what they lead to. */
const objectsIn = (view: View, records: readonly RecordShape[]): readonly string[] => [
  ...new Set(
    records.flatMap(({ apiName }) => {
      const references = [...objectNamed(view, apiName).fields.values()].filter(({ type }) => type === 'reference');
      return [apiName, ...references.flatMap(({ referenceTo }) => referenceTo)];
    }),
  ),
];

const infosOf = (view: View, records: readonly RecordShape[]) => {
  const shown = objectsIn(view, records).filter((name) => {
    const object = view.org.schema.find(name);
    return object !== undefined && (object.kind === 'standard' || object.kind === 'custom');
  });
  return Object.fromEntries(shown.map((name) => [name, objectInfo(view, name)]));
};

type Asked = { readonly layoutTypes: readonly string[]; readonly modes: readonly string[] };

const layoutsOf = (view: View, ids: readonly string[], { layoutTypes, modes }: Asked): readonly LayoutShape[] =>
  ids.flatMap((id) => {
    const { object, row } = recordAt(view, id);
    const recordTypeId = String(row.RecordTypeId ?? MASTER_RECORD_TYPE);
    return readLayoutTypes(layoutTypes).flatMap((layoutType) =>
      readModes(modes).map((mode) => layoutShape(view, object, { layoutType, mode, recordTypeId })),
    );
  });

export const getRecordUi: Handler = (context, { query, version }, { ids = '' }) => {
  const view = viewOf(context, version);
  const wanted = listOf(ids);
  const layoutTypes = listIn(query, 'layoutTypes');
  const asked = {
    layoutTypes: layoutTypes.length === 0 ? ['Full'] : layoutTypes,
    modes: listIn(query, 'modes'),
    fields: [],
    optionalFields: listIn(query, 'optionalFields'),
  };
  const records = wanted.map((id) => readOne(view, id, asked));
  const layouts = layoutsOf(view, wanted, asked);
  const content = {
    layoutUserStates: layoutUserStates(layouts),
    layouts: nested(layouts),
    objectInfos: infosOf(view, records),
    records: Object.fromEntries(records.map((record) => [record.id, record])),
  };
  return { status: 200, body: { ...content, eTag: eTagOf(content) } };
};
