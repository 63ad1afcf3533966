import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { checkSandboxDocument } from './check-sandbox-doc.ts';

/** Rows and settings must agree both ways, and the project's own page agrees. */

const PROJECT = join(import.meta.dirname, '..');
const PAGE = 'docs/sandbox.md';
const SETTINGS = 'test/sandbox/netsuite/settings.ts';
const COPIED = [
  PAGE,
  SETTINGS,
  'test/sandbox/netsuite/index.ts',
  'test/sandbox/netsuite/account/preferences.ts',
  'test/sandbox/salesforce/settings.ts',
  'test/sandbox/salesforce/events/rpc.ts',
];

/** What is found once a file of the project was edited. */
const problemsAfter = (file: string, edit: (content: string) => string): readonly string[] => {
  const copy = mkdtempSync(join(tmpdir(), 'sandbox-doc-'));
  try {
    for (const path of COPIED) cpSync(join(PROJECT, path), join(copy, path));
    writeFileSync(join(copy, file), edit(readFileSync(join(copy, file), 'utf8')));
    return checkSandboxDocument(copy).map(({ problem }) => problem);
  } finally {
    rmSync(copy, { recursive: true });
  }
};

describe('the page about the sandbox', () => {
  it('has a row for each setting of the project', () => {
    assert.deepEqual(checkSandboxDocument(PROJECT), []);
  });

  it('lacks a row when a setting is added', () => {
    const found = problemsAfter(SETTINGS, (source) =>
      source.replace('  dateFormat:', '  newBehaviour: z.boolean().default(true),\n  dateFormat:'),
    );
    assert.deepEqual(found, [`NetSuite settings: newBehaviour of ${SETTINGS} has no row.`]);
  });

  it('lacks a row when one is deleted, even where another table has the same name', () => {
    const found = problemsAfter(PAGE, (page) => page.replace(/^\| `dateFormat` \| `M.*Short for.*\n/m, ''));
    assert.deepEqual(found, ['NetSuite options: dateFormat of test/sandbox/netsuite/index.ts has no row.']);
  });

  it('has a row too many when a setting is gone', () => {
    const found = problemsAfter(SETTINGS, (source) => source.replace('  nullColumns:', '  // nullColumns:'));
    assert.deepEqual(found, [`NetSuite settings: nullColumns is not in ${SETTINGS}.`]);
  });

  it('says so when the settings have moved elsewhere', () => {
    const found = problemsAfter(SETTINGS, (source) => source.replace('const settingsSchema', 'const schema'));
    assert.match(found.join('\n'), /has no settings below/);
  });
});
