import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startShippingOrg, type Client } from '../../fixtures/start-shipping-org.ts';
import { xml } from '../fixtures/sample-project.ts';
import { writeZip } from '../zip/write-zip.ts';

/** Deploys by an independent client of the Metadata API, over SOAP and over its REST form. */

const archive = (files: Readonly<Record<string, string>>): Buffer =>
  writeZip(
    new Map(
      Object.entries({ 'package.xml': xml('Package', '<version>68.0</version>'), ...files }).map(([path, text]) => [
        path,
        Buffer.from(text),
      ]),
    ),
  );

const permission = (label: string): Buffer =>
  archive({ 'customPermissions/Resend.customPermission': xml('CustomPermission', label) });

describe('a client of the Metadata API', () => {
  let client: Client;
  before(async () => {
    client = await startShippingOrg();
    client.connection.metadata.pollInterval = 20;
  });
  after(() => client.stop());

  it('deploys over SOAP and reads what came of it', async () => {
    const { metadata } = client.connection;
    const result = await metadata.deploy(permission('<label>May resend</label>'), { checkOnly: false }).complete(true);
    assert.deepEqual([result.success, result.status, result.numberComponentsDeployed], [true, 'Succeeded', 1]);
    const { records } = await client.connection.query(
      "SELECT MasterLabel FROM CustomPermission WHERE DeveloperName = 'Resend'",
    );
    assert.equal(records[0]?.MasterLabel, 'May resend');
  });

  it('reads over SOAP what was wrong, and where', async () => {
    const { metadata } = client.connection;
    const result = await metadata.deploy(permission('<colour>red</colour>'), {}).complete(true);
    const failures = [result.details.componentFailures].flat();
    assert.equal(result.success, false);
    assert.deepEqual(
      failures.map(({ fullName, fileName, problemType, problem }) => [fullName, fileName, problemType, problem]),
      [
        [
          'Resend',
          'customPermissions/Resend.customPermission',
          'Error',
          'Error parsing file: Element {http://soap.sforce.com/2006/04/metadata}colour invalid at this location in type CustomPermission',
        ],
        ['Resend', 'customPermissions/Resend.customPermission', 'Error', 'Required field is missing: label'],
      ],
    );
  });

  it('deploys over REST as well', async () => {
    const { metadata } = client.connection;
    const result = await metadata.deployRest(permission('<label>Once more</label>'), {}).complete(true);
    assert.deepEqual([result.success, result.status], [true, 'Succeeded']);
  });

  it('hears of options that the sandbox would only half do', async () => {
    const { metadata } = client.connection;
    await assert.rejects(
      metadata.deploy(permission('<label>May resend</label>'), { rollbackOnError: false }).complete(true),
      /The sandbox does not support deploys that keep what succeeded/,
    );
  });
});
