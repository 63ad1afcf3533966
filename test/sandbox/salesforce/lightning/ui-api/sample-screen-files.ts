/** Pages of the shipping package. */
import { metadata } from '../../access/sample-org.ts';

const item = (field: string, behavior = 'Edit'): string =>
  `<layoutItems><behavior>${behavior}</behavior><field>${field}</field></layoutItems>`;

const section = (label: string, ...columns: readonly (readonly string[])[]): string =>
  `<layoutSections><customLabel>true</customLabel><detailHeading>true</detailHeading><editHeading>true</editHeading>` +
  `<label>${label}</label>${columns.map((items) => `<layoutColumns>${items.join('')}</layoutColumns>`).join('')}` +
  `<style>TwoColumnsTopToBottom</style></layoutSections>`;

const SHIPMENT_LAYOUT = [
  section(
    'What and where',
    [item('Name', 'Readonly'), item('Account__c', 'Required'), item('Depot__c'), item('DoubleWeight__c', 'Readonly')],
    [item('Carrier__c'), item('Fee__c'), item('Weight__c'), item('Status__c'), item('DueOn__c')],
  ),
  section('System', [item('CreatedById', 'Readonly')], []),
  '<relatedLists><fields>NAME</fields><fields>Contents__c</fields><fields>CREATED_DATE</fields>',
  '<relatedList>Parcel__c.Shipment__c</relatedList><sortField>Contents__c</sortField><sortOrder>Desc</sortOrder></relatedLists>',
  '<platformActionList><actionListContext>Record</actionListContext>',
  '<platformActionListItems><actionName>Edit</actionName><actionType>StandardButton</actionType><sortOrder>0</sortOrder></platformActionListItems>',
  '<platformActionListItems><actionName>Shipment__c.Send</actionName><actionType>QuickAction</actionType><sortOrder>1</sortOrder></platformActionListItems>',
  '</platformActionList>',
].join('');

const filter = (field: string, operation: string, value: string): string =>
  `<filters><field>${field}</field><operation>${operation}</operation><value>${value}</value></filters>`;

const listView = (fullName: string, label: string, content: string): string =>
  metadata(
    'ListView',
    `<fullName>${fullName}</fullName><columns>NAME</columns><columns>Carrier__c</columns><columns>Account__c</columns>` +
      `<columns>Fee__c</columns><columns>OWNER.ALIAS</columns>${content}<label>${label}</label>`,
  );

const OBJECT = 'objects/Shipment__c';

export const SCREEN_FILES: Readonly<Record<string, string>> = {
  'layouts/Shipment__c-Shipment Layout.layout-meta.xml': metadata('Layout', SHIPMENT_LAYOUT),
  [`${OBJECT}/listViews/All.listView-meta.xml`]: listView(
    'All',
    'All Shipments',
    '<filterScope>Everything</filterScope>',
  ),
  [`${OBJECT}/listViews/Mine.listView-meta.xml`]: listView('Mine', 'My Shipments', '<filterScope>Mine</filterScope>'),
  [`${OBJECT}/listViews/HeavyOnes.listView-meta.xml`]: listView(
    'HeavyOnes',
    'Heavy Shipments',
    `<booleanFilter>1 OR (2 AND 3)</booleanFilter><filterScope>Everything</filterScope>${filter('Weight__c', 'greaterThan', '50')}` +
      filter('Carrier__c', 'equals', 'Ship,Train') +
      filter('Weight__c', 'greaterOrEqual', '20'),
  ),
  [`${OBJECT}/listViews/Late.listView-meta.xml`]: listView(
    'Late',
    'Late Shipments',
    `<filterScope>Everything</filterScope>${filter('DueOn__c', 'lessThan', 'TODAY')}${filter('Account__c', 'notEqual', '')}`,
  ),
  'objects/Depot__c/compactLayouts/Short.compactLayout-meta.xml': metadata(
    'CompactLayout',
    '<fullName>Short</fullName><fields>Name</fields><fields>OwnerId</fields><label>Short</label>',
  ),
  'tabs/Shipment__c.tab-meta.xml': metadata(
    'CustomTab',
    '<customObject>true</customObject><motif>Custom67: Gears</motif>',
  ),
};
