/** A component hears of the org's events in a real browser, over the Streaming API. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startApexOrg } from '../sandbox/salesforce/apex/served/start-apex-org.ts';
import type { Client } from '../sandbox/salesforce/fixtures/start-shipping-org.ts';
import { enter, openBrowser, type OpenedBrowser } from './support/open-browser.ts';

const LWC = 'main/shared/lwc/shipments';
const FILES = {
  [`${LWC}/shipments.js-meta.xml`]: `<?xml version="1.0" encoding="UTF-8"?>
<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>68.0</apiVersion>
    <isExposed>true</isExposed>
</LightningComponentBundle>`,
  [`${LWC}/shipments.html`]: `<template>
  <p class="state">{state}</p>
  <p class="codes">{codes}</p>
  <lightning-button label="Stop" onclick={handleStop}></lightning-button>
  <lightning-button label="Ask for more" onclick={handleUnknown}></lightning-button>
</template>`,
  [`${LWC}/shipments.js`]: `import { LightningElement } from 'lwc';
import { isEmpEnabled, onError, subscribe, unsubscribe } from 'lightning/empApi';

export default class Shipments extends LightningElement {
  codes = '';
  state = 'waiting';

  async connectedCallback() {
    onError((error) => { this.state = error.error; });
    if (!(await isEmpEnabled())) return;
    this.subscription = await subscribe('/event/ShipmentSent__e', -1, (message) => {
      this.codes = this.codes + ' ' + message.data.payload.Code__c;
    });
    this.state = 'subscribed';
  }

  handleStop() {
    unsubscribe(this.subscription, () => { this.state = 'stopped'; });
  }

  handleUnknown() {
    subscribe('/event/Nothing__e', -1, () => undefined).catch(() => undefined);
  }
}`,
};

let org: Client;
let browser: OpenedBrowser;
before(async () => {
  org = await startApexOrg(FILES);
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await org.stop();
});

const send = (code: string) => org.call('POST', '/sobjects/ShipmentSent__e', { Code__c: code });

test('a component subscribes, hears of events, is told of errors and stops listening', async () => {
  const { page, errors } = await browser.openPage();
  await enter(page, org.sandbox.url, { path: '/lightning/cmp/c__shipments', username: 'admin@sandbox.example' });
  await page.getByText('subscribed').waitFor();
  await send('A-1');
  await page.getByText('A-1').waitFor();
  await send('A-2');
  await page.getByText('A-1 A-2').waitFor();
  await page.getByRole('button', { name: 'Ask for more' }).click();
  await page.getByText('does not exist {/event/Nothing__e}').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('stopped').waitFor();
  await send('A-3');
  assert.equal(await page.locator('.codes').innerText(), 'A-1 A-2');
  assert.deepEqual(errors, []);
});
