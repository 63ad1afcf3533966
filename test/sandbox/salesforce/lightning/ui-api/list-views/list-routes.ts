/** Resources of list views. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_list_views_records_md.htm */
import type { Handler, Parameters, RestRequest } from '../../../rest/rest-request.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { batchAnswer } from '../records/get-record.ts';
import { eTagOf, listIn, objectNamed, uiUrl, viewOf, type View } from '../view.ts';
import { listViewNamed, listViewsOf, listViewWithId, RECENT, type ListView } from './find-list-views.ts';
import { listInfo, listOfView, referenceTo } from './list-info.ts';
import { listPage, pageAskedIn } from './list-page.ts';

type Found = { readonly object: ObjectSchema; readonly listView: ListView };

const foundAt = (view: View, { object = '', listView = '' }: Parameters): Found =>
  listView === '' ? listViewWithId(view, object) : listViewNamed(view, object, listView);

const pageOf = (view: View, { object, listView }: Found, request: RestRequest) => {
  const url = uiUrl(view.version, `list-records/${object.name}/${listView.apiName}`);
  const page = listPage(view, listOfView(view, object, listView), { asked: pageAskedIn(request), url });
  return {
    ...page,
    listInfoETag: listInfo(view, object, listView).eTag,
    listReference: referenceTo(object, listView),
  };
};

export const getListInfo: Handler = (context, { version }, parameters) => {
  const view = viewOf(context, version);
  const { object, listView } = foundAt(view, parameters);
  return { status: 200, body: listInfo(view, object, listView) };
};

/** `ids` of list views, or `names` such as `Account.AllAccounts`. */
export const getListInfos: Handler = (context, { query, version }) => {
  const view = viewOf(context, version);
  return batchAnswer([...listIn(query, 'ids'), ...listIn(query, 'names')], (wanted) => {
    const [object = '', listView = ''] = wanted.split('.');
    const found = foundAt(view, { object, listView });
    return listInfo(view, found.object, found.listView);
  });
};

export const getListRecords: Handler = (context, request, parameters) => {
  const view = viewOf(context, request.version);
  return { status: 200, body: pageOf(view, foundAt(view, parameters), request) };
};

const uiOf = (view: View, found: Found, request: RestRequest) => {
  const info = listInfo(view, found.object, found.listView);
  const content = { info, records: pageOf(view, found, request) };
  return { status: 200, body: { ...content, eTag: eTagOf(content) } };
};

/** Records and what is to be known of the list, in one answer. */
export const getListUi: Handler = (context, request, parameters) => {
  const view = viewOf(context, request.version);
  return uiOf(view, foundAt(view, parameters), request);
};

export const getRecentUi: Handler = (context, request, { object = '' }) => {
  const view = viewOf(context, request.version);
  return uiOf(view, listViewNamed(view, object, RECENT), request);
};

const MOST_LISTS = 2000;

/** The object's list views, by label. */
const summaryOf = (view: View, object: ObjectSchema, { query }: RestRequest) => {
  const term = (query.get('q') ?? '').toLowerCase();
  const lists = listViewsOf(view, object)
    .filter(({ label }) => label.toLowerCase().includes(term))
    .toSorted((one, other) => one.label.localeCompare(other.label))
    .map(({ id, apiName, label }) => ({
      apiName,
      id,
      label,
      listUiUrl: uiUrl(view.version, `list-ui/${String(id)}`),
    }));
  const content = {
    count: lists.length,
    currentPageToken: '0',
    currentPageUrl: uiUrl(view.version, `list-info/${object.name}?pageSize=${MOST_LISTS}&pageToken=0`),
    lists,
    nextPageToken: null,
    nextPageUrl: null,
    objectApiName: object.name,
    pageSize: MOST_LISTS,
    previousPageToken: null,
    previousPageUrl: null,
    queryString: query.get('q'),
    recentListsOnly: query.get('recentListsOnly') === 'true',
  };
  return { status: 200, body: { ...content, eTag: eTagOf(content) } };
};

/** One part in the path: an object, whose lists are told, or the id of a list. */
export const getLists =
  (ofList: Handler): Handler =>
  (context, request, parameters) => {
    const view = viewOf(context, request.version);
    const { object = '' } = parameters;
    if (view.wholeOrg.schema.find(object) === undefined && object.startsWith('00B'))
      return ofList(context, request, parameters);
    return summaryOf(view, objectNamed(view, object), request);
  };
