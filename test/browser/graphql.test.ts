/** Components ask the org with GraphQL in a real browser: wired, again with other variables, after changes, and with mutations. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startApexOrg } from '../sandbox/salesforce/apex/served/start-apex-org.ts';
import { metadataFile, type SourceFiles } from '../sandbox/salesforce/apex/served/sample-project.ts';
import type { Client } from '../sandbox/salesforce/fixtures/start-shipping-org.ts';
import { enter, openBrowser, type OpenedBrowser } from './support/open-browser.ts';

const META = metadataFile('LightningComponentBundle', '<apiVersion>68.0</apiVersion><isExposed>true</isExposed>');

const bundle = (name: string, html: string, js: string): SourceFiles => ({
  [`main/shared/lwc/${name}/${name}.js-meta.xml`]: META,
  [`main/shared/lwc/${name}/${name}.html`]: html,
  [`main/shared/lwc/${name}/${name}.js`]: js,
});

const YARDS = bundle(
  'yards',
  `<template>
  <p class="names">{names}</p>
  <p class="errors">{errors}</p>
  <p class="refused">{refused}</p>
  <lightning-button label="Harbours" onclick={handleHarbours}></lightning-button>
  <lightning-button label="Mills" onclick={handleMills}></lightning-button>
  <lightning-button label="Rename" onclick={handleRename}></lightning-button>
  <lightning-button label="Refresh" onclick={handleRefresh}></lightning-button>
  <lightning-button label="Ask wrongly" onclick={handleWrong}></lightning-button>
  <lightning-button label="Ask too much" onclick={handleTooMuch}></lightning-button>
</template>`,
  `import { LightningElement, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import { updateRecord } from 'lightning/uiRecordApi';

const NAMED = gql\`fragment named on Account { Id Name { value } }\`;

export default class Yards extends LightningElement {
  start;
  result = {};
  other;
  refusal;

  @wire(graphql, {
    query: gql\`
      query yards($pattern: String) {
        uiapi { query { Account(where: { Name: { like: $pattern } }, orderBy: { Name: { order: ASC } }) {
          edges { node { ...named } }
        } } }
      }
      \${NAMED}
    \`,
    variables: '$variables',
    operationName: 'yards',
  })
  wired(result) { this.result = result; }

  @wire(graphql, { query: '$other' })
  wiredOther({ errors }) { this.refusal = errors; }

  get variables() { return this.start === undefined ? undefined : { pattern: this.start + '%' }; }
  get nodes() { return this.result.data ? this.result.data.uiapi.query.Account.edges.map((edge) => edge.node) : []; }
  get names() { return this.result.data ? 'Found: ' + this.nodes.map((node) => node.Name.value).join(', ') : 'nothing yet'; }
  get errors() { return this.result.errors === undefined ? 'no errors' : 'errors'; }
  get refused() { return (this.refusal || []).map((error) => error.message).join(' '); }

  handleHarbours() { this.start = 'Harbour'; }
  handleMills() { this.start = 'Mill'; }
  handleRename() { updateRecord({ fields: { Id: this.nodes[0].Id, Name: 'Somewhere else' } }); }
  handleRefresh() { this.result.refresh(); }
  handleWrong() { this.other = gql\`{ uiapi { query { Account { edges { node { Nme { value } } } } } } }\`; }
  handleTooMuch() { this.other = gql\`{ uiapi { relatedListByName(parentApiName: "Account", relatedListName: "Contacts") { label } } }\`; }
}`,
);

const OLDER = bundle(
  'olderYards',
  `<template>
  <p>{names}</p>
  <p>{refused}</p>
  <lightning-button label="Refresh" onclick={handleRefresh}></lightning-button>
</template>`,
  `import { LightningElement, wire } from 'lwc';
import { gql, graphql, refreshGraphQL } from 'lightning/uiGraphQLApi';

export default class OlderYards extends LightningElement {
  @wire(graphql, { query: gql\`{ uiapi { query { Account(where: { Name: { like: "Quay%" } }) { totalCount } } } }\` })
  result;

  @wire(graphql, { query: gql\`{ uiapi { query { Account { edges { node { Name @optional { value } } } } } } }\` })
  optional;

  get refused() { return this.optional.errors ? this.optional.errors[0].message : ''; }
  get names() { return this.result.data ? 'Quays: ' + this.result.data.uiapi.query.Account.totalCount : ''; }
  handleRefresh() { refreshGraphQL(this.result); }
}`,
);

const EDITOR = bundle(
  'yardEditor',
  `<template>
  <p>{said}</p>
  <lightning-button label="Create" onclick={handleCreate}></lightning-button>
  <lightning-button label="Change" onclick={handleChange}></lightning-button>
  <lightning-button label="Delete" onclick={handleDelete}></lightning-button>
  <lightning-button label="Create nameless" onclick={handleNameless}></lightning-button>
</template>`,
  `import { LightningElement } from 'lwc';
import { executeMutation, gql } from 'lightning/graphql';

const CREATE = gql\`mutation Create($input: AccountCreateInput!) {
  uiapi { AccountCreate(input: $input) { Record { Id Name { value } } } }
}\`;
const UPDATE = gql\`mutation Change($input: AccountUpdateInput!) { uiapi { AccountUpdate(input: $input) { success } } }\`;
const DELETE = gql\`mutation Delete($input: RecordDeleteInput!) { uiapi { AccountDelete(input: $input) { Id } } }\`;

export default class YardEditor extends LightningElement {
  said = '';
  id;

  async run(query, input, done) {
    const { data, errors } = await executeMutation({ query, variables: { input } });
    this.said = errors ? errors.map((error) => error.message).join(' ') : done(data.uiapi);
  }
  handleCreate() {
    this.run(CREATE, { Account: { Name: 'Slip' } }, ({ AccountCreate: { Record } }) => {
      this.id = Record.Id;
      return 'Created ' + Record.Name.value;
    });
  }
  handleChange() {
    this.run(UPDATE, { Id: this.id, Account: { Name: 'Slipway' } }, ({ AccountUpdate }) => 'Changed: ' + AccountUpdate.success);
  }
  handleDelete() { this.run(DELETE, { Id: this.id }, ({ AccountDelete }) => 'Deleted: ' + (AccountDelete.Id === this.id)); }
  handleNameless() { this.run(CREATE, { Account: { Industry: 'Shipping' } }, () => 'Created'); }
}`,
);

let org: Client;
let browser: OpenedBrowser;
before(async () => {
  org = await startApexOrg({ ...YARDS, ...OLDER, ...EDITOR });
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await org.stop();
});

const add = (name: string) => org.call('POST', '/sobjects/Account', { Name: name });

const show = async (component: string) => {
  const { page, errors } = await browser.openPage();
  await enter(page, org.sandbox.url, { path: `/lightning/cmp/c__${component}`, username: 'admin@sandbox.example' });
  const press = (label: string) => page.getByRole('button', { name: label, exact: true }).click();
  const says = (text: string) => page.getByText(text, { exact: true }).waitFor();
  return { page, errors, press, says };
};

test('a query waits for its variables, follows them, and is asked again on demand', async () => {
  for (const name of ['Harbour A', 'Harbour B', 'Mill A']) await add(name);
  const { errors, press, says } = await show('yards');
  await says('nothing yet');
  await press('Harbours');
  await says('Found: Harbour A, Harbour B');
  await press('Mills');
  await says('Found: Mill A');
  await add('Mill B');
  await press('Refresh');
  await says('Found: Mill A, Mill B');
  await says('no errors');
  assert.deepEqual(errors, []);
});

test('a record changed on the page shows its new values at once, and leaves the list when the query is asked again', async () => {
  for (const name of ['Mill C', 'Mill D']) await add(name);
  const { errors, press, says } = await show('yards');
  await press('Mills');
  await says('Found: Mill A, Mill B, Mill C, Mill D');
  await press('Rename');
  await says('Found: Somewhere else, Mill B, Mill C, Mill D');
  await press('Refresh');
  await says('Found: Mill B, Mill C, Mill D');
  assert.deepEqual(errors, []);
});

test('what is wrong with a query comes as errors, and what the sandbox lacks is said on the page as well', async () => {
  const { page, press } = await show('yards');
  await press('Ask wrongly');
  await page.getByText("Field 'Nme' in type 'Account' is undefined").waitFor();
  await press('Ask too much');
  await page
    .locator('.refused')
    .getByText('The sandbox does not support the GraphQL field relatedListByName')
    .waitFor();
  await page.getByText('Not in the sandbox').waitFor();
});

test('the older module gives the same, and refreshes a result by its function', async () => {
  await add('Quay A');
  const { errors, press, says } = await show('olderYards');
  await says('Quays: 1');
  await add('Quay B');
  await press('Refresh');
  await says('Quays: 2');
  await says('lightning/uiGraphQLApi does not support optional fields; lightning/graphql does.');
  assert.deepEqual(errors, []);
});

test('mutations create, change and delete records, and tell what the org refuses', async () => {
  const { errors, press, says } = await show('yardEditor');
  await press('Create');
  await says('Created Slip');
  await press('Change');
  await says('Changed: true');
  await press('Delete');
  await says('Deleted: true');
  await press('Create nameless');
  await says('Required fields are missing: [Name]');
  assert.deepEqual(errors, []);
});
