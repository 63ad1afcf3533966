/** An org of shipments whose package has an app, list views, pages, a screen flow and a bell, with people who see more and less of it. */
import {
  fieldPermissions,
  metadata,
  objectPermissions,
  permissionSet,
} from '../../sandbox/salesforce/access/sample-org.ts';
import { startAccessOrg, userPermission, type AccessOrg } from '../../sandbox/salesforce/access/sample-org.ts';
import { BOOK_SHIPMENT } from '../../sandbox/salesforce/flow/screens/sample-screens.ts';
import { SCREEN_FILES } from '../../sandbox/salesforce/lightning/ui-api/sample-screen-files.ts';

export const ADMIN = 'admin@shell.example';
export const REP = 'rep@shell.example';
export const NOBODY = 'nobody@shell.example';

const FIELDS = ['Account__c', 'Depot__c', 'Carrier__c', 'Status__c', 'DueOn__c', 'SentAt__c', 'Weight__c', 'Fee__c'];

const RIGHTS = permissionSet(
  'Sales',
  userPermission('ApiEnabled'),
  objectPermissions('Account', 'cru'),
  objectPermissions('Shipment__c', 'crud'),
  objectPermissions('Depot__c', 'cru'),
  objectPermissions('Parcel__c', 'crud'),
  fieldPermissions('Parcel__c.Contents__c', true),
  ...FIELDS.map((field) => fieldPermissions(`Shipment__c.${field}`, true)),
  '<applicationVisibilities><application>Shipping</application><visible>true</visible></applicationVisibilities>',
  '<tabSettings><tab>Shipment__c</tab><visibility>Visible</visibility></tabSettings>',
  ...['Shipping_News', 'News_Board', 'Harbour_Site'].map(
    (tab) => `<tabSettings><tab>${tab}</tab><visibility>Visible</visibility></tabSettings>`,
  ),
);

type Rule = { readonly formula: string; readonly message: string; readonly field?: string };

export const rule = (name: string, { formula, message, field = '' }: Rule): string =>
  metadata(
    'ValidationRule',
    `<fullName>${name}</fullName><active>true</active><errorConditionFormula>${formula}</errorConditionFormula>` +
      `${field === '' ? '' : `<errorDisplayField>${field}</errorDisplayField>`}<errorMessage>${message}</errorMessage>`,
  );

const LWC = 'main/shared/lwc';

export const bundle = (name: string, script: string, markup: string): Readonly<Record<string, string>> => ({
  [`${LWC}/${name}/${name}.js`]: script,
  [`${LWC}/${name}/${name}.html`]: `<template>${markup}</template>`,
  [`${LWC}/${name}/${name}.js-meta.xml`]: metadata(
    'LightningComponentBundle',
    '<apiVersion>68.0</apiVersion><isExposed>true</isExposed>',
  ),
});

const CLOCKS = `import { LightningElement } from 'lwc';
export default class Clocks extends LightningElement {
  moment = '2026-07-01T20:30:00.000Z';
  rows = [{ id: 'one', at: this.moment, on: '2026-07-01' }];
  columns = [
    { label: 'At', fieldName: 'at', type: 'date', typeAttributes: { day: 'numeric', hour: '2-digit', minute: '2-digit' } },
    { label: 'On', fieldName: 'on', type: 'date-local' },
  ];
}`;

const CLOCK_FACES = [
  '<p class="plain"><lightning-formatted-date-time value={moment} hour="2-digit" minute="2-digit"></lightning-formatted-date-time></p>',
  '<p class="medium"><lightning-formatted-date-time value={moment}></lightning-formatted-date-time></p>',
  '<p class="own"><lightning-formatted-date-time value={moment} hour="2-digit" minute="2-digit" time-zone="UTC"></lightning-formatted-date-time></p>',
  '<lightning-datatable key-field="id" data={rows} columns={columns} hide-checkbox-column></lightning-datatable>',
].join('');

/** One component that fails as it is drawn, one that tells the time, and one that says something to whoever is at home. */
const COMPONENTS = {
  ...bundle('clocks', CLOCKS, CLOCK_FACES),
  ...bundle(
    'dearAccount',
    `import { api, LightningElement } from 'lwc';
export default class DearAccount extends LightningElement {
  @api recordId;
  get text() { throw new Error('The harbour is closed for ' + this.recordId.length + ' letters.'); }
}`,
    '<p>{text}</p>',
  ),
  ...bundle(
    'shippingNews',
    `import { LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
export default class ShippingNews extends LightningElement {
  handleShout() {
    this.dispatchEvent(new ShowToastEvent({ title: 'Land in sight', message: 'North by {0}', messageData: ['east'], variant: 'success' }));
  }
}`,
    '<lightning-button label="Shout" onclick={handleShout}></lightning-button>',
  ),
};

const tab = (label: string, content: string): string =>
  metadata('CustomTab', `${content}<label>${label}</label><motif>Custom13: Box</motif>`);

/** Tabs for a component, a page of the web, and nobody but administrators. */
const TABS = {
  'tabs/News_Board.tab-meta.xml': tab('News Board', '<lwcComponent>shippingNews</lwcComponent>'),
  'tabs/Harbour_Site.tab-meta.xml': tab('Harbour Site', '<url>https://harbour.example/berths</url>'),
  'tabs/Back_Office.tab-meta.xml': tab('Back Office', '<flexiPage>Shipping_Home</flexiPage>'),
};

const SHIPMENT = 'objects/Shipment__c/validationRules';

const FILES = {
  ...SCREEN_FILES,
  ...COMPONENTS,
  ...TABS,
  'permissionsets/Sales.permissionset-meta.xml': RIGHTS,
  'flows/Book_shipment.flow-meta.xml': BOOK_SHIPMENT,
  'notificationtypes/Late.notiftype-meta.xml': metadata(
    'CustomNotificationType',
    '<customNotifTypeName>Late</customNotifTypeName><desktop>true</desktop><masterLabel>Late</masterLabel><mobile>true</mobile>',
  ),
  [`${SHIPMENT}/TooHeavy.validationRule-meta.xml`]: rule('TooHeavy', {
    formula: 'Weight__c &gt; 1000',
    message: 'A ship takes no more than a ton.',
    field: 'Weight__c',
  }),
  [`${SHIPMENT}/NoTrain.validationRule-meta.xml`]: rule('NoTrain', {
    formula: 'AND(Carrier__c = &quot;Train&quot;, Weight__c &gt; 500)',
    message: 'Heavy shipments do not go by train.',
  }),
};

const MINIMUM = 'Minimum Access - Salesforce';

/** @param files of the package besides those that all tests have */
export const startShellOrg = (files: Readonly<Record<string, string>> = {}): Promise<AccessOrg> =>
  startAccessOrg({ ...FILES, ...files }, [
    { username: ADMIN },
    { username: REP, profile: MINIMUM, permissionSets: ['Sales'] },
    { username: NOBODY, profile: MINIMUM },
  ]);
