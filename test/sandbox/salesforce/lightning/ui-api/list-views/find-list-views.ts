/**
 * The list views of an object: the package's, and those every org has: all records, one's own, and what one has worked on lately.
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_list_views_records_md.htm
 */
import { Unsupported } from '../../../../shared/unsupported.ts';
import { recordId } from '../../../data/record-id.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { SYSTEM_COMPACT } from '../layouts/default-layouts.ts';
import { listViewFiles, readListView, type ListFilter, type ListViewMetadata } from '../metadata/list-views.ts';
import type { ScreenFile } from '../metadata/screen-files.ts';
import { nameFieldOf } from '../records/field-tree.ts';
import { quoted } from '../records/read-records.ts';
import { uiRefusals } from '../refusals.ts';
import { objectNamed, type View } from '../view.ts';
import { pathOfCode } from './column-codes.ts';
import { filterCondition, joinedBy } from './filters.ts';

export type ListView = {
  readonly id: string | null;
  readonly apiName: string;
  readonly label: string;
  readonly scope: 'everything' | 'mine' | 'queue' | 'recent';
  /** Columns as paths of fields. */
  readonly paths: readonly string[];
  readonly filters: readonly ListFilter[];
  readonly logic: string | undefined;
  /** Scope and filters as the condition of a query. */
  readonly where: string | undefined;
  readonly sortBy: readonly string[];
};

const LIST_VIEW_PREFIX = '00B';
const FIRST_STANDARD = 10_000;
export const RECENT = '__Recent';

const mine = ({ caller }: View): string => `OwnerId = ${quoted(caller.userId)}`;

const ofQueue = ({ wholeOrg }: View, name = ''): string => {
  const queue = [...wholeOrg.rows('Group')].find((row) => row.Type === 'Queue' && row.DeveloperName === name);
  if (queue === undefined) throw new Unsupported(`the queue ${name} of a list view`);
  return `OwnerId = ${quoted(queue.Id)}`;
};

const SCOPES: Readonly<
  Record<ListViewMetadata['filterScope'], (view: View, read: ListViewMetadata) => string | undefined>
> = {
  Everything: () => undefined,
  Mine: mine,
  Queue: (view, { queue }) => ofQueue(view, queue),
};

const SCOPE_NAMES = { Everything: 'everything', Mine: 'mine', Queue: 'queue' } as const;

const byName = (object: ObjectSchema): readonly string[] => [nameFieldOf(object)?.name ?? 'Id'];

const ofFile = (view: View, whole: ObjectSchema, file: ScreenFile): ListView => {
  const read = readListView(file);
  const { schema } = view.wholeOrg;
  const filtered = joinedBy(
    read.filters.map((filter) => filterCondition(schema, whole, filter)),
    read.booleanFilter,
  );
  return {
    id: recordId(LIST_VIEW_PREFIX, listViewFiles(view).indexOf(file) + 1),
    apiName: file.name,
    label: read.label,
    scope: SCOPE_NAMES[read.filterScope],
    paths: read.columns.map((code) => pathOfCode(whole, code)),
    filters: read.filters,
    logic: read.booleanFilter,
    where: joinedBy(
      [SCOPES[read.filterScope](view, read), filtered].filter((one) => one !== undefined),
      undefined,
    ),
    sortBy: byName(whole),
  };
};

const usualPaths = (object: ObjectSchema): readonly string[] => [
  ...new Set(
    [...byName(object), ...(SYSTEM_COMPACT[object.name] ?? ['CreatedDate'])].filter((path) => path !== 'OwnerId'),
  ),
  ...(object.fields.has('ownerid') ? ['Owner.Alias'] : []),
];

/** `AllPriceBooks` */
const nameIn = (word: string, { labelPlural }: ObjectSchema): string => `${word}${labelPlural.replaceAll(/\W/g, '')}`;

const standardViews = (view: View, object: ObjectSchema): readonly ListView[] => {
  const ordinal = FIRST_STANDARD + 2 * view.wholeOrg.schema.all().findIndex(({ name }) => name === object.name);
  const shared = { paths: usualPaths(object), filters: [], logic: undefined, sortBy: byName(object) };
  const all: ListView = {
    ...shared,
    id: recordId(LIST_VIEW_PREFIX, ordinal),
    apiName: object.kind === 'custom' ? 'All' : nameIn('All', object),
    label: object.kind === 'custom' ? 'All' : `All ${object.labelPlural}`,
    scope: 'everything',
    where: undefined,
  };
  if (object.kind === 'custom' || !object.fields.has('ownerid')) return [all];
  const own: ListView = {
    ...shared,
    id: recordId(LIST_VIEW_PREFIX, ordinal + 1),
    apiName: nameIn('My', object),
    label: `My ${object.labelPlural}`,
    scope: 'mine',
    where: mine(view),
  };
  return [all, own];
};

/** Nobody keeps what is looked at, so these are the records the user has made or changed last. */
const recentView = ({ caller }: View, object: ObjectSchema): ListView => ({
  id: null,
  apiName: RECENT,
  label: 'Recently Viewed',
  scope: 'recent',
  paths: usualPaths(object),
  filters: [],
  logic: undefined,
  where: `LastModifiedById = ${quoted(caller.userId)}`,
  sortBy: ['-LastModifiedDate'],
});

type Found = { readonly object: ObjectSchema; readonly listView: ListView };

/** Standard ones go before the package's; the package's own take the place of a standard one of the same name. */
export const listViewsOf = (view: View, object: ObjectSchema): readonly ListView[] => {
  const whole = view.wholeOrg.schema.find(object.name) ?? object;
  const own = listViewFiles(view)
    .filter((file) => file.object === object.name)
    .map((file) => ofFile(view, whole, file));
  const standard = object.kind === 'custom' && own.length > 0 ? [] : standardViews(view, whole);
  return [...standard.filter(({ apiName }) => own.every((one) => one.apiName !== apiName)), ...own];
};

/** @throws RestError when the object has no such list view */
export const listViewNamed = (view: View, objectName: string, apiName: string): Found => {
  const object = objectNamed(view, objectName);
  if (apiName.toLowerCase() === RECENT.toLowerCase()) return { object, listView: recentView(view, object) };
  const listView = listViewsOf(view, object).find((one) => one.apiName.toLowerCase() === apiName.toLowerCase());
  if (listView === undefined) throw uiRefusals.notFound();
  return { object, listView };
};

/** @param id `00B…` @throws RestError when there is no such list view */
export const listViewWithId = (view: View, id: string): Found => {
  const shown = view.org.schema
    .all()
    .filter(({ kind, sharesOf }) => (kind === 'standard' || kind === 'custom') && sharesOf === undefined);
  for (const object of shown) {
    const listView = listViewsOf(view, object).find((one) => one.id === id);
    if (listView !== undefined) return { object, listView };
  }
  throw uiRefusals.notFound();
};
