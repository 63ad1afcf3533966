import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { z } from 'zod';

/** The container runs what `npm start` runs, on the Node.js that the project pins, with every file it needs and no other. */

const dockerfile = readFileSync('Dockerfile', 'utf8');
const lines = (instruction: string): readonly string[] =>
  dockerfile
    .split('\n')
    .flatMap((line) => (line.startsWith(`${instruction} `) ? [line.slice(instruction.length + 1)] : []));
const manifest = z
  .object({
    scripts: z.object({ start: z.string() }),
    devDependencies: z.object({ node: z.string() }),
    workspaces: z.array(z.string()),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const copied = lines('COPY').flatMap((line) => line.split(' ').slice(0, -1));
const allowed = readFileSync('.dockerignore', 'utf8')
  .trim()
  .split('\n')
  .filter((line) => line.startsWith('!'))
  .map((line) => line.slice(1));

test('the container starts the sidecar as npm start does, on the pinned Node.js, as a user that is not root', () => {
  assert.deepEqual(z.array(z.string()).parse(JSON.parse(lines('CMD')[0] ?? '')), manifest.scripts.start.split(' '));
  assert.deepEqual(lines('FROM'), [`node:${manifest.devDependencies.node}-bookworm-slim`]);
  assert.deepEqual(lines('USER'), ['node']);
});

test('what is copied into the container exists, and nothing else reaches it', () => {
  assert.deepEqual(copied.toSorted(), allowed.toSorted());
  for (const path of copied) assert.equal(globSync(path).length, 1, path);
  for (const workspace of manifest.workspaces) assert.ok(copied.includes(`${workspace}/package.json`), workspace);
});

test('the sidecar reads nothing from outside its own folder', () => {
  const outside = globSync('sidecar/src/**/*.ts').filter((file) => {
    const up = '../'.repeat(file.split('/').length - 2);
    return readFileSync(file, 'utf8').includes(`'${up}`);
  });
  assert.deepEqual(outside, []);
});
