/**
 * Every resource below `/services/data/vNN.0/ui-api`, and who answers it.
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resource_reference.htm
 */
import type { Handler } from '../../rest/rest-request.ts';
import {
  getQuickActionLayout,
  getRecordActions,
  getRelatedListActions,
  getRelatedRecordActions,
} from './actions/action-routes.ts';
import { getApp, getApps, getNavItems, getUserNavItems } from './apps/apps.ts';
import { runGraphql } from './graphql/graphql-resource.ts';
import { getLookup, getLookupOf } from './lookups/get-lookup.ts';
import { getLayout } from './layouts/get-layout.ts';
import { getCloneDefaults, getCreateDefaults } from './layouts/record-defaults.ts';
import { getRecordUi } from './layouts/record-ui.ts';
import {
  getListInfo,
  getListInfos,
  getListRecords,
  getLists,
  getListUi,
  getRecentUi,
} from './list-views/list-routes.ts';
import { getObjectInfo, getObjectInfos, listObjects } from './object-info/object-info.ts';
import { getPicklistValues, getPicklistValuesByRecordType } from './object-info/picklist-values.ts';
import { getRecord, getRecords } from './records/get-record.ts';
import { createRecord, deleteRecord, updateRecord } from './records/save-record.ts';
import {
  getRelatedListCount,
  getRelatedListCounts,
  getRelatedListInfo,
  getRelatedListInfos,
  getRelatedListRecords,
  getRelatedLists,
  getRelatedListsRecords,
} from './related-lists/related-list-routes.ts';
import { inUiShape } from './refusals.ts';

const RESOURCES: readonly (readonly [method: string, path: string, handler: Handler])[] = [
  ['POST', 'records', createRecord],
  ['GET', 'records/:id', getRecord],
  ['PATCH', 'records/:id', updateRecord],
  ['DELETE', 'records/:id', deleteRecord],
  ['GET', 'records/batch/:ids', getRecords],
  ['GET', 'object-info', listObjects],
  ['GET', 'object-info/:object', getObjectInfo],
  ['GET', 'object-info/batch/:objects', getObjectInfos],
  ['GET', 'object-info/:object/picklist-values/:recordTypeId', getPicklistValuesByRecordType],
  ['GET', 'object-info/:object/picklist-values/:recordTypeId/:field', getPicklistValues],
  ['GET', 'layout/:object', getLayout],
  ['GET', 'record-ui/:ids', getRecordUi],
  ['GET', 'record-defaults/create/:object', getCreateDefaults],
  ['GET', 'record-defaults/clone/:id', getCloneDefaults],
  ['GET', 'related-list-info/:object', getRelatedLists],
  ['GET', 'related-list-info/:object/:relatedList', getRelatedListInfo],
  ['GET', 'related-list-info/batch/:object/:relatedLists', getRelatedListInfos],
  ['GET', 'related-list-records/:id/:relatedList', getRelatedListRecords],
  ['POST', 'related-list-records/:id/:relatedList', getRelatedListRecords],
  ['GET', 'related-list-records/batch/:id/:relatedLists', getRelatedListsRecords],
  ['GET', 'related-list-count/:id/:relatedList', getRelatedListCount],
  ['GET', 'related-list-count/batch/:id/:relatedLists', getRelatedListCounts],
  ['GET', 'list-info/batch', getListInfos],
  ['GET', 'list-info/:object', getLists(getListInfo)],
  ['GET', 'list-info/:object/:listView', getListInfo],
  ['GET', 'list-records/:object', getListRecords],
  ['GET', 'list-records/:object/:listView', getListRecords],
  ['POST', 'list-records/:object/:listView', getListRecords],
  ['GET', 'list-ui/:object', getLists(getListUi)],
  ['GET', 'list-ui/:object/:listView', getListUi],
  ['GET', 'mru-list-ui/:object', getRecentUi],
  ['GET', 'apps', getApps],
  ['GET', 'apps/:id', getApp],
  ['GET', 'apps/:id/user-nav-items', getUserNavItems],
  ['GET', 'nav-items', getNavItems],
  ['GET', 'actions/record/:ids', getRecordActions],
  ['GET', 'actions/record/:id/related-list/:relatedList', getRelatedListActions],
  ['GET', 'actions/record/:id/related-list-record/:ids', getRelatedRecordActions],
  ['GET', 'actions/quick-action/:name/layout', getQuickActionLayout],
  ['GET', 'lookups/:object/:field', getLookup],
  ['GET', 'lookups/:object/:field/:target', getLookupOf],
];

export const uiApiRoutes = [
  ...RESOURCES.map(([method, path, handler]) => [method, `ui-api/${path}`, inUiShape(handler)] as const),
  ['POST', 'graphql', runGraphql] as const,
];
