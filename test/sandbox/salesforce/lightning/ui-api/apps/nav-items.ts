/**
 * Places of an app's navigation: objects, pages and components, as far as the user may go there.
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_nav_item.htm
 */
import { recordId } from '../../../data/record-id.ts';
import { accessOf } from '../../../access/user-access.ts';
import { permissionSetRights, profileRights } from '../metadata/screen-rights.ts';
import { tabsIn, type Tab } from '../metadata/tabs.ts';
import { themeOf } from '../object-info/theme.ts';
import type { View } from '../view.ts';

export type NavItem = {
  readonly availableInClassic: boolean;
  readonly availableInLightning: boolean;
  readonly color: string;
  readonly content: string | null;
  readonly custom: boolean;
  readonly developerName: string;
  readonly iconUrl: string;
  readonly id: string;
  readonly itemType: string;
  readonly label: string;
  readonly objectApiName: string | null;
  readonly objectLabel: string | null;
  readonly objectLabelPlural: string | null;
  readonly pageReference: { readonly attributes: object; readonly state: object; readonly type: string };
  readonly standardType: string | null;
};

/** Standard places that are no objects. */
const STANDARD: Readonly<
  Record<string, { label: string; icon: string; color: string; type: string; attributes: object }>
> = {
  home: { label: 'Home', icon: 'home', color: 'FF538A', type: 'standard__namedPage', attributes: { pageName: 'home' } },
  report: {
    label: 'Reports',
    icon: 'report',
    color: '06A59A',
    type: 'standard__objectPage',
    attributes: { objectApiName: 'Report', actionName: 'home' },
  },
  Dashboard: {
    label: 'Dashboards',
    icon: 'dashboard',
    color: 'E3066A',
    type: 'standard__objectPage',
    attributes: { objectApiName: 'Dashboard', actionName: 'home' },
  },
};

const NAV_ITEM_PREFIX = '0Qk';

const shared = (developerName: string, ordinal: number) => ({
  availableInClassic: true,
  availableInLightning: true,
  developerName,
  id: recordId(NAV_ITEM_PREFIX, ordinal),
});

type Place = { readonly name: string; readonly ordinal: number };

const standardItem = ({ name, ordinal }: Place): NavItem | undefined => {
  const key = name.replace(/^standard-/, '');
  const known = STANDARD[key];
  if (known === undefined) return undefined;
  const { label, icon, color, type, attributes } = known;
  return {
    ...shared(name, ordinal),
    color,
    content: key === 'home' ? '/lightning/page/home' : `/lightning/o/${label.slice(0, -1)}/home`,
    custom: false,
    iconUrl: `/img/icon/t4v35/standard/${icon}_120.png`,
    itemType: 'Standard',
    label,
    objectApiName: label === 'Home' ? 'Home' : label.slice(0, -1),
    objectLabel: null,
    objectLabelPlural: null,
    pageReference: { attributes, state: {}, type },
    standardType: label === 'Home' ? 'Home' : label.slice(0, -1),
  };
};

const objectItem = (view: View, { name, ordinal }: Place): NavItem | undefined => {
  const object = view.org.schema.find(name.replace(/^standard-/, ''));
  if (object === undefined) return undefined;
  const { color, iconUrl } = themeOf(view, object);
  return {
    ...shared(name, ordinal),
    color,
    content: `/lightning/o/${object.name}/home`,
    custom: object.kind === 'custom',
    iconUrl,
    itemType: 'Entity',
    label: object.labelPlural,
    objectApiName: object.name,
    objectLabel: object.label,
    objectLabelPlural: object.labelPlural,
    pageReference: {
      attributes: { objectApiName: object.name, actionName: 'home' },
      state: {},
      type: 'standard__objectPage',
    },
    standardType: null,
  };
};

const ITEM_TYPES: Readonly<Record<Exclude<Tab['kind'], 'object'>, string>> = {
  page: 'FlexiPage',
  component: 'LightningComponent',
  url: 'Url',
};

const words = (name: string): string => name.replaceAll('_', ' ');

const pageItem = (tab: Tab & { readonly kind: Exclude<Tab['kind'], 'object'> }, { name, ordinal }: Place): NavItem => {
  const motif = tab.motif ?? 13;
  return {
    ...shared(name, ordinal),
    availableInClassic: false,
    color: '5867E8',
    content: tab.kind === 'url' ? (tab.content ?? null) : `/lightning/n/${name}`,
    custom: true,
    iconUrl: `/img/icon/t4v35/custom/custom${motif}_120.png`,
    itemType: ITEM_TYPES[tab.kind],
    label: tab.label ?? words(name),
    objectApiName: null,
    objectLabel: null,
    objectLabelPlural: null,
    pageReference: { attributes: { apiName: name }, state: {}, type: 'standard__navItemPage' },
    standardType: null,
  };
};

const SHOWN: ReadonlySet<string> = new Set(['Visible', 'Available', 'DefaultOn', 'DefaultOff']);

/** Tabs of the package are shown to those a profile or a permission set shows them to. */
const isShown = (view: View, name: string): boolean => {
  if (accessOf(view.wholeOrg, view.caller.userId).isAdministrator) return true;
  const own = profileRights(view);
  return [...(own === undefined ? [] : [own]), ...permissionSetRights(view)]
    .flatMap(({ tabSettings, tabVisibilities }) => [...tabSettings, ...tabVisibilities])
    .some(({ tab, visibility }) => tab === name && SHOWN.has(visibility));
};

/** The place of that name, `standard-Account` or a tab's; undefined when it is not there for the user. */
export const navItem = (view: View, place: Place): NavItem | undefined => {
  if (place.name.startsWith('standard-')) return standardItem(place) ?? objectItem(view, place);
  const tab = tabsIn(view).find(({ name }) => name === place.name);
  if (tab === undefined || !isShown(view, place.name)) return undefined;
  const { kind } = tab;
  return kind === 'object' ? objectItem(view, place) : pageItem({ ...tab, kind }, place);
};

export const navItems = (view: View, names: readonly string[]): readonly NavItem[] =>
  names.flatMap((name, at) => navItem(view, { name, ordinal: at + 1 }) ?? []);
