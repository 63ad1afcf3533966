import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyzerProblems, javaProblems } from './check-apex.ts';

/** Code Analyzer's answers become problems, and an analyzer that could not work never looks like a clean package. */

const run = (output: string, code = 0, errors = '') => ({ code, output, errors });
const FINDING = { rule: 'pmd:ApexSOQLInjection', file: '/project/force-app/A.cls', line: 7, message: 'Avoid it. ' };

describe('the analysis of Apex', () => {
  it('names file, line and rule of each finding', () => {
    const output = `${JSON.stringify({ rules: 15 })}\n${JSON.stringify(FINDING)}\n`;
    assert.deepEqual(analyzerProblems('/project', run(output)), [
      { file: 'force-app/A.cls', problem: 'Line 7: Avoid it.', fix: '(pmd:ApexSOQLInjection)' },
    ]);
  });

  it('finds nothing where there is nothing', () => {
    assert.deepEqual(analyzerProblems('/project', run('{"rules":15}\n')), []);
  });

  it('fails when the analyzer complained, had no rules or said nothing', () => {
    for (const bad of [run('{"rules":15}', 2, 'PMD failed'), run('{"rules":0}'), run('')]) {
      assert.match(analyzerProblems('/project', bad)[0]?.problem ?? '', /did not run as it should/);
    }
  });

  it('says which Java is missing', () => {
    assert.deepEqual(javaProblems(run('', 0, 'openjdk version "17.0.15" 2025-04-15')), []);
    assert.match(javaProblems(run('', 0, 'java version "1.8.0_402"'))[0]?.problem ?? '', /Java 8 .* Java 11 or later/);
    assert.match(javaProblems(run('', 1, 'spawn java ENOENT'))[0]?.problem ?? '', /No Java .* nothing was analyzed/);
  });
});
