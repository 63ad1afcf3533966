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

const override = (page: string, subject: string): string =>
  `<actionOverrides><actionName>View</actionName><content>${page}</content><formFactor>Large</formFactor>` +
  `<type>Flexipage</type><pageOrSobjectType>${subject}</pageOrSobjectType></actionOverrides>`;

const property = (name: string, value: string): string =>
  `<componentInstanceProperties><name>${name}</name><value>${value}</value></componentInstanceProperties>`;

const rule = (leftValue: string, operator: string, rightValue: string): string =>
  `<visibilityRule><criteria><leftValue>${leftValue}</leftValue><operator>${operator}</operator><rightValue>${rightValue}</rightValue></criteria></visibilityRule>`;

const component = (name: string, content = ''): string =>
  `<itemInstances><componentInstance>${content}<componentName>${name}</componentName><identifier>${name.replace(':', '_')}</identifier></componentInstance></itemInstances>`;

const ruled = (name: string, visibility: string): string =>
  `<itemInstances><componentInstance><componentName>${name}</componentName><identifier>${name}</identifier>${visibility}</componentInstance></itemInstances>`;

const region = (name: string, type: string, content: string): string =>
  `<flexiPageRegions>${content}<name>${name}</name><type>${type}</type></flexiPageRegions>`;

const SHIPMENT_PAGE = [
  region('header', 'Region', component('force:highlightsPanel')),
  region('Facet-details', 'Facet', component('force:detailPanel')),
  region(
    'Facet-tabs',
    'Facet',
    component('flexipage:tab', property('body', 'Facet-details') + property('title', 'Details')),
  ),
  region(
    'main',
    'Region',
    component('flexipage:tabset', property('tabs', 'Facet-tabs')) +
      ruled('sentShipment', rule('{!Record.Status__c}', 'EQUAL', 'Sent')) +
      ruled('dispatcher', rule('{!$Permission.CustomPermission.Dispatch}', 'EQUAL', 'true')) +
      ruled('dearAccount', rule('{!Record.Account__r.Name}', 'CONTAINS', 'harbour')) +
      `<itemInstances><fieldInstance><fieldInstanceProperties><name>uiBehavior</name><value>readonly</value></fieldInstanceProperties><fieldItem>Record.Carrier__c</fieldItem><identifier>RecordCarrier</identifier></fieldInstance></itemInstances>`,
  ),
  '<masterLabel>Shipment</masterLabel><sobjectType>Shipment__c</sobjectType>',
  '<template><name>flexipage:recordHomeTemplateDesktop</name></template><type>RecordPage</type>',
].join('');

const HOME_PAGE = [
  region('top', 'Region', component('c:shippingNews')),
  '<masterLabel>Shipping Home</masterLabel><template><name>home:desktopTemplate</name></template><type>HomePage</type>',
].join('');

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
  'flexipages/Shipment_Page.flexipage-meta.xml': metadata('FlexiPage', SHIPMENT_PAGE),
  'flexipages/Shipping_Home.flexipage-meta.xml': metadata('FlexiPage', HOME_PAGE),
  'tabs/Shipping_News.tab-meta.xml': metadata(
    'CustomTab',
    '<flexiPage>Shipping_Home</flexiPage><label>News</label><motif>Custom13: Box</motif>',
  ),
  'customPermissions/Dispatch.customPermission-meta.xml': metadata('CustomPermission', '<label>Dispatch</label>'),
  'applications/Shipping.app-meta.xml': metadata(
    'CustomApplication',
    `${override('Shipment_Page', 'Shipment__c')}${override('Shipping_Home', 'standard-home')}` +
      '<brand><headerColor>#0B5CAB</headerColor><shouldOverrideOrgTheme>false</shouldOverrideOrgTheme></brand>' +
      '<formFactors>Large</formFactors><label>Shipping</label><navType>Standard</navType>' +
      '<tabs>standard-home</tabs><tabs>standard-Account</tabs><tabs>Shipment__c</tabs><tabs>Shipping_News</tabs>' +
      '<tabs>standard-report</tabs><uiType>Lightning</uiType>',
  ),
  'quickActions/Shipment__c.Send.quickAction-meta.xml': metadata(
    'QuickAction',
    '<fieldOverrides><field>Status__c</field><literalValue>Sent</literalValue></fieldOverrides><label>Send Shipment</label>' +
      '<optionsCreateFeedItem>false</optionsCreateFeedItem>' +
      '<quickActionLayout><layoutSectionStyle>TwoColumnsLeftToRight</layoutSectionStyle><quickActionLayoutColumns>' +
      '<quickActionLayoutItems><emptySpace>false</emptySpace><field>SentAt__c</field><uiBehavior>Required</uiBehavior></quickActionLayoutItems>' +
      '</quickActionLayoutColumns><quickActionLayoutColumns/></quickActionLayout><type>Update</type>',
  ),
  'tabs/Shipment__c.tab-meta.xml': metadata(
    'CustomTab',
    '<customObject>true</customObject><motif>Custom67: Gears</motif>',
  ),
};
