/** Components that use the platform's forms for records: each shows one thing that a form does. */
import { metadata } from '../../sandbox/salesforce/access/sample-org.ts';

const META = metadata('LightningComponentBundle', '<apiVersion>68.0</apiVersion><isExposed>true</isExposed>');

const bundle = (name: string, script: string, markup: string): Readonly<Record<string, string>> => ({
  [`lwc/${name}/${name}.js-meta.xml`]: META,
  [`lwc/${name}/${name}.html`]: `<template>${markup}</template>`,
  [`lwc/${name}/${name}.js`]: script,
});

const fields = (tag: string, names: readonly string[]): string =>
  names.map((name) => `<${tag} class="slds-col slds-size_1-of-2" field-name="${name}"></${tag}>`).join('');

const FIELDS = [
  ...['Carrier__c', 'Weight__c', 'Fee__c', 'DueOn__c', 'SentAt__c', 'IsUrgent__c'],
  ...['Status__c', 'Account__c', 'Contact__c', 'DoubleWeight__c'],
];

const SHIPMENT_FORM = bundle(
  'shipmentForm',
  `import { api, LightningElement } from 'lwc';
import NOTES from '@salesforce/schema/Shipment__c.Notes__c';
export default class ShipmentForm extends LightningElement {
  @api recordId;
  notes = NOTES;
  news = 'nothing yet';
  read = '';
  heard = '';
  handleLoad({ detail }) {
    const record = detail.record ?? detail.records[this.recordId];
    this.read = 'loaded ' + record.apiName + ' ' + (record.fields.Carrier__c.value ?? 'empty');
  }
  handleNotes({ detail }) { this.heard += '[' + detail.value + ']'; }
  handleSubmit(event) {
    const { fields } = event.detail;
    if (fields.Notes__c !== 'Call first') return;
    event.preventDefault();
    fields.TrackingCode__c = 'T-' + fields.Carrier__c;
    this.template.querySelector('lightning-record-edit-form').submit(fields);
  }
  handleSuccess({ detail }) { this.news = 'saved ' + detail.id + ' ' + detail.fields.Carrier__c.value; }
  handleError({ detail }) { this.news = 'refused: ' + detail.detail; }
  handleReset() { for (const field of this.template.querySelectorAll('lightning-input-field')) field.reset(); }
}`,
  `<lightning-card title="Shipment">
  <lightning-record-edit-form object-api-name="Shipment__c" record-id={recordId}
    onload={handleLoad} onsubmit={handleSubmit} onsuccess={handleSuccess} onerror={handleError}>
    <div class="slds-var-p-horizontal_medium">
      <lightning-messages></lightning-messages>
      <lightning-output-field field-name="Name"></lightning-output-field>
      <div class="slds-grid slds-wrap slds-gutters">${fields('lightning-input-field', FIELDS)}</div>
      <lightning-input-field field-name={notes} onchange={handleNotes}></lightning-input-field>
      <lightning-input-field field-name="TrackingCode__c" variant="label-hidden" disabled></lightning-input-field>
    </div>
    <div class="slds-var-p-around_medium">
      <lightning-button label="Reset" onclick={handleReset}></lightning-button>
      <lightning-button variant="brand" type="submit" label="Save shipment"></lightning-button>
    </div>
  </lightning-record-edit-form>
  <p class="news slds-var-p-around_medium">{news}</p><p class="slds-var-p-horizontal_medium">{heard}</p><p class="slds-var-p-horizontal_medium">{read}</p>
</lightning-card>`,
);

const SHIPMENT_VIEW = bundle(
  'shipmentView',
  `import { api, LightningElement } from 'lwc';
export default class ShipmentView extends LightningElement {
  @api recordId;
}`,
  `<lightning-card title="As it is"><div class="slds-var-p-horizontal_medium view">
  <lightning-record-view-form object-api-name="Shipment__c" record-id={recordId} density="compact">
    <div class="slds-grid slds-wrap">${fields('lightning-output-field', [...FIELDS, 'TrackingCode__c', 'Nowhere__c'])}</div>
  </lightning-record-view-form></div></lightning-card>
  <c-shipment-form record-id={recordId}></c-shipment-form>`,
);

const SHIPMENT_RECORD = bundle(
  'shipmentRecord',
  `import { api, LightningElement } from 'lwc';
export default class ShipmentRecord extends LightningElement {
  @api recordId;
  @api mode;
  fields = ['Carrier__c', 'Weight__c', 'Status__c', 'Account__c', 'DoubleWeight__c'];
  news = '';
  handleSuccess({ detail }) { this.news = 'saved ' + detail.id; }
  handleCancel() { this.news = 'cancelled'; }
}`,
  `<lightning-card title="Record"><div class="slds-var-p-horizontal_medium">
  <lightning-record-form object-api-name="Shipment__c" record-id={recordId} fields={fields} columns="2" mode={mode}
    onsuccess={handleSuccess} oncancel={handleCancel}></lightning-record-form><p class="news">{news}</p></div></lightning-card>`,
);

