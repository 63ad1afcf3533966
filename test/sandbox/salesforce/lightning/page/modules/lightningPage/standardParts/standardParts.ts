/** Components of the platform that pages name, as the sandbox draws them. What is not here is refused by its name. */
import type { LightningElement } from 'lwc';
import type { PageItem, Surrounding } from 'lightningPage/pageDocument';
import ApprovalHistory from 'lightningPage/approvalHistory';
import FieldSection from 'lightningPage/fieldSection';
import MyApprovals from 'lightningPage/myApprovals';
import PageField from 'lightningPage/pageField';
import RecentRecords from 'lightningPage/recentRecords';
import RecordDetail from 'lightningPage/recordDetail';
import RecordHeader from 'lightningPage/recordHeader';
import RelatedList from 'lightningPage/relatedList';
import RelatedLists from 'lightningPage/relatedLists';
import RichText from 'lightningPage/richText';
import Tabset from 'lightningPage/tabset';
import TodaysNotifications from 'lightningPage/todaysNotifications';

type Properties = Readonly<Record<string, unknown>>;

export type Part = { readonly component: typeof LightningElement; readonly properties: Properties };

type Maker = (item: PageItem, surrounding: Surrounding) => Part;

const textIn = ({ properties }: PageItem, name: string): string => {
  const value = properties[name];
  return typeof value === 'string' ? value : '';
};

/** Actions that the page itself lists in place of those of the layout; none where it does not. */
const actionsIn = ({ properties }: PageItem): readonly string[] => {
  const { actionNames, enableActionsConfiguration } = properties;
  return enableActionsConfiguration === 'true' && typeof actionNames === 'object' ? actionNames : [];
};

const header: Maker = (item, { recordId, objectApiName }) => ({
  component: RecordHeader,
  properties: { recordId, objectApiName, actionNames: actionsIn(item) },
});

const aboutRecord =
  (component: () => typeof LightningElement): Maker =>
  (_item, { recordId, objectApiName }) => ({ component: component(), properties: { recordId, objectApiName } });

const alone =
  (component: () => typeof LightningElement): Maker =>
  () => ({ component: component(), properties: {} });

const tabset: Maker = ({ facets, properties }, surrounding) => ({
  component: Tabset,
  properties: {
    items: facets.tabs ?? facets.accordionSections ?? [],
    surrounding,
    isAccordion: properties.accordion === 'true',
  },
});

/** Pages refer to each other in circles, so that each is asked for when it is drawn. */
const MAKERS: Readonly<Record<string, Maker>> = {
  'force:highlightsPanel': (...place) => header(...place),
  'force:detailPanel': aboutRecord(() => RecordDetail),
  'force:relatedListContainer': aboutRecord(() => RelatedLists),
  'force:relatedListSingleContainer': (item, { recordId, objectApiName }) => ({
    component: RelatedList,
    properties: { recordId, objectApiName, relatedListId: textIn(item, 'relatedListApiName') },
  }),
  'lst:dynamicRelatedList': (item, { recordId, objectApiName }) => ({
    component: RelatedList,
    properties: { recordId, objectApiName, relatedListId: textIn(item, 'relatedListApiName') },
  }),
  'flexipage:fieldSection': (item, surrounding) => ({
    component: FieldSection,
    properties: { heading: textIn(item, 'label'), items: item.facets.columns ?? [], surrounding },
  }),
  'flexipage:tabset': tabset,
  'flexipage:accordion': tabset,
  'flexipage:richText': (item) => ({ component: RichText, properties: { text: textIn(item, 'richTextValue') } }),
  'home:recentRecordContainer': alone(() => RecentRecords),
  'home:approvals': alone(() => MyApprovals),
  'runtime_approval_process:approvalItems': alone(() => MyApprovals),
  'sandbox:notifications': alone(() => TodaysNotifications),
  'sandbox:approvalHistory': aboutRecord(() => ApprovalHistory),
};

/** A field that stands by itself. */
const fieldPart: Maker = ({ name }, { recordId, objectApiName }) => ({
  component: PageField,
  properties: { name, recordId, objectApiName },
});

/** @returns undefined for what the sandbox does not draw */
export const standardPart = (item: PageItem, surrounding: Surrounding): Part | undefined =>
  item.kind === 'field' ? fieldPart(item, surrounding) : MAKERS[item.name]?.(item, surrounding);
