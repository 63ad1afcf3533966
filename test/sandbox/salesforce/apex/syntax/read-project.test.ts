import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after, describe, it } from 'node:test';
import { readProject } from './read-project.ts';

const scratch = mkdtempSync(join(tmpdir(), 'apex-project-'));
after(() => rmSync(scratch, { recursive: true }));

/** A folder with the given files. */
const projectOf = (files: Readonly<Record<string, string>>): string => {
  const directory = mkdtempSync(join(scratch, 'case-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
};

const settings = (paths: readonly string[], sourceApiVersion = '64.0'): string =>
  JSON.stringify({ packageDirectories: paths.map((path) => ({ path })), sourceApiVersion });

const description = (root: string, version: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">\n` +
  `    <apiVersion>${version}</apiVersion>\n    <status>Active</status>\n</${root}>\n`;

describe('A project', () => {
  it('has the classes and triggers of all its package directories, at any depth', () => {
    const directory = projectOf({
      'sfdx-project.json': settings(['base', 'more/app']),
      'base/main/deep/classes/First.cls': 'class First { }',
      'base/triggers/OnOrder.trigger': 'trigger OnOrder on Order (before insert) { }',
      'base/classes/notes.txt': '',
      'more/app/Second.cls': '\uFEFFclass Second { }',
      'elsewhere/Third.cls': 'class Third { }',
    });
    const found = readProject(directory).map(({ file, name, kind, text }) => [
      relative(directory, file).replaceAll('\\', '/'),
      name,
      kind,
      text,
    ]);
    assert.deepEqual(found, [
      ['base/main/deep/classes/First.cls', 'First', 'class', 'class First { }'],
      ['base/triggers/OnOrder.trigger', 'OnOrder', 'trigger', 'trigger OnOrder on Order (before insert) { }'],
      ['more/app/Second.cls', 'Second', 'class', 'class Second { }'],
    ]);
  });

  it('has the API version of each file, else its own', () => {
    const directory = projectOf({
      'sfdx-project.json': settings(['app'], '65.0'),
      'app/A.cls': '',
      'app/A.cls-meta.xml': description('ApexClass', '58.0'),
      'app/B.cls': '',
      'app/C.trigger': '',
      'app/C.trigger-meta.xml': description('ApexTrigger', '67.0'),
    });
    assert.deepEqual(
      readProject(directory).map(({ name, apiVersion }) => [name, apiVersion]),
      [
        ['A', 58],
        ['B', 65],
        ['C', 67],
      ],
    );
  });

  it('leaves out what tools put there, and has a file once', () => {
    const directory = projectOf({
      'sfdx-project.json': settings(['app', 'app/inner']),
      'app/inner/A.cls': '',
      'app/node_modules/x/B.cls': '',
      'app/.sfdx/tools/C.cls': '',
    });
    assert.deepEqual(
      readProject(directory).map(({ name }) => name),
      ['A'],
    );
  });

  it('is any folder of source when it has no settings', () => {
    const [only] = readProject(projectOf({ 'src/classes/A.cls': 'class A {}' }));
    assert.deepEqual({ name: only?.name, apiVersion: only?.apiVersion }, { name: 'A', apiVersion: 68 });
  });

  it('must have the directories its settings name', () => {
    assert.throws(() => readProject(projectOf({ 'sfdx-project.json': settings(['missing']) })), /missing/);
  });
});
