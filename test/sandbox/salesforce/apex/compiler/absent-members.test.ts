/** Whatever the platform documents is in the library's tables, or its use is refused by its name. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { z } from 'zod';
import { Unsupported } from '../../../shared/unsupported.ts';
import { sampleProgram } from '../fixtures/sample-program.ts';
import { standardLibrary } from '../library/index.ts';

const catalogue = z
  .object({ classes: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(new URL('../types/catalogue.json', import.meta.url), 'utf8')));

const withoutSystem = (name: string): string => name.replace(/^System\./, '').replace(/<.*$/, '');

/** `void setBody(String body)` and `Integer size` by their last words, in lower case. */
const nameIn = (signature: string): string => /(\w+)(?:\(.*)?$/.exec(signature)?.[1]?.toLowerCase() ?? '';

const keyOf = (name: string): string => withoutSystem(name).toLowerCase();

const tables = new Map(standardLibrary.map((table) => [keyOf(table.name), table]));

/** Every object has it, without a row. */
const CLONE = 'clone';

/** Own and inherited. */
const hasMember = (owner: string, member: string): boolean => {
  const table = tables.get(keyOf(owner));
  if (table === undefined) return false;
  if ([...Object.keys(table.members), ...(table.values ?? [])].some((row) => nameIn(row) === member)) return true;
  const parents = [...(table.extends === undefined ? [] : [table.extends]), ...(table.implements ?? [])];
  return [...parents, ...(keyOf(owner) === 'object' ? [] : ['System.Object'])].some((parent) =>
    hasMember(parent, member),
  );
};

/** What the catalogue has and no table: `Answers.findSimilar`. */
const absent = Object.entries(catalogue.classes).flatMap(([name, members]) =>
  members
    .split(' ')
    .filter((member) => member !== '' && member !== CLONE && !hasMember(name, member.toLowerCase()))
    .map((member) => `${withoutSystem(name)}.${member}`),
);

/** The grammar knows these words better than as names of classes. */
const isCallable = (member: string): boolean => !/^(?:List|Set|Map)\./.test(member);

const used = absent.filter(isCallable);

const program = sampleProgram({
  'Uses.cls': `public class Uses {\n${used.map((member, at) => `static void use${at}() { ${member}(); }`).join('\n')}\n}`,
});

test('the use of what the tables lack compiles', () => {
  assert.ok(used.length > 1000);
  assert.deepEqual(
    program.problems.map(({ at, message }) => `${used[at.line - 2]}: ${message}`),
    [],
  );
});

test('and ends by its name', () => {
  const silent = used.filter((member, at) => {
    try {
      program.callStatic('Uses', `use${at}()`);
      return true;
    } catch (error) {
      const [owner = '', ...more] = member.split('.').toReversed();
      return !(error instanceof Unsupported && [owner, ...more].some((word) => error.message.includes(`.${word}`)));
    }
  });
  assert.deepEqual(silent, []);
});
