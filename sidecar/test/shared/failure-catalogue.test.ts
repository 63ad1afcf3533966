import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { FAILURE_CODES } from '../../src/shared/failure.ts';

/** The catalogue of failures is neither longer nor shorter than what can happen and what the runbook explains. */

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));
const RUNBOOK = fileURLToPath(new URL('../../../docs/runbook.md', import.meta.url));
const CATALOGUE = 'shared/failure.ts';

const source = (await Array.fromAsync(glob('**/*.ts', { cwd: SOURCE, exclude: (name) => name === CATALOGUE }))).map(
  (file) => readFile(`${SOURCE}${file}`, 'utf8'),
);
const text = (await Promise.all(source)).join('\n');
/** Of a failure, or of what only the log tells. */
const isRaised = (code: string): boolean => new RegExp(`\\b(code|outcome|reason)(:| =) [^;{}\\n]*'${code}'`).test(text);

const rows = (await readFile(RUNBOOK, 'utf8')).matchAll(/^\| `([A-Z_]+)` \| (.+?) \|/gm);
const explained = new Map([...rows].map(([, code = '', meaning = '']) => [code, meaning]));

test('every code is raised somewhere', () => {
  assert.deepEqual(
    FAILURE_CODES.filter((code) => !isRaised(code)),
    [],
  );
});

test('the runbook explains every code, and no other', () => {
  assert.deepEqual([...explained.keys()].toSorted(), [...FAILURE_CODES].toSorted());
});
