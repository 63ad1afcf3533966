import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { builtOnce, dropOldBuilds } from './cached-folder.ts';

const directory = mkdtempSync(join(tmpdir(), 'builds-'));
after(() => rmSync(directory, { recursive: true }));
const DAY_SECONDS = 24 * 60 * 60;

test('a folder is built once, however many ask for it at the same time', async () => {
  let builds = 0;
  const build = (into: string): Promise<void> => {
    builds += 1;
    writeFileSync(join(into, 'start.js'), '');
    return Promise.resolve();
  };
  const folder = join(directory, 'own-1');
  await Promise.all([builtOnce(folder, build), builtOnce(folder, build), builtOnce(folder, build)]);
  assert.equal(builds, 1);
  assert.deepEqual(readdirSync(directory), ['own-1']);
});

test('a build that fails leaves nothing behind', async () => {
  const broken = builtOnce(join(directory, 'own-2'), () => Promise.reject(new Error('no such tag')));
  await assert.rejects(broken, /no such tag/);
  assert.deepEqual(readdirSync(directory), ['own-1']);
});

test('builds unused for two days go; what another process takes away meanwhile does no harm', () => {
  const threeDaysAgo = Date.now() / 1000 - 3 * DAY_SECONDS;
  mkdirSync(join(directory, 'own-old'));
  utimesSync(join(directory, 'own-old'), threeDaysAgo, threeDaysAgo);
  // Listed, and not there when it is looked at.
  symlinkSync(join(directory, 'taken away'), join(directory, 'own-gone'));
  dropOldBuilds(directory);
  assert.deepEqual(readdirSync(directory), ['own-1', 'own-gone']);
});
