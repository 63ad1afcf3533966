/** What each form over a page starts with. */
import { callOrg, dataPath } from 'lightningPlatform/orgCall';
import { itemFor, layoutOfColumns } from 'lightningPage/builtLayout';
import type { Draft } from 'lightningPage/formDraft';
import { readCloneDefaults, readCreateDefaults } from 'lightningPage/reads';
import type { RecordView } from 'lightningPage/recordView';
import { nameOf } from 'lightningPage/recordText';
import type { Action, CreateDefaults, Layout, LayoutItem, ObjectInfo, RecordShape } from 'lightningPage/uiShapes';

export type FormAsked = {
  readonly purpose: 'new' | 'clone' | 'edit' | 'owner' | 'quick';
  readonly recordId: string;
  readonly objectApiName: string;
  readonly action: Action | undefined;
  readonly view: RecordView | undefined;
  readonly presets: Draft;
};

export type OpenForm = {
  readonly heading: string;
  readonly layout: Layout;
  readonly info: ObjectInfo;
  readonly record: RecordShape;
  readonly isNew: boolean;
  readonly presets: Draft;
  readonly fixed: Draft;
  /** What is said once it is saved; undefined for the usual words. */
  readonly done: string | undefined;
};

type Opener = (asked: FormAsked) => Promise<OpenForm>;

const infoIn = ({ objectInfos, record }: CreateDefaults): ObjectInfo => {
  const info = objectInfos[record.apiName];
  if (info === undefined) throw new Error(`The org tells nothing of ${record.apiName}.`);
  return info;
};

const forNew = (defaults: CreateDefaults, presets: Draft): OpenForm => {
  const info = infoIn(defaults);
  const { layout, record } = defaults;
  return { heading: `New ${info.label}`, layout, info, record, isNew: true, presets, fixed: {}, done: undefined };
};

const viewIn = ({ view }: FormAsked): RecordView => {
  if (view === undefined) throw new Error('The record is not there yet.');
  return view;
};

const ofView = (view: RecordView, layout: Layout): OpenForm => {
  const { info, record } = view;
  const heading = `Edit ${nameOf(record, info)}`;
  return { heading, layout, info, record, isNew: false, presets: {}, fixed: {}, done: undefined };
};

type QuickLayout = {
  readonly layout: { readonly columns: readonly { readonly layoutItems: readonly LayoutItem[] }[] };
  readonly objectApiName: string;
  readonly presets: Draft;
  readonly successMessage: string | null;
  readonly targetParentField: string | null;
  readonly type: string;
};

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_actions_layout.htm */
const quick: Opener = async (asked) => {
  const name = asked.action?.apiName ?? '';
  const read = await callOrg<QuickLayout>({ path: dataPath(`ui-api/actions/quick-action/${name}/layout`) });
  const layout = layoutOfColumns(read.layout.columns.map(({ layoutItems }) => layoutItems));
  const shared = { layout, presets: read.presets, done: read.successMessage ?? undefined };
  const heading = asked.action?.label ?? '';
  if (read.type !== 'Create') return { ...ofView(viewIn(asked), layout), ...shared, heading };
  const defaults = await readCreateDefaults(read.objectApiName);
  const parent = read.targetParentField;
  return {
    ...forNew(defaults, read.presets),
    ...shared,
    heading,
    fixed: parent === null ? {} : { [parent]: asked.recordId },
  };
};

const OPENERS: Readonly<Record<FormAsked['purpose'], Opener>> = {
  new: async ({ objectApiName, presets }) => forNew(await readCreateDefaults(objectApiName), presets),
  clone: async ({ recordId }) => forNew(await readCloneDefaults(recordId), {}),
  edit: (asked) => Promise.resolve(ofView(viewIn(asked), viewIn(asked).editLayout)),
  owner: (asked) => {
    const view = viewIn(asked);
    const { info } = view;
    const form = ofView(view, layoutOfColumns([[{ ...itemFor(info, info.fields.OwnerId), required: true }]]));
    return Promise.resolve({ ...form, heading: 'Change Owner', presets: { OwnerId: null } });
  },
  quick,
};

/** @throws what the org says against it */
export const openForm = (asked: FormAsked): Promise<OpenForm> => OPENERS[asked.purpose](asked);
