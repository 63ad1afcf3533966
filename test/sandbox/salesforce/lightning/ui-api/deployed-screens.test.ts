/** What is deployed into a running org is on its pages at once. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { metadata } from '../../access/sample-org.ts';
import { writeZip } from '../../deploy/zip/write-zip.ts';
import { startShippingOrg, type Client } from '../../fixtures/start-shipping-org.ts';

let client: Client;
before(async () => {
  client = await startShippingOrg();
});
after(() => client.stop());

const DEPLOYS = '/services/data/v68.0/metadata/deployRequest';
const result = z.looseObject({
  id: z.string().optional(),
  deployResult: z.looseObject({ id: z.string().optional(), done: z.boolean(), success: z.boolean() }),
});

const ended = async (id: string): Promise<void> => {
  const { body } = await client.call('GET', `${DEPLOYS}/${id}?includeDetails=true`);
  const { deployResult } = result.parse(body);
  if (deployResult.done) {
    assert.equal(deployResult.success, true, JSON.stringify(deployResult));
    return;
  }
  await pause(20);
  await ended(id);
};

const deploy = async (files: Readonly<Record<string, string>>): Promise<void> => {
  const zip = writeZip(new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])));
  const form = new FormData();
  form.append('json', JSON.stringify({ deployOptions: {} }));
  form.append('file', new Blob([new Uint8Array(zip)], { type: 'application/zip' }), 'deploy.zip');
  const headers = { authorization: `Bearer ${client.connection.accessToken ?? ''}` };
  const response = await fetch(`${client.sandbox.url}${DEPLOYS}`, { method: 'POST', headers, body: form });
  await ended(result.parse(await response.json()).id ?? '');
};

const LAYOUT = metadata(
  'Layout',
  '<layoutSections><customLabel>true</customLabel><detailHeading>true</detailHeading><editHeading>true</editHeading>' +
    '<label>Crate</label><layoutColumns><layoutItems><behavior>Required</behavior><field>Name</field></layoutItems>' +
    '<layoutItems><behavior>Edit</behavior><field>Seal__c</field></layoutItems></layoutColumns><style>OneColumn</style></layoutSections>',
);
const CRATE = metadata(
  'CustomObject',
  '<compactLayoutAssignment>Short</compactLayoutAssignment>' +
    '<compactLayouts><fullName>Short</fullName><fields>Seal__c</fields><label>Short</label></compactLayouts>' +
    '<deploymentStatus>Deployed</deploymentStatus>' +
    '<fields><fullName>Seal__c</fullName><label>Seal</label><length>20</length><type>Text</type></fields><label>Crate</label>' +
    '<listViews><fullName>Sealed</fullName><columns>NAME</columns><columns>Seal__c</columns><filterScope>Everything</filterScope>' +
    '<filters><field>Seal__c</field><operation>notEqual</operation></filters><label>Sealed Crates</label></listViews>' +
    '<nameField><label>Crate Name</label><type>Text</type></nameField><pluralLabel>Crates</pluralLabel><sharingModel>ReadWrite</sharingModel>',
);

const layout = z.looseObject({
  sections: z.array(
    z.looseObject({
      layoutRows: z.array(z.looseObject({ layoutItems: z.array(z.looseObject({ label: z.string() })) })),
    }),
  ),
});

const labelsOn = async (query: string): Promise<readonly string[]> => {
  const { body } = await client.call('GET', `/ui-api/layout/Crate__c?${query}`);
  const rows = layout.parse(body).sections.flatMap(({ layoutRows }) => layoutRows);
  return rows.flatMap(({ layoutItems }) => layoutItems.map(({ label }) => label));
};

test('a layout, a compact layout and a list view are there once they are deployed', async () => {
  assert.equal((await client.call('GET', '/ui-api/layout/Crate__c')).status, 400);
  await deploy({
    'package.xml': metadata('Package', '<version>68.0</version>'),
    'objects/Crate__c.object': CRATE,
    'layouts/Crate__c-Crate Layout.layout': LAYOUT,
  });
  assert.deepEqual(await labelsOn(''), ['Crate Name', 'Seal']);
  assert.deepEqual(await labelsOn('layoutType=Compact'), ['Seal']);
  await client.call('POST', '/ui-api/records', { apiName: 'Crate__c', fields: { Name: 'One', Seal__c: 'red' } });
  await client.call('POST', '/ui-api/records', { apiName: 'Crate__c', fields: { Name: 'Two' } });
  const { body } = await client.call('GET', '/ui-api/list-records/Crate__c/Sealed');
  assert.equal(z.looseObject({ count: z.number() }).parse(body).count, 1);
});
