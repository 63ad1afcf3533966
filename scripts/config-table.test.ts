import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settingsTable } from '../sidecar/src/config.ts';
import { BEGIN, configTable, END, withTable } from './config-table.ts';

test('every setting has one line, and no line has more than its four cells', () => {
  const lines = configTable(settingsTable())
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  assert.equal(lines.length, settingsTable().length);
  for (const line of lines) assert.equal(line.split(/(?<!\\)\|/).length, 6, line);
});

test('the table replaces what stood between the markers and nothing else', () => {
  const page = `before\n${BEGIN}\nold\n${END}\nafter\n`;
  const fresh = withTable(page, configTable([]));
  assert.ok(fresh.startsWith('before\n') && fresh.endsWith('\nafter\n'));
  assert.ok(!fresh.includes('old'));
  assert.equal(withTable(fresh, configTable([])), fresh);
});

test('a page without the markers says which are missing', () => {
  assert.throws(() => withTable('no markers', ''), /needs these two lines/);
});
