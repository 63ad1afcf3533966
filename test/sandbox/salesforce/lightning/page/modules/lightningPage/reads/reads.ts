/** What the page reads from the org besides what components of a package can read: apps, actions, approvals, queries. */
import { uiAdapter, LISTS, subjectOf } from 'lightningPlatform/uiApi';
import { wireAdapter } from 'lightningPlatform/wireAdapter';
import { callOrg, dataPath } from 'lightningPlatform/orgCall';
import type { App, CreateDefaults, RecordActions } from 'lightningPage/uiShapes';

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_apps.htm */
export const getApps = uiAdapter<{ readonly apps: readonly App[] }>({ path: ['=apps'], query: ['formFactor'] });

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_actions.htm */
export const getRecordActions = wireAdapter<RecordActions>(({ recordId, apiNames }) => {
  if (typeof recordId !== 'string') return undefined;
  const query = Array.isArray(apiNames) && apiNames.length > 0 ? `?apiNames=${apiNames.join(',')}` : '';
  return {
    key: `actions ${recordId}${query}`,
    load: () => callOrg({ path: dataPath(`ui-api/actions/record/${recordId}${query}`) }),
    about: () => [subjectOf(recordId)],
  };
});

/** Whether an approval has locked the record. */
export const getLock = wireAdapter<{ readonly isLocked: boolean }>(({ recordId }) => {
  if (typeof recordId !== 'string' || recordId === '') return undefined;
  const path = `/lightning/lock?recordId=${recordId}`;
  return { key: `lock ${recordId}`, load: () => callOrg({ path }), about: () => [subjectOf(recordId)] };
});

export const readCreateDefaults = (objectApiName: string, recordTypeId = ''): Promise<CreateDefaults> => {
  const type = recordTypeId === '' ? '' : `?recordTypeId=${recordTypeId}`;
  return callOrg({ path: dataPath(`ui-api/record-defaults/create/${objectApiName}${type}`) });
};

export const readCloneDefaults = (recordId: string): Promise<CreateDefaults> =>
  callOrg({ path: dataPath(`ui-api/record-defaults/clone/${recordId}`) });

export type Row = Readonly<Record<string, unknown>>;
type QueryAnswer = { readonly records: readonly Row[] };

/** Rows of a query in SOQL. */
export const query = async (soql: string): Promise<readonly Row[]> => {
  const { records } = await callOrg<QueryAnswer>({ path: dataPath(`query?q=${encodeURIComponent(soql)}`) });
  return records;
};

/** Rows of a query, read again whenever one of the records named in `about` changes, or records come and go. */
export const queryRows = wireAdapter<readonly Row[]>(({ soql, about }) => {
  if (typeof soql !== 'string' || soql === '') return undefined;
  const subjects = typeof about === 'string' ? [subjectOf(about), LISTS] : [LISTS];
  return { key: `query ${soql}`, load: () => query(soql), about: () => subjects };
});

/** A text as a literal of SOQL. */
export const quoted = (text: string): string =>
  `'${text.replaceAll('\\', String.raw`\\`).replaceAll("'", String.raw`\'`)}'`;

/** The value at a path such as `Owner.Name` of a row, as text; empty when there is none. */
export const textAt = (row: Row, path: string): string => {
  let found: unknown = row;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null) return '';
    found = Object.entries(found).find(([key]) => key === name)?.[1];
  }
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
};
