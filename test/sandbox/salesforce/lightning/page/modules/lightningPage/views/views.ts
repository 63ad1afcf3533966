/** Which page stands at an address: the component that draws it, and what it is given. */
import type { LightningElement } from 'lwc';
import type { PageReference } from 'lightningPlatform/pages';
import AnalyticsHome from 'lightningPage/analyticsHome';
import DashboardPage from 'lightningPage/dashboardPage';
import FlowPage from 'lightningPage/flowPage';
import HomePage from 'lightningPage/homePage';
import ListPage from 'lightningPage/listPage';
import PageMessage from 'lightningPage/pageMessage';
import RecordPage from 'lightningPage/recordPage';
import Region from 'lightningPage/region';
import RelatedListPage from 'lightningPage/relatedListPage';
import ReportPage from 'lightningPage/reportPage';
import TabPage from 'lightningPage/tabPage';

type Properties = Readonly<Record<string, unknown>>;

export type PageView = {
  readonly component: typeof LightningElement;
  readonly properties: Properties;
  /** Another key is another page: it starts afresh. */
  readonly key: string;
};

/** By the page's type. */
type Maker = (page: PageReference) => Pick<PageView, 'component' | 'properties'>;

/** Values of an address are texts; properties that are said to be true or false are not. */
const propertyOf = (text: string | undefined): unknown =>
  text === 'true' || text === 'false' ? text === 'true' : text;

/** Whatever the state of the address says with the namespace that its names must have. */
const stateOf = ({ state }: PageReference): Properties =>
  Object.fromEntries(Object.entries(state).map(([name, value]) => [name.replace(/^c__/, ''), propertyOf(value)]));

/** They are no records of the org: pages of their own draw them. */
const ANALYTICS: Readonly<Record<string, PageView['component']>> = { Report: ReportPage, Dashboard: DashboardPage };

const NOT_THERE: ReturnType<Maker> = { component: PageMessage, properties: { kind: 'notFound' } };

const OBJECT_ACTIONS: ReadonlySet<string> = new Set(['home', 'list', 'new']);
const RECORD_ACTIONS: ReadonlySet<string> = new Set(['view', 'edit', 'clone']);

const objectPage: Maker = ({ attributes, state }) => {
  const { objectApiName = '', actionName = 'list' } = attributes;
  if (!OBJECT_ACTIONS.has(actionName)) return NOT_THERE;
  if (ANALYTICS[objectApiName] !== undefined) return { component: AnalyticsHome, properties: { objectApiName } };
  const isNew = actionName === 'new';
  return {
    component: ListPage,
    properties: { objectApiName, filterName: state.filterName, isNew, defaults: state.defaultFieldValues },
  };
};

const recordPage: Maker = ({ attributes: { objectApiName = '', recordId, actionName = 'view' } }) => {
  if (!RECORD_ACTIONS.has(actionName)) return NOT_THERE;
  const analytics = ANALYTICS[objectApiName];
  return analytics === undefined
    ? { component: RecordPage, properties: { recordId, actionName } }
    : { component: analytics, properties: { recordId } };
};

const home: Maker = () => ({ component: HomePage, properties: {} });

const MAKERS: Readonly<Record<string, Maker>> = {
  standard__namedPage: (page) => (page.attributes.pageName === 'home' ? home(page) : NOT_THERE),
  standard__app: home,
  standard__objectPage: objectPage,
  standard__recordPage: recordPage,
  standard__recordRelationshipPage: ({ attributes }) => ({
    component: RelatedListPage,
    properties: {
      recordId: attributes.recordId,
      objectApiName: attributes.objectApiName,
      relatedListId: attributes.relationshipApiName,
    },
  }),
  standard__navItemPage: ({ attributes }) => ({ component: TabPage, properties: { name: attributes.apiName } }),
  standard__flow: (page) => ({
    component: FlowPage,
    properties: { name: page.attributes.flowName, inputs: stateOf(page) },
  }),
  // `c__accountInvoices` is `c:accountInvoices` to a Lightning page.
  standard__component: (page) => ({
    component: Region,
    properties: { name: page.attributes.componentName?.replace('__', ':'), properties: stateOf(page) },
  }),
};

/** The list that is chosen changes the address, but not the page. */
const keyOf = ({ type, attributes }: PageReference): string => `${type} ${JSON.stringify(attributes)}`;

export const viewOf = (page: PageReference | undefined): PageView => {
  const make = MAKERS[page?.type ?? ''];
  if (page === undefined || make === undefined) {
    return { ...NOT_THERE, key: 'nothing' };
  }
  return { ...make(page), key: keyOf(page) };
};
