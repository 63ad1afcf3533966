import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { catalogueProblems, checkRunbook, runbookProblems } from './check-runbook.ts';

/** The runbook explains exactly the failure codes there are. */

const table = (...codes: readonly string[]): string =>
  ['## Failure codes', '', '| code | means |', '| --- | --- |', ...codes.map((code) => `| \`${code}\` | words |`)].join(
    '\n',
  );
const problemsOf = (page: string, codes: readonly string[]): readonly string[] =>
  runbookProblems(page, codes).map(({ problem }) => problem);

describe('the runbook', () => {
  it('of the project explains every code', () => {
    assert.deepEqual(checkRunbook(join(import.meta.dirname, '..')), []);
  });

  it('lacks a code that was added', () => {
    assert.deepEqual(problemsOf(table('ONE'), ['ONE', 'TWO']), ['TWO has no row.']);
  });

  it('has a code that the catalogue of the screen does not explain', () => {
    assert.deepEqual(
      catalogueProblems(['FailureCode.ONE.md-meta.xml'], ['ONE', 'TWO']).map(({ problem }) => problem),
      ['TWO is not in the catalogue.'],
    );
  });

  it('has a code too many when one was dropped, and says which are there twice', () => {
    assert.deepEqual(problemsOf(table('ONE', 'GONE', 'ONE'), ['ONE']), [
      'GONE is no failure code.',
      'ONE has two rows.',
    ]);
  });

  it('counts only the rows of its own table', () => {
    assert.deepEqual(problemsOf(`| \`TWO\` | elsewhere |\n${table('ONE')}`, ['ONE', 'TWO']), ['TWO has no row.']);
  });

  it('has too many entries', () => {
    const entries = Array.from({ length: 11 }, (_, index) => `## ${index + 1}. Something\n`).join('');
    assert.deepEqual(problemsOf(`${entries}${table('ONE')}`, ['ONE']), ['There are 11 entries.']);
  });
});
