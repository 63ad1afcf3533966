import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { startShippingOrg, type Client } from '../../fixtures/start-shipping-org.ts';
import { xml } from '../fixtures/sample-project.ts';
import { writeZip } from '../zip/write-zip.ts';

/** Deploys into a running org, over its own REST API: what it has then, and that it is as it was when anything is wrong. */

type Files = Readonly<Record<string, string>>;

const answer = z.object({
  id: z.string(),
  deployResult: z.object({
    done: z.boolean(),
    status: z.string(),
    success: z.boolean(),
    errorMessage: z.string().optional(),
    details: z
      .object({
        componentFailures: z.array(z.object({ fullName: z.string(), problem: z.string(), fileName: z.string() })),
        componentSuccesses: z.array(z.object({ fullName: z.string(), created: z.boolean(), deleted: z.boolean() })),
        runTestResult: z
          .object({
            numTestsRun: z.number(),
            numFailures: z.number(),
            codeCoverageWarnings: z.array(z.object({ message: z.string() })),
          })
          .optional(),
      })
      .optional(),
  }),
});

const deployer = ({ sandbox, connection, call }: Client) => {
  const path = '/services/data/v68.0/metadata/deployRequest';
  const send = async (files: Files, deployOptions: object): Promise<unknown> => {
    const zip = writeZip(new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])));
    const form = new FormData();
    form.append('json', JSON.stringify({ deployOptions }));
    form.append('file', new Blob([new Uint8Array(zip)], { type: 'application/zip' }), 'deploy.zip');
    const headers = { authorization: `Bearer ${connection.accessToken ?? ''}` };
    const response = await fetch(`${sandbox.url}${path}`, { method: 'POST', headers, body: form });
    return response.json();
  };
  const ended = async (id: string): Promise<z.infer<typeof answer>['deployResult']> => {
    const { body } = await call('GET', `${path}/${id}?includeDetails=true`);
    const { deployResult } = answer.parse(body);
    if (deployResult.done) return deployResult;
    await pause(20);
    return ended(id);
  };
  return async (files: Files, options: object = {}) => ended(answer.parse(await send(files, options)).id);
};

const field = (name: string, rest: string): string =>
  `<fields><fullName>${name}</fullName><label>${name}</label>${rest}</fields>`;
const text = '<length>20</length><type>Text</type>';

const CRATE = xml(
  'CustomObject',
  `<deploymentStatus>Deployed</deploymentStatus><label>Crate</label><pluralLabel>Crates</pluralLabel>
   <nameField><label>Crate</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel>
   ${field('Seal__c', text)}`,
);
const MANIFEST = xml('Package', '<version>68.0</version>');
const META = xml('ApexClass', '<apiVersion>68.0</apiVersion><status>Active</status>');

const classes = (sources: Files): Files =>
  Object.fromEntries(
    Object.entries(sources).flatMap(([name, source]) => [
      [`classes/${name}.cls`, source],
      [`classes/${name}.cls-meta.xml`, META],
    ]),
  );

