/**
 * List views, and the records in them.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-lightning-ui-api-lists.html
 */
import { uiAdapter } from 'lightningPlatform/uiApi';

const WHICH_RECORDS = ['fields', 'optionalFields', 'pageSize', 'pageToken', 'sortBy', 'searchTerm', 'where'];

export const getListInfoByName = uiAdapter({ path: ['=list-info', 'objectApiName', 'listViewApiName'] });

export const getListInfosByObjectName = uiAdapter({
  path: ['=list-info', 'objectApiName'],
  query: ['pageSize', 'pageToken', 'q', 'recentListsOnly'],
});

export const getListRecordsByName = uiAdapter({
  path: ['=list-records', 'objectApiName', 'listViewApiName'],
  query: WHICH_RECORDS,
});
