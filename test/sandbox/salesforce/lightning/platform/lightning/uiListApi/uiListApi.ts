/**
 * List views with their records in one: the older adapters.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-list-view.html
 */
import { uiPath, uiSource } from 'lightningPlatform/uiApi';
import { isComplete, wireAdapter } from 'lightningPlatform/wireAdapter';

export const MRU = 'MRU';

/** By name, by id, or recently used ones when the name is `MRU`. */
export const getListUi = wireAdapter((config) => {
  const { objectApiName, listViewApiName, listViewId, ...asked } = config;
  if (!isComplete(config) || (objectApiName ?? listViewId) === undefined) return undefined;
  if (listViewApiName === MRU) return uiSource(uiPath(['mru-list-ui', objectApiName], asked));
  if (listViewId !== undefined) return uiSource(uiPath(['list-ui', listViewId], asked));
  const list = listViewApiName === undefined ? [] : [listViewApiName];
  return uiSource(uiPath(['list-ui', objectApiName, ...list], asked));
});
