/** Records that a look-up may be given. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_lookup_autocomplete_object.htm */
import { callOrg, dataPath } from 'lightningPlatform/orgCall';
import type { RecordShape } from 'lightningPage/uiShapes';
import { textOf } from 'lightningPage/recordText';

export type Found = { readonly id: string; readonly name: string; readonly more: string };

type LookupAnswer = {
  readonly lookupResults: Readonly<Record<string, { readonly records: readonly RecordShape[] }>>;
};

/** The first field that is neither id nor name tells records of the same name apart. */
const foundOf = ({ id, fields }: RecordShape): Found => {
  const texts = Object.entries(fields).map(([name, field]) => [name, textOf(field)] as const);
  const name = texts.find(([one]) => one === 'Name') ?? texts.find(([one]) => one !== 'Id');
  const more = texts.find(([one]) => one !== 'Id' && one !== name?.[0]);
  return { id, name: name?.[1] ?? id, more: more?.[1] ?? '' };
};

/** @param term what has been typed so far; without it, what was used last */
export const findRecords = async (object: string, field: string, term: string): Promise<readonly Found[]> => {
  const asked = new URLSearchParams({ q: term, searchType: term === '' ? 'Recent' : 'TypeAhead', pageSize: '10' });
  const { lookupResults } = await callOrg<LookupAnswer>({
    path: dataPath(`ui-api/lookups/${object}/${field}?${asked.toString()}`),
  });
  return Object.values(lookupResults).flatMap(({ records }) => records.map(foundOf));
};