const CONTACT_FORM = bundle(
  'contactForm',
  `import { api, LightningElement } from 'lwc';
export default class ContactForm extends LightningElement {
  @api accountId;
  id = '';
  handleSuccess({ detail }) { this.id = detail.id; }
}`,
  `<lightning-card title="Contact"><div class="slds-var-p-horizontal_medium">
  <lightning-record-edit-form object-api-name="Contact" onsuccess={handleSuccess}>
    <lightning-messages></lightning-messages>
    <lightning-input-field field-name="Name"></lightning-input-field>
    <lightning-input-field field-name="AccountId" value={accountId}></lightning-input-field>
    <lightning-input-field field-name="MailingAddress"></lightning-input-field>
    <lightning-button type="submit" label="Save contact"></lightning-button>
  </lightning-record-edit-form>
  <template lwc:if={id}>
    <lightning-record-view-form object-api-name="Contact" record-id={id}>
      <div class="saved">
        <lightning-output-field field-name="Name"></lightning-output-field>
        <lightning-output-field field-name="MailingAddress"></lightning-output-field>
        <lightning-output-field field-name="AccountId"></lightning-output-field>
      </div>
    </lightning-record-view-form>
  </template></div></lightning-card>`,
);

const PICKER = bundle(
  'accountPicker',
  `import { api, LightningElement } from 'lwc';
export default class AccountPicker extends LightningElement {
  @api accountId;
  news = 'nothing picked';
  displayInfo = { primaryField: 'Name', additionalFields: ['BillingCity'] };
  matchingInfo = { primaryField: { fieldPath: 'Name' }, additionalFields: [{ fieldPath: 'BillingCity', mode: 'startsWith' }] };
  filter = {
    criteria: [
      { fieldPath: 'BillingCity', operator: 'eq', value: 'Oslo' },
      { fieldPath: 'BillingCity', operator: 'eq', value: 'Bergen' },
      { fieldPath: 'Name', operator: 'like', value: '%closed%' },
    ],
    filterLogic: '(1 OR 2) AND NOT 3',
  };
  handleChange({ detail }) { this.news = 'picked ' + detail.recordId; }
  handleEmpty() { this.template.querySelector('lightning-record-picker').clearSelection(); }
  handleCheck() { this.news = 'valid: ' + this.template.querySelector('lightning-record-picker').reportValidity(); }
}`,
  `<lightning-card title="Picker"><div class="slds-var-p-horizontal_medium">
  <lightning-record-picker label="Harbour" placeholder="Search harbours…" object-api-name="Account" display-info={displayInfo}
    matching-info={matchingInfo} filter={filter} value={accountId} required onchange={handleChange}></lightning-record-picker>
  <lightning-button label="Empty" onclick={handleEmpty}></lightning-button>
  <lightning-button label="Check" onclick={handleCheck}></lightning-button>
  <p class="news">{news}</p></div></lightning-card>`,
);

const DEPOT_FORM = bundle(
  'depotForm',
  `import { LightningElement } from 'lwc';
export default class DepotForm extends LightningElement {
  news = '';
  handleSuccess({ detail }) { this.news = 'saved ' + detail.fields.Name.value; }
}`,
  `<lightning-card title="Depot"><div class="slds-var-p-horizontal_medium">
  <lightning-record-edit-form object-api-name="Depot__c" onsuccess={handleSuccess}>
    <lightning-messages></lightning-messages>
    ${fields('lightning-input-field', ['Name', 'Region__c', 'Harbour__c'])}
    <lightning-button type="submit" label="Save depot"></lightning-button>
  </lightning-record-edit-form><p>{news}</p></div></lightning-card>`,
);

const BUOY_FORM = bundle(
  'buoyForm',
  `import { api, LightningElement } from 'lwc';
export default class BuoyForm extends LightningElement {
  @api recordTypeId;
  id = '';
  handleSuccess({ detail }) { this.id = detail.id; }
}`,
  `<lightning-card title="Buoy"><div class="slds-var-p-horizontal_medium">
  <lightning-record-edit-form object-api-name="Buoy__c" record-type-id={recordTypeId} onsuccess={handleSuccess}>
    ${fields('lightning-input-field', ['Name', 'Colour__c'])}
    <lightning-button type="submit" label="Save buoy"></lightning-button>
  </lightning-record-edit-form><p class="id">{id}</p></div></lightning-card>`,
);

const plain = (name: string): string =>
  `import { LightningElement } from 'lwc';\nexport default class ${name} extends LightningElement {}`;

const ODD_ONES = {
  ...bundle(
    'oddAttribute',
    plain('OddAttribute'),
    '<lightning-record-edit-form object-api-name="Account"><lightning-input-field field-name="Name" mood="blue"></lightning-input-field></lightning-record-edit-form>',
  ),
  ...bundle(
    'richField',
    plain('RichField'),
    '<lightning-record-edit-form object-api-name="Shipment__c"><lightning-input-field field-name="Story__c"></lightning-input-field></lightning-record-edit-form>',
  ),
  ...bundle('lonelyField', plain('LonelyField'), '<lightning-input-field field-name="Name"></lightning-input-field>'),
};

export const RECORD_FORM_COMPONENTS: Readonly<Record<string, string>> = {
  ...SHIPMENT_FORM,
  ...SHIPMENT_VIEW,
  ...SHIPMENT_RECORD,
  ...CONTACT_FORM,
  ...PICKER,
  ...DEPOT_FORM,
  ...BUOY_FORM,
  ...ODD_ONES,
};