describe('a deploy into a running org', () => {
  let client: Client;
  let deploy: ReturnType<typeof deployer>;
  before(async () => {
    client = await startShippingOrg();
    deploy = deployer(client);
  });
  after(() => client.stop());

  const create = async (object: string, record: object): Promise<string> => {
    const { body } = await client.call('POST', `/sobjects/${object}`, record);
    return z.object({ id: z.string() }).parse(body).id;
  };
  const query = async (soql: string): Promise<readonly object[]> => {
    const { records } = await client.connection.query(soql);
    return records.map(({ attributes: _attributes, ...values }) => values);
  };

  it('brings an object that records can be made of, and keeps the records there were', async () => {
    const kept = await create('Shipment__c', { Carrier__c: 'Rail' });
    const result = await deploy({ 'package.xml': MANIFEST, 'objects/Crate__c.object': CRATE });
    assert.deepEqual([result.status, result.details?.componentFailures], ['Succeeded', []]);
    assert.deepEqual(
      result.details?.componentSuccesses.map(({ fullName, created }) => `${fullName} ${created}`).toSorted(),
      ['Crate__c true', 'Crate__c.Seal__c true'],
    );
    await create('Crate__c', { Name: 'First', Seal__c: 'S1' });
    assert.deepEqual(await query('SELECT Name, Seal__c FROM Crate__c'), [{ Name: 'First', Seal__c: 'S1' }]);
    assert.deepEqual(await query('SELECT Id, Carrier__c FROM Shipment__c'), [{ Id: kept, Carrier__c: 'Rail' }]);
  });

  it('gives new fields to the rows there are, empty', async () => {
    const result = await deploy({
      'package.xml': MANIFEST,
      'objects/Crate__c.object': xml('CustomObject', field('Wood__c', text)),
    });
    assert.equal(result.status, 'Succeeded');
    assert.deepEqual(await query('SELECT Name, Seal__c, Wood__c FROM Crate__c'), [
      { Name: 'First', Seal__c: 'S1', Wood__c: null },
    ]);
  });

  it('changes nothing at all when one component is at fault', async () => {
    const result = await deploy({
      'package.xml': MANIFEST,
      'objects/Crate__c.object': xml('CustomObject', field('Colour__c', text)),
      ...classes({ Broken: 'public class Broken { Gone one; }' }),
    });
    assert.equal(result.status, 'Failed');
    assert.deepEqual(
      result.details?.componentFailures.map(({ fileName, problem }) => `${fileName}: ${problem}`),
      ['classes/Broken.cls: Invalid type: Gone'],
    );
    const { status } = await client.call('GET', `/query?q=${encodeURIComponent('SELECT Colour__c FROM Crate__c')}`);
    assert.equal(status, 400);
  });

  it('leaves everything as it was when only the last step fails: a queue of somebody who is not there', async () => {
    const result = await deploy({
      'package.xml': MANIFEST,
      'objects/Crate__c.object': xml('CustomObject', field('Colour__c', text)),
      'permissionsets/Painter.permissionset': xml('PermissionSet', '<label>Painter</label>'),
      'queues/Packers.queue': xml(
        'Queue',
        `<doesSendEmailToMembers>false</doesSendEmailToMembers><name>Packers</name>
         <queueMembers><users><user>nobody@shipping.example</user></users></queueMembers>
         <queueSobject><sobjectType>Crate__c</sobjectType></queueSobject>`,
      ),
    });
    assert.equal(result.status, 'Failed');
    assert.match(result.details?.componentFailures[0]?.problem ?? '', /nobody@shipping\.example/);
    assert.deepEqual(await query('SELECT Name, Seal__c, Wood__c FROM Crate__c'), [
      { Name: 'First', Seal__c: 'S1', Wood__c: null },
    ]);
    assert.deepEqual(await query("SELECT Id FROM PermissionSet WHERE Name = 'Painter'"), []);
    const { status } = await client.call('GET', `/query?q=${encodeURIComponent('SELECT Colour__c FROM Crate__c')}`);
    assert.equal(status, 400);
  });

  it('only checks when asked to', async () => {
    const files = { 'package.xml': MANIFEST, 'objects/Crate__c.object': xml('CustomObject', field('Colour__c', text)) };
    assert.equal((await deploy(files, { checkOnly: true })).success, true);
    const { status } = await client.call('GET', `/query?q=${encodeURIComponent('SELECT Colour__c FROM Crate__c')}`);
    assert.equal(status, 400);
  });

  it('refuses a change of type where the field has values, by its name', async () => {
    const result = await deploy({
      'package.xml': MANIFEST,
      'objects/Crate__c.object': xml('CustomObject', field('Seal__c', '<type>Date</type>')),
    });
    assert.deepEqual(
      result.details?.componentFailures.map(({ problem }) => problem),
      ['Cannot change the type of Crate__c.Seal__c from string to date: it has values'],
    );
  });

  it('lets its triggers run from then on, the newest version of each once', async () => {
    const trigger = (seal: string): Files => ({
      'package.xml': MANIFEST,
      'triggers/SealCrate.trigger': `trigger SealCrate on Crate__c (before insert) { for (Crate__c one : Trigger.new) one.Seal__c = (one.Seal__c ?? '') + '${seal}'; }`,
      'triggers/SealCrate.trigger-meta.xml': xml('ApexTrigger', '<apiVersion>68.0</apiVersion><status>Active</status>'),
    });
    assert.equal((await deploy(trigger('old'))).status, 'Succeeded');
    assert.equal((await deploy(trigger('new'))).status, 'Succeeded');
    await create('Crate__c', { Name: 'Second' });
    assert.deepEqual(await query("SELECT Seal__c FROM Crate__c WHERE Name = 'Second'"), [{ Seal__c: 'new' }]);
  });

  it('starts its flows from then on, in their newest version', async () => {
    const flow = (note: string): Files => ({
      'package.xml': MANIFEST,
      'flows/Wood.flow': xml(
        'Flow',
        `<apiVersion>68.0</apiVersion><label>Wood</label><processType>AutoLaunchedFlow</processType>
         <recordUpdates><name>Set_Wood</name><label>Set wood</label><locationX>0</locationX><locationY>0</locationY>
         <inputAssignments><field>Wood__c</field><value><stringValue>${note}</stringValue></value></inputAssignments>
         <inputReference>$Record</inputReference></recordUpdates>
         <start><locationX>0</locationX><locationY>0</locationY><connector><targetReference>Set_Wood</targetReference>
         </connector><object>Crate__c</object><recordTriggerType>Create</recordTriggerType>
         <triggerType>RecordBeforeSave</triggerType></start><status>Active</status>`,
      ),
    });
    assert.deepEqual((await deploy(flow('oak'))).details?.componentFailures, []);
    assert.equal((await deploy(flow('elm'))).status, 'Succeeded');
    await create('Crate__c', { Name: 'Third' });
    assert.deepEqual(await query("SELECT Wood__c FROM Crate__c WHERE Name = 'Third'"), [{ Wood__c: 'elm' }]);
    const destroyed = xml('Package', '<types><members>Wood</members><name>Flow</name></types><version>68.0</version>');
    assert.equal((await deploy({ 'package.xml': MANIFEST, 'destructiveChanges.xml': destroyed })).status, 'Succeeded');
    await create('Crate__c', { Name: 'Fourth' });
    assert.deepEqual(await query("SELECT Wood__c FROM Crate__c WHERE Name = 'Fourth'"), [{ Wood__c: null }]);
  });

  it('keeps the ids of permission sets that are deployed again', async () => {
    const granting = (label: string): Files => ({
      'package.xml': MANIFEST,
      'permissionsets/Packer.permissionset': xml('PermissionSet', `<label>${label}</label>`),
    });
    const soql = "SELECT Id, Label FROM PermissionSet WHERE Name = 'Packer'";
    const set = z.tuple([z.object({ Id: z.string(), Label: z.string() })]);
    await deploy(granting('Packer'));
    const [first] = set.parse(await query(soql));
    await deploy(granting('Packs crates'));
    const [second] = set.parse(await query(soql));
    assert.deepEqual([second.Id, second.Label], [first.Id, 'Packs crates']);
  });

  it('deletes what destructiveChanges.xml names, with its values', async () => {
    const result = await deploy({
      'package.xml': MANIFEST,
      'destructiveChanges.xml': xml(
        'Package',
        '<types><members>Crate__c.Wood__c</members><name>CustomField</name></types><version>68.0</version>',
      ),
    });
    assert.deepEqual(
      result.details?.componentSuccesses.map(({ fullName, deleted }) => `${fullName} ${deleted}`),
      ['Crate__c.Wood__c true'],
    );
    const { status } = await client.call('GET', `/query?q=${encodeURIComponent('SELECT Wood__c FROM Crate__c')}`);
    assert.equal(status, 400);
  });

  it('runs tests in an org of their own and fails below 75 percent of coverage', async () => {
    const files: Files = {
      'package.xml': MANIFEST,
      ...classes({
        Crates:
          'public class Crates {\n public static Integer a() {\n  return 1;\n }\n public static Integer b() {\n  return 2;\n }\n}',
        CratesTest:
          '@IsTest\nprivate class CratesTest {\n @IsTest\n static void counts() {\n  Assert.areEqual(1, Crates.a());\n }\n}',
      }),
    };
    const result = await deploy(files, { testLevel: 'RunSpecifiedTests', runTests: ['CratesTest'] });
    assert.equal(result.status, 'Failed');
    assert.deepEqual(result.details?.runTestResult, {
      numTestsRun: 1,
      numFailures: 0,
      codeCoverageWarnings: [
        {
          message:
            'Test coverage of selected Apex Class or Trigger Crates is 50%, at least 75% test coverage is required',
        },
      ],
    });
  });

  it('says why an archive is none', async () => {
    const form = new FormData();
    form.append('json', JSON.stringify({ deployOptions: {} }));
    form.append('file', new Blob(['no archive, but long enough to be taken for one']), 'deploy.zip');
    const headers = { authorization: `Bearer ${client.connection.accessToken ?? ''}` };
    const url = `${client.sandbox.url}/services/data/v68.0/metadata/deployRequest`;
    const { id } = answer.parse(await (await fetch(url, { method: 'POST', headers, body: form })).json());
    await pause(50);
    const { body } = await client.call('GET', `/services/data/v68.0/metadata/deployRequest/${id}`);
    assert.match(answer.parse(body).deployResult.errorMessage ?? '', /no ZIP archive/);
  });
});
