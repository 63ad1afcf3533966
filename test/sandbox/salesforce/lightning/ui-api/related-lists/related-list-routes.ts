/** Resources of related lists. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_related_list_records.htm */
import type { Handler, Parameters, RestRequest } from '../../../rest/rest-request.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { recordTypeFor } from '../layouts/layout-fields.ts';
import { columnsOf } from '../list-views/columns.ts';
import { listPage, pageAskedIn, type List } from '../list-views/list-page.ts';
import { orderedBy, preferencesOf } from '../list-views/list-info.ts';
import { MASTER_RECORD_TYPE } from '../object-info/record-types.ts';
import { themeOf } from '../object-info/theme.ts';
import { batchAnswer } from '../records/get-record.ts';
import { countRecords, quoted } from '../records/read-records.ts';
import { recordAt } from '../records/record-at.ts';
import { eTagOf, listOf, objectNamed, uiUrl, viewOf, type View } from '../view.ts';
import { relatedListNamed, relatedListsOf, type RelatedList } from './find-related-lists.ts';

const summary = (view: View, parent: ObjectSchema, list: RelatedList) => ({
  entityLabel: list.child.label,
  entityLabelPlural: list.child.labelPlural,
  fieldApiName: list.field,
  keyPrefix: list.child.keyPrefix,
  label: list.label,
  objectApiName: list.child.name,
  relatedListId: list.id,
  relatedListInfoUrl: uiUrl(view.version, `related-list-info/${parent.name}/${list.id}`),
  themeInfo: themeOf(view, list.child),
});

export const getRelatedLists: Handler = (context, { query, version }, { object = '' }) => {
  const view = viewOf(context, version);
  const parent = objectNamed(view, object);
  const recordTypeId = recordTypeFor(view, parent, query.get('recordTypeId'));
  const content = {
    parentObjectApiName: parent.name,
    parentRecordTypeId: recordTypeId,
    relatedLists: relatedListsOf(view, parent, recordTypeId).map((list) => summary(view, parent, list)),
  };
  return { status: 200, body: { ...content, eTag: eTagOf(content) } };
};

type Context = {
  readonly recordId: string | null;
  readonly parent: ObjectSchema;
  readonly recordTypeId: string | null;
};

const referenceTo = ({ recordId, parent, recordTypeId }: Context, { id }: RelatedList) => ({
  inContextOfRecordId: recordId,
  parentObjectApiName: parent.name,
  recordTypeId,
  relatedListId: id,
  type: 'relatedList',
});

const infoOf = (view: View, place: Context, list: RelatedList) => {
  const columns = columnsOf(view.org.schema, list.child, list.paths);
  const content = {
    cloneable: false,
    createable: list.child.createable,
    deletable: false,
    displayColumns: columns,
    fieldApiName: list.field,
    fields: columns.map(({ fieldApiName }) => `${list.child.name}.${fieldApiName}`),
    filterLogicString: null,
    filteredByInfo: [],
    label: list.label,
    listReference: referenceTo(place, list),
    objectApiNames: [list.child.name],
    objectApiName: list.child.name,
    optionalFields: [],
    orderedByInfo: orderedBy(view, list.child, list.sortBy),
    parentFieldApiName: list.field,
    updateable: false,
    userPreferences: preferencesOf(columns),
    visibility: 'Public',
    visibilityEditable: false,
  };
  return { ...content, eTag: eTagOf(content) };
};

export const getRelatedListInfo: Handler = (context, { query, version }, { object = '', relatedList = '' }) => {
  const view = viewOf(context, version);
  const parent = objectNamed(view, object);
  const recordTypeId = recordTypeFor(view, parent, query.get('recordTypeId'));
  const list = relatedListNamed(view, parent, { id: relatedList, recordTypeId });
  return { status: 200, body: infoOf(view, { recordId: null, parent, recordTypeId }, list) };
};

export const getRelatedListInfos: Handler = (context, { query, version }, { object = '', relatedLists = '' }) => {
  const view = viewOf(context, version);
  const parent = objectNamed(view, object);
  const recordTypeId = recordTypeFor(view, parent, query.get('recordTypeId'));
  return batchAnswer(listOf(relatedLists), (id) =>
    infoOf(view, { recordId: null, parent, recordTypeId }, relatedListNamed(view, parent, { id, recordTypeId })),
  );
};

type Found = { readonly place: Context; readonly list: RelatedList; readonly where: string };

const foundAt = (view: View, recordId: string, relatedList: string): Found => {
  const { object: parent, row } = recordAt(view, recordId);
  const recordTypeId = String(row.RecordTypeId ?? MASTER_RECORD_TYPE);
  const list = relatedListNamed(view, parent, { id: relatedList, recordTypeId });
  return { place: { recordId: row.Id, parent, recordTypeId: null }, list, where: `${list.field} = ${quoted(row.Id)}` };
};

const pageOf = (view: View, { place, list, where }: Found, request: RestRequest) => {
  const url = uiUrl(view.version, `related-list-records/${String(place.recordId)}/${list.id}`);
  const columns = columnsOf(view.org.schema, list.child, list.paths);
  const asList: List = { object: list.child, columns, where, sortBy: list.sortBy };
  return {
    ...listPage(view, asList, { asked: pageAskedIn(request), url }),
    listInfoETag: infoOf(view, place, list).eTag,
    listReference: referenceTo(place, list),
  };
};

const recordsAt = (view: View, { id = '', relatedList = '' }: Parameters, request: RestRequest) =>
  pageOf(view, foundAt(view, id, relatedList), request);

/** GET, and POST with the same in its body. */
export const getRelatedListRecords: Handler = (context, request, parameters) => ({
  status: 200,
  body: recordsAt(viewOf(context, request.version), parameters, request),
});

export const getRelatedListsRecords: Handler = (context, request, { id = '', relatedLists = '' }) => {
  const view = viewOf(context, request.version);
  return batchAnswer(listOf(relatedLists), (relatedList) => recordsAt(view, { id, relatedList }, request));
};

const MOST_COUNTED = 49;

const countAt = (view: View, { id = '', relatedList = '' }: Parameters, { query }: RestRequest) => {
  const { place, list, where } = foundAt(view, id, relatedList);
  const most = Number(query.get('maxCount') ?? MOST_COUNTED);
  const count = countRecords(view, list.child, where);
  return { count: Math.min(count, most), hasMore: count > most, listReference: referenceTo(place, list) };
};

export const getRelatedListCount: Handler = (context, request, parameters) => ({
  status: 200,
  body: countAt(viewOf(context, request.version), parameters, request),
});

export const getRelatedListCounts: Handler = (context, request, { id = '', relatedLists = '' }) => {
  const view = viewOf(context, request.version);
  return batchAnswer(listOf(relatedLists), (relatedList) => countAt(view, { id, relatedList }, request));
};
