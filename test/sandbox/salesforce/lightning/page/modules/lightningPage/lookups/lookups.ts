/** Records that a look-up may be given. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_lookup_autocomplete_object.htm */
import { LAYOUT_TYPES, MODES, recordViewOf } from 'lightningPage/recordView';
import { callOrg, dataPath } from 'lightningPlatform/orgCall';
import { nameOf, textOf } from 'lightningPage/recordText';
import type { RecordShape, RecordUi } from 'lightningPage/uiShapes';

export type Found = { readonly id: string; readonly name: string; readonly more: string };

/** Where a look-up finds its records. */
export type LookupSource = {
  /** @param term what has been typed so far; without it, what was used last */
  readonly find: (term: string) => Promise<readonly Found[]>;
  readonly nameOf: (recordId: string) => Promise<string>;
};

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

const findRecords = async (object: string, field: string, term: string): Promise<readonly Found[]> => {
  const asked = new URLSearchParams({ q: term, searchType: term === '' ? 'Recent' : 'TypeAhead', pageSize: '10' });
  const { lookupResults } = await callOrg<LookupAnswer>({
    path: dataPath(`ui-api/lookups/${object}/${field}?${asked.toString()}`),
  });
  return Object.values(lookupResults).flatMap(({ records }) => records.map(foundOf));
};

/** What a record is called; its id where it cannot be seen. */
const readName = async (recordId: string): Promise<string> => {
  const asked = new URLSearchParams({ layoutTypes: LAYOUT_TYPES.join(','), modes: MODES.join(',') });
  const ui = await callOrg<RecordUi>({ path: dataPath(`ui-api/record-ui/${recordId}?${asked.toString()}`) });
  const view = recordViewOf(ui);
  return nameOf(view?.record, view?.info) || recordId;
};

/** The source of a field. */
export const fieldSource = (object: string, field: string): LookupSource => ({
  find: (term) => findRecords(object, field, term),
  nameOf: readName,
});
