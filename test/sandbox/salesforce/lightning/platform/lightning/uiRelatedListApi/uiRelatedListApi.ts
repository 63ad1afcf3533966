/**
 * Related lists of a record, and what is in them.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-lightning-ui-api-related-list.html
 */
import type { Source } from 'lightningPlatform/cached';
import { callOrg } from 'lightningPlatform/orgCall';
import { uiAdapter, uiPath, uiSource } from 'lightningPlatform/uiApi';
import { isComplete, wireAdapter } from 'lightningPlatform/wireAdapter';

const WHICH_RECORDS = ['fields', 'optionalFields', 'pageSize', 'pageToken', 'sortBy', 'where'];

const withCondition = (path: string, body: object): Source<unknown> => ({
  ...uiSource(path),
  key: `ui ${path} ${JSON.stringify(body)}`,
  load: () => callOrg({ method: 'POST', path, body }),
});

/** A condition is more than an address holds, so it goes in a body. */
export const getRelatedListRecords = wireAdapter((config) => {
  const { parentRecordId, relatedListId, where } = config;
  if (!isComplete(config) || typeof parentRecordId !== 'string' || typeof relatedListId !== 'string') return undefined;
  const parts = ['related-list-records', parentRecordId, relatedListId];
  const asked = Object.fromEntries(WHICH_RECORDS.map((name) => [name, config[name]]));
  return where === undefined ? uiSource(uiPath(parts, asked)) : withCondition(uiPath(parts), asked);
});

export const getRelatedListRecordsBatch = uiAdapter({
  path: ['=related-list-records', '=batch', 'parentRecordId', 'relatedListIds'],
});

export const getRelatedListCount = uiAdapter({
  path: ['=related-list-count', 'parentRecordId', 'relatedListId'],
  query: ['maxCount'],
});

export const getRelatedListsCount = uiAdapter({
  path: ['=related-list-count', '=batch', 'parentRecordId', 'relatedListNames'],
  query: ['maxCount'],
});

export const getRelatedListInfo = uiAdapter({
  path: ['=related-list-info', 'parentObjectApiName', 'relatedListId'],
  query: ['recordTypeId', 'fields', 'optionalFields', 'restrictColumnsToLayout'],
});

export const getRelatedListInfoBatch = uiAdapter({
  path: ['=related-list-info', '=batch', 'parentObjectApiName', 'relatedListNames'],
  query: ['recordTypeId'],
});

export const getRelatedListsInfo = uiAdapter({
  path: ['=related-list-info', 'parentObjectApiName'],
  query: ['recordTypeId'],
});
