/** Apps a user has. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_apps.htm */
import { accessOf } from '../../../access/user-access.ts';
import { recordId } from '../../../data/record-id.ts';
import type { Handler } from '../../../rest/rest-request.ts';
import { applicationFiles, readApplication, type ApplicationMetadata } from '../metadata/applications.ts';
import { permissionSetRights, profileRights } from '../metadata/screen-rights.ts';
import { uiRefusals } from '../refusals.ts';
import { eTagOf, listIn, uiUrl, viewOf, type View } from '../view.ts';
import { navItems } from './nav-items.ts';

const APP_PREFIX = '06m';

export type UserApp = {
  readonly id: string;
  readonly name: string;
  readonly metadata: Pick<
    ApplicationMetadata,
    'label' | 'tabs' | 'navType' | 'utilityBar' | 'actionOverrides' | 'profileActionOverrides'
  > &
    Partial<ApplicationMetadata>;
};

const isShown = (view: View, name: string): boolean => {
  if (accessOf(view.wholeOrg, view.caller.userId).isAdministrator) return true;
  const own = profileRights(view);
  return [...(own === undefined ? [] : [own]), ...permissionSetRights(view)]
    .flatMap(({ applicationVisibilities }) => applicationVisibilities)
    .some(({ application, visible }) => application === name && visible);
};

/** What everybody has, in an org whose package gives them no app. */
const SALES: UserApp = {
  id: recordId(APP_PREFIX, 10_000),
  name: 'LightningSales',
  metadata: {
    label: 'Sales',
    tabs: ['home', 'Opportunity', 'Lead', 'Task', 'Account', 'Contact', 'Contract', 'Order', 'report', 'Dashboard'].map(
      (name) => `standard-${name}`,
    ),
    navType: 'Standard',
    utilityBar: undefined,
    actionOverrides: [],
    profileActionOverrides: [],
  },
};

/** The package's apps before the platform's own. */
export const appsOf = (view: View): readonly UserApp[] => {
  const own = applicationFiles(view)
    .filter(({ name }) => isShown(view, name))
    .map((file, at) => ({ id: recordId(APP_PREFIX, at + 1), name: file.name, metadata: readApplication(file) }));
  return [...own, SALES];
};

const prefixed = ({ name, id }: UserApp): string => (id === SALES.id ? `standard__${name}` : `c__${name}`);

const brandOf = ({ metadata }: UserApp) => ({
  headerColor: metadata.brand?.headerColor ?? '#0176D3',
  iconUrl: '/img/icon/t4v35/standard/app_120.png',
  logoUrl: '/img/icon/t4v35/standard/app_120.png',
});

const shapeOf = (view: View, app: UserApp, selected: UserApp | undefined) => {
  const { metadata } = app;
  const content = {
    ...brandOf(app),
    appId: app.id,
    description: metadata.description ?? null,
    developerName: prefixed(app),
    formFactors: metadata.formFactors ?? ['Large'],
    isNavAutoTempTabsDisabled: metadata.isNavAutoTempTabsDisabled === 'true',
    isNavPersonalizationDisabled: metadata.isNavPersonalizationDisabled === 'true',
    isNavTabPersistenceDisabled: metadata.isNavTabPersistenceDisabled === 'true',
    label: metadata.label,
    mobileStartUrl: null,
    navItems: navItems(view, metadata.tabs),
    selected: app.id === selected?.id,
    startUrl: `/lightning/app/${prefixed(app)}`,
    type: metadata.navType,
    userNavItems: [],
    utilityItems: [],
  };
  return { ...content, eTag: eTagOf(content) };
};

export const getApps: Handler = (context, { version }) => {
  const view = viewOf(context, version);
  const apps = appsOf(view);
  const content = { apps: apps.map((app) => shapeOf(view, app, apps[0])) };
  return { status: 200, body: { ...content, eTag: eTagOf(content) } };
};

const appAt = (view: View, id: string): UserApp => {
  const apps = appsOf(view);
  const app = id === 'selected' ? apps[0] : apps.find((one) => [one.id, one.name, prefixed(one)].includes(id));
  if (app === undefined) throw uiRefusals.notFound();
  return app;
};

/** By id or developer name; `selected` is the one the user came with last, which is always the first. */
export const getApp: Handler = (context, { version }, { id = '' }) => {
  const view = viewOf(context, version);
  return { status: 200, body: shapeOf(view, appAt(view, id), appsOf(view)[0]) };
};

type Shown = { readonly view: View; readonly path: string };

const pageOf = ({ view, path }: Shown, names: readonly string[]) => {
  const items = navItems(view, names);
  const url = uiUrl(view.version, path);
  const content = {
    currentPageUrl: url,
    navItems: items,
    nextPageUrl: null,
    page: 0,
    pageSize: Math.max(items.length, 25),
    previousPageUrl: null,
  };
  return { status: 200, body: { ...content, eTag: eTagOf(content) } };
};

export const getUserNavItems: Handler = (context, { version }, { id = '' }) => {
  const view = viewOf(context, version);
  const app = appAt(view, id);
  return pageOf({ view, path: `apps/${app.id}/user-nav-items` }, app.metadata.tabs);
};

/** All places of all apps, or those named. */
export const getNavItems: Handler = (context, { query, version }) => {
  const view = viewOf(context, version);
  const wanted = listIn(query, 'navItemNames');
  const all = [...new Set(appsOf(view).flatMap(({ metadata }) => metadata.tabs))];
  return pageOf({ view, path: 'nav-items' }, wanted.length === 0 ? all : wanted);
};
