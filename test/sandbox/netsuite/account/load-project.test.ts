import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadProject } from './load-project.ts';

const projectWith = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'sdf-'));
  mkdirSync(join(folder, 'src', 'Objects', 'sales'), { recursive: true });
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, 'src', 'Objects', 'sales', name), content);
  return folder;
};

test('custom fields of a project become fields of the account with their types', () => {
  const folder = projectWith({
    'a.xml':
      '<transactionbodycustomfield scriptid="custbody_a"><label>A</label><fieldtype>TEXT</fieldtype><maxlength>40</maxlength></transactionbodycustomfield>',
    'b.xml':
      '<transactioncolumncustomfield scriptid="custcol_b"><label>B</label><fieldtype>DATE</fieldtype></transactioncolumncustomfield>',
    'c.xml': '<role scriptid="customrole_c"><name>C</name></role>',
  });
  assert.deepEqual(loadProject(folder), [
    { id: 'custbody_a', kind: 'text', label: 'A', maxLength: 40 },
    { id: 'custcol_b', kind: 'date', label: 'B' },
  ]);
});

test('an object the stand-in does not know is refused by name', () => {
  const folder = projectWith({ 'w.xml': '<workflow scriptid="customworkflow_w"><name>W</name></workflow>' });
  assert.throws(() => loadProject(folder), /The sandbox does not support the SDF object workflow/);
});

test('a field type the stand-in does not know is refused by name', () => {
  const folder = projectWith({
    'd.xml':
      '<entitycustomfield scriptid="custentity_d"><label>D</label><fieldtype>IMAGE</fieldtype></entitycustomfield>',
  });
  assert.throws(() => loadProject(folder), /The sandbox does not support the field type IMAGE/);
});
