import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startShippingOrg } from '../fixtures/start-shipping-org.ts';
import { deployCommand } from './deploy-command.ts';
import { withProject, xml } from './fixtures/sample-project.ts';

/** `sandbox deploy DIR` on small projects. */

const run = (files: Readonly<Record<string, string>>, ...options: readonly string[]) =>
  withProject(files, async (directory) => {
    const printed: string[] = [];
    const code = await deployCommand([directory, ...options], { print: (text) => printed.push(text) });
    return { code, text: printed.join('\n') };
  });

const labelled = xml('CustomPermission', '<label>May resend</label>');

describe('sandbox deploy', () => {
  it('takes a project without fault and counts its components', async () => {
    const { code, text } = await run({ 'customPermissions/Resend.customPermission-meta.xml': labelled });
    assert.deepEqual([code, text], [0, '1 components checked.']);
  });

  it('answers all problems of all components, each with its place, and exit code 1', async () => {
    const { code, text } = await run({
      'customPermissions/Resend.customPermission-meta.xml': xml('CustomPermission', '<colour>red</colour>'),
      'permissionsets/Clerk.permissionset-meta.xml': xml(
        'PermissionSet',
        '<classAccesses><apexClass>Gone</apexClass><enabled>true</enabled></classAccesses>\n  <label>Clerk</label>',
      ),
    });
    assert.equal(code, 1);
    assert.match(text, /CustomPermission Resend:2:\d+ .*Element .*colour invalid at this location/);
    assert.match(text, /CustomPermission Resend:2:1 Required field is missing: label/);
    assert.match(text, /PermissionSet Clerk:2:\d+ In field: apexClass - no ApexClass named Gone found/);
    assert.match(text, /Nothing was deployed: 3 problems in 2 components\./);
  });

  it('reports in the words of the Metadata API as JSON', async () => {
    const { text } = await run(
      { 'customPermissions/Resend.customPermission-meta.xml': xml('CustomPermission', '') },
      '--json',
      '--check-only',
    );
    const result: unknown = JSON.parse(text);
    assert.deepEqual(result, {
      success: false,
      checkOnly: true,
      status: 'Failed',
      numberComponentsTotal: 1,
      numberComponentsDeployed: 0,
      numberComponentErrors: 1,
      numberTestsTotal: 0,
      numberTestsCompleted: 0,
      numberTestErrors: 0,
      details: {
        componentSuccesses: [],
        componentFailures: [
          {
            componentType: 'CustomPermission',
            fullName: 'Resend',
            fileName: 'customPermissions/Resend.customPermission-meta.xml',
            lineNumber: 2,
            columnNumber: 1,
            problem: 'Required field is missing: label',
            problemType: 'Error',
            success: false,
            created: false,
            changed: false,
            deleted: false,
          },
        ],
      },
    });
  });

  it('says how it is called when no folder is named', async () => {
    const printed: string[] = [];
    assert.equal(await deployCommand([], { print: (text) => printed.push(text) }), 2);
    assert.match(printed.join(), /Usage: sandbox deploy DIR/);
  });
});

describe('sandbox deploy into a running org', () => {
  it('sends the project and reads what came of it', async () => {
    const client = await startShippingOrg();
    const address = ['--url', client.sandbox.url, '--token', client.connection.accessToken ?? ''];
    try {
      const first = await run({ 'customPermissions/Resend.customPermission-meta.xml': labelled }, ...address);
      assert.deepEqual(first, { code: 0, text: '1 components deployed.' });
      const { totalSize } = await client.connection.query(
        "SELECT Id FROM CustomPermission WHERE DeveloperName = 'Resend'",
      );
      assert.equal(totalSize, 1);
      const broken = await run(
        { 'customPermissions/Resend.customPermission-meta.xml': xml('CustomPermission', '') },
        ...address,
      );
      assert.equal(broken.code, 1);
      assert.match(broken.text, /CustomPermission Resend:2:1 Required field is missing: label/);
    } finally {
      await client.stop();
    }
  });
});

describe('the components of a project', () => {
  it('come from all its package directories, the last of which wins', async () => {
    const { code, text } = await run({
      'sfdx-project.json': JSON.stringify({ packageDirectories: [{ path: 'one' }, { path: 'two' }] }),
      'one/customPermissions/Resend.customPermission-meta.xml': xml('CustomPermission', ''),
      'two/customPermissions/Resend.customPermission-meta.xml': labelled,
    });
    assert.deepEqual([code, text], [0, '1 components checked.']);
  });

  it('cannot stand twice in one package directory', async () => {
    const { text } = await run({
      'a/customPermissions/Resend.customPermission-meta.xml': labelled,
      'b/customPermissions/Resend.customPermission-meta.xml': labelled,
    });
    assert.match(text, /Duplicate name: CustomPermission Resend stands in a\/.* and b\//);
  });

  it('leave out what .forceignore names', async () => {
    const { text } = await run({
      '.forceignore': '# none of these\n**/customPermissions/**\n!**/Kept.customPermission-meta.xml\n',
      'customPermissions/Kept.customPermission-meta.xml': labelled,
      'customPermissions/Left.customPermission-meta.xml': '<',
    });
    assert.equal(text, '1 components checked.');
  });

  it('are refused by name where no type is known, the XML is broken or the content is missing', async () => {
    const { text } = await run({
      'customPermissions/Resend.customPermision-meta.xml': labelled,
      'customPermissions/Broken.customPermission-meta.xml': '<CustomPermission>\n<label></CustomPermission>',
      'classes/Alone.cls-meta.xml': xml('ApexClass', '<apiVersion>68.0</apiVersion>'),
      'classes/Bare.cls': 'public class Bare {}',
    });
    assert.match(text, /Could not infer a metadata type for customPermissions\/Resend\.customPermision-meta\.xml/);
    assert.match(text, /CustomPermission Broken:2:\d+ Error parsing file/);
    assert.match(text, /ApexClass Alone Expected source files for type 'ApexClass': Alone\.cls is missing/);
    assert.match(text, /ApexClass Bare The file Bare\.cls-meta\.xml is missing/);
  });
});
