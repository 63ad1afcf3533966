import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { FAILURE_CODES } from '../../src/shared/failure.ts';

/** The catalogue of failures is no longer than what can happen; that the runbook explains it is checked with the documents. */

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));
const CATALOGUE = 'shared/failure.ts';

const source = (await Array.fromAsync(glob('**/*.ts', { cwd: SOURCE, exclude: (name) => name === CATALOGUE }))).map(
  (file) => readFile(`${SOURCE}${file}`, 'utf8'),
);
const text = (await Promise.all(source)).join('\n');
/** Of a failure, or of what only the log tells. */
const isRaised = (code: string): boolean => new RegExp(`\\b(code|outcome|reason)(:| =) [^;{}\\n]*'${code}'`).test(text);

test('every code is raised somewhere', () => {
  assert.deepEqual(
    FAILURE_CODES.filter((code) => !isRaised(code)),
    [],
  );
});
