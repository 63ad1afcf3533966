import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { caller, idIn, refusalIn, start } from '../testing/test-account.ts';
import { loadProject } from './load-project.ts';

const projectWith = (context: TestContext, objects: Readonly<Record<string, string>>): string => {
  const directory = mkdtempSync(join(tmpdir(), 'suitecloud-'));
  context.after(() => rmSync(directory, { recursive: true }));
  mkdirSync(join(directory, 'src/Objects/deep'), { recursive: true });
  for (const [name, xml] of Object.entries(objects)) writeFileSync(join(directory, 'src/Objects', name), xml);
  return directory;
};

const bodyField = (id: string, inner: string): string =>
  `<transactionbodycustomfield scriptid="${id}"><label>A label</label>${inner}</transactionbodycustomfield>`;

test('fields of every kind are read with their types and lengths', (context) => {
  const project = projectWith(context, {
    'deep/a.xml': bodyField('custbody_a', '<fieldtype>TEXT</fieldtype><maxlength>18</maxlength>'),
    'b.xml': '<itemcustomfield scriptid="custitem_b"><label>B</label><fieldtype>CHECKBOX</fieldtype></itemcustomfield>',
    'c.xml':
      '<entitycustomfield scriptid="custentity_c"><label>C</label><fieldtype>CURRENCY</fieldtype></entitycustomfield>',
    'r.xml': '<role scriptid="customrole_r"><name>R</name></role>',
  });
  assert.deepEqual(loadProject(project), {
    customFields: [
      { id: 'custitem_b', label: 'B', kind: 'boolean' },
      { id: 'custentity_c', label: 'C', kind: 'decimal' },
      { id: 'custbody_a', label: 'A label', kind: 'text', maxLength: 18 },
    ],
    notEnforced: ['role customrole_r'],
  });
});

const REFUSED: readonly (readonly [string, string, RegExp])[] = [
  ['an object the sandbox does not know', '<workflow scriptid="customworkflow_a"/>', /object workflow in .*a\.xml/],
  ['a field type it does not know', bodyField('custbody_a', '<fieldtype>HELP</fieldtype>'), /HELP of custbody_a/],
  ['a script id of another kind', bodyField('custcol_a', '<fieldtype>TEXT</fieldtype>'), /must begin with custbody_/],
  ['a file that is not well-formed', '<role scriptid="customrole_a"><name></role>', /line 1/],
];
for (const [what, xml, message] of REFUSED)
  test(`${what} is refused by name`, (context) => {
    const project = projectWith(context, { 'a.xml': xml });
    assert.throws(() => loadProject(project), message);
  });

test('an account started with a project has its fields, in records and in SuiteQL', async (context) => {
  const project = projectWith(context, {
    'a.xml': bodyField('custbody_a', '<fieldtype>TEXT</fieldtype><maxlength>5</maxlength>'),
  });
  const sandbox = await start({ projectDirectories: [project] });
  context.after(() => sandbox.stop());
  const call = await caller(sandbox);
  const customer = await call('POST', '/record/v1/customer', {
    body: { companyName: 'First', subsidiary: { id: '1' } },
  });
  const order = (text: string) => ({
    entity: { id: idIn(customer) },
    custbody_a: text,
    item: { items: [{ item: { id: '98' }, quantity: 1 }] },
  });
  assert.equal((await call('POST', '/record/v1/salesOrder', { body: order('fits') })).status, 204);
  const tooLong = await call('POST', '/record/v1/salesOrder', { body: order('does not fit') });
  assert.equal(tooLong.status, 400);
  assert.match((await refusalIn(tooLong)).detail ?? '', /custbody_a|A label/i);
  const found = await call('POST', '/query/v1/suiteql', {
    headers: { prefer: 'transient' },
    body: { q: "SELECT custbody_a FROM transaction WHERE custbody_a = 'fits'" },
  });
  assert.equal(found.status, 200);
  assert.match(await found.text(), /"custbody_a":"fits"/);
});
