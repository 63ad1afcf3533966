import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import type { Source } from './parse-unit.ts';
import { parseUnits } from './parse-units.ts';
import { shape } from './sample-source.ts';

const scratch = mkdtempSync(join(tmpdir(), 'apex-cache-'));
after(() => rmSync(scratch, { recursive: true }));

const classNamed = (name: string): Source => ({
  file: `${name}.cls`,
  text: `class ${name} { void go(Integer a) { Integer b = a + 1; } }`,
  kind: 'class',
});
const trigger: Source = { file: 'T.trigger', text: 'trigger T on A (before insert) { go(); }', kind: 'trigger' };

describe('A project parsed again', () => {
  let cacheDirectory = '';
  beforeEach(() => {
    cacheDirectory = join(mkdtempSync(join(scratch, 'case-')), 'units');
  });
  const entries = (): readonly string[] => readdirSync(cacheDirectory).map((name) => join(cacheDirectory, name));

  it('gives the same units without parsing', () => {
    const sources = [classNamed('First'), trigger];
    const first = parseUnits(sources, { cacheDirectory });
    const second = parseUnits(sources, { cacheDirectory });
    assert.deepEqual([first.fromCache, second.fromCache], [0, 2]);
    assert.deepEqual(shape(second.units), shape(first.units));
    assert.deepEqual(second.units[0]?.source, sources[0]);
  });

  it('parses only what changed', () => {
    parseUnits([classNamed('First'), classNamed('Second')], { cacheDirectory });
    const changed = { ...classNamed('Second'), text: 'class Second { }' };
    assert.equal(parseUnits([classNamed('First'), changed], { cacheDirectory }).fromCache, 1);
  });

  it('knows a text by what it must be', () => {
    const { text } = classNamed('First');
    parseUnits([classNamed('First')], { cacheDirectory });
    const asTrigger = parseUnits([{ file: 'First.trigger', text, kind: 'trigger' }], { cacheDirectory });
    assert.equal(asTrigger.fromCache, 0);
    assert.ok(asTrigger.problems.length > 0);
  });

  it('parses what is damaged on disk', () => {
    const whole = parseUnits([classNamed('First')], { cacheDirectory });
    const damages = [(text: string) => text.slice(0, -9), (text: string) => text.replace('First', 'Fires'), () => ''];
    for (const damage of damages) {
      for (const entry of entries()) writeFileSync(entry, damage(readFileSync(entry, 'utf8')));
      const again = parseUnits([classNamed('First')], { cacheDirectory });
      assert.equal(again.fromCache, 0);
      assert.deepEqual(again.units, whole.units);
    }
    assert.equal(parseUnits([classNamed('First')], { cacheDirectory }).fromCache, 1);
  });

  it('leaves nothing unfinished behind', () => {
    parseUnits([classNamed('First'), classNamed('Second')], { cacheDirectory });
    assert.deepEqual(
      entries().filter((name) => !name.endsWith('.json')),
      [],
    );
  });

  it('reports the problems of every file and the units of the others', () => {
    const wrong = (name: string): Source => ({ file: `${name}.cls`, text: `class ${name} {`, kind: 'class' });
    const parsed = parseUnits([wrong('A'), classNamed('First'), wrong('B')], { cacheDirectory: undefined });
    assert.deepEqual(
      parsed.problems.map(({ file, message }) => `${file}: ${message}`),
      ["A.cls: Expecting '}' but was: '<EOF>'", "B.cls: Expecting '}' but was: '<EOF>'"],
    );
    assert.deepEqual(
      parsed.units.map(({ source }) => source.file),
      ['First.cls'],
    );
  });
});
