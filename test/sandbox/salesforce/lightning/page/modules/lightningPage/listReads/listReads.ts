/** Further pages of lists, and the words around lists. */
import { callOrg } from 'lightningPlatform/orgCall';
import { uiPath } from 'lightningPlatform/uiApi';
import type { ListPage } from 'lightningPage/uiShapes';

type List = { readonly objectApiName: string; readonly listViewApiName: string };

export type ListAsked = {
  readonly pageToken: string;
  readonly sortBy: readonly string[];
  readonly searchTerm: string;
  readonly pageSize: number;
};

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_list_views_records_md.htm */
export const readListPage = ({ objectApiName, listViewApiName }: List, asked: ListAsked): Promise<ListPage> => {
  const { searchTerm, ...others } = asked;
  const search = searchTerm === '' ? {} : { searchTerm };
  return callOrg({ path: uiPath(['list-records', objectApiName, listViewApiName], { ...others, ...search }) });
};

/** `50+ items • Sorted by Name` */
export const summaryOf = (count: number, hasMore: boolean, sortedBy: string): string => {
  const items = `${count}${hasMore ? '+' : ''} item${count === 1 && !hasMore ? '' : 's'}`;
  return sortedBy === '' ? items : `${items} • Sorted by ${sortedBy}`;
};

export const listUrl = (objectApiName: string, listView: string | undefined): string =>
  `/lightning/o/${objectApiName}/list${listView === undefined ? '' : `?filterName=${encodeURIComponent(listView)}`}`;

/** `Name=Acme,Rating=Hot`, each value encoded. https://developer.salesforce.com/docs/platform/lwc/guide/use-navigate-new-record.html */
export const defaultsIn = (text = ''): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .split(',')
      .filter((pair) => pair.includes('='))
      .map((pair) => [pair.slice(0, pair.indexOf('=')), decodeURIComponent(pair.slice(pair.indexOf('=') + 1))]),
  );
