import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { checkBoundaries } from './check-boundaries.ts';

/** Words stay on their side of the boundary, and a crossing is named with file and line. */

const crossingsIn = (files: Readonly<Record<string, string>>): readonly string[] => {
  const project = mkdtempSync(join(tmpdir(), 'boundaries-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), content);
    }
    return checkBoundaries(project).map(({ file, problem }) => `${file}: ${problem}`);
  } finally {
    rmSync(project, { recursive: true });
  }
};

const WORDS = ['internalId', 'recType', 'suiteql', 'SuiteTalk', 'custbody_ob_contract_id', 'https://1.netsuite.com'];

describe('the boundaries of words', () => {
  for (const word of WORDS) {
    it(`names ${word} in a capability of the sidecar`, () => {
      const found = crossingsIn({ 'sidecar/src/invoices/sync-invoices.ts': `first line\nconst x = '${word}';\n` });
      assert.equal(found.length, 1);
      assert.match(found[0] ?? '', /sync-invoices\.ts: Line 2 says a word of NetSuite's/);
    });
  }

  it('leaves the adapter, its tests and the sandbox alone', () => {
    assert.deepEqual(
      crossingsIn({
        'sidecar/src/netsuite/invoice-record.ts': 'internalId',
        'sidecar/test/netsuite/invoice-record.test.ts': 'internalId',
        'test/sandbox/netsuite/records.ts': 'internalId',
      }),
      [],
    );
  });

  it('names a reference to the folder a retrieve makes, wherever it is', () => {
    const found = crossingsIn({
      'sfdx-project.json': '{ "path": "force-app/main/default" }',
      'test/sandbox/salesforce/schema.ts': "'main/default'",
    });
    assert.equal(found.length, 2);
  });

  it('does not look into installed packages', () => {
    assert.deepEqual(crossingsIn({ 'sidecar/node_modules/x/index.js': 'main/default' }), []);
  });
});
