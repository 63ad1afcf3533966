import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { z } from 'zod';
import { buildLwc } from './build-lwc.ts';

/** The package for an org that takes no TypeScript: whole, and its components compile. */

type Transform = (source: string, file: string, options: Readonly<Record<string, string>>) => { readonly code: string };
/** The types of the package say that it exports types only. */
const { transformSync } = z
  .looseObject({ transformSync: z.custom<Transform>((found) => typeof found === 'function') })
  .parse(await import('lwc/compiler'));

const directory = mkdtempSync(join(tmpdir(), 'lwc-'));
after(() => rmSync(directory, { recursive: true }));

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .toSorted();

test('the package is whole, without a line of TypeScript, and every component compiles', () => {
  const into = join(directory, 'whole');
  assert.ok(buildLwc(process.cwd(), into) > 0);
  const deployed = filesOf('force-app').filter((path) => !/__tests__|^types\/|tsconfig/.test(path));
  assert.deepEqual(filesOf(join(into, 'force-app')), deployed.map((path) => path.replace(/\.ts$/, '.js')).toSorted());
  for (const path of filesOf(join(into, 'force-app')).filter((name) => /lwc\/.*\.js$/.test(name))) {
    const source = readFileSync(join(into, 'force-app', path), 'utf8');
    const { code } = transformSync(source, basename(path), { name: basename(dirname(path)), namespace: 'c' });
    assert.ok(code.length > 0, path);
  }
  const project: unknown = JSON.parse(readFileSync(join(into, 'sfdx-project.json'), 'utf8'));
  assert.partialDeepStrictEqual(project, {
    defaultLwcLanguage: 'javascript',
    packageDirectories: [{ path: 'force-app' }],
  });
});

test('a type that cannot be erased is refused with the name of its file', () => {
  const project = join(directory, 'odd');
  const component = join(project, 'force-app/main/shared/lwc/odd');
  mkdirSync(component, { recursive: true });
  for (const name of ['sfdx-project.json', '.forceignore']) cpSync(name, join(project, name));
  writeFileSync(join(component, 'odd.ts'), 'export enum Odd { One }\n');
  assert.throws(
    () => buildLwc(project, join(directory, 'out')),
    /odd\.ts cannot be made JavaScript: .*enum.*erased only/s,
  );
  assert.ok(existsSync(join(component, 'odd.ts')), 'the source stays');
});
