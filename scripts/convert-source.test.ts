import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CLI, conversionProblems, isInstalled } from './convert-source.ts';

/** What the CLI answers is read as what it means; the CLI itself is too large for a test and has its own command. */

describe('the conversion by the Salesforce CLI', () => {
  it('is clean when the CLI converted everything and said nothing else', () => {
    const output = 'Source was successfully converted to Metadata API format and written to the location: /tmp/x\n';
    assert.deepEqual(conversionProblems({ code: 0, output }), []);
  });

  it('passes on what the CLI complains about', () => {
    const output = 'Error (TypeInferenceError): force-app/main/x.foo: Could not infer a metadata type\n';
    const [problem] = conversionProblems({ code: 1, output });
    assert.match(problem?.problem ?? '', /Could not infer a metadata type/);
  });

  it('passes on a warning although the conversion went through', () => {
    const output = 'Warning: unexpected file\nSource was successfully converted to Metadata API format\n';
    assert.equal(conversionProblems({ code: 0, output }).length, 1);
  });

  it('is never clean when the CLI failed without a word', () => {
    assert.match(conversionProblems({ code: 2, output: '' })[0]?.problem ?? '', /code 2/);
  });

  it('pins one version, and takes another one in the cache for not installed', () => {
    assert.match(CLI, /^@salesforce\/cli@\d+\.\d+\.\d+$/);
    const project = mkdtempSync(join(tmpdir(), 'cli-'));
    const folder = join(project, '.cache/salesforce-cli/node_modules/@salesforce/cli');
    try {
      assert.equal(isInstalled(project), false);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'package.json'), '{ "version": "1.0.0" }');
      assert.equal(isInstalled(project), false);
      writeFileSync(join(folder, 'package.json'), `{ "version": "${CLI.split('@').at(-1) ?? ''}" }`);
      assert.equal(isInstalled(project), true);
    } finally {
      rmSync(project, { recursive: true });
    }
  });
});
