import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readZip } from './read-zip.ts';
import { writeZip } from './write-zip.ts';

test('an archive gives back the files that went into it', () => {
  const files = new Map([
    ['package.xml', Buffer.from('<Package/>')],
    ['layouts/Größe.layout', Buffer.from('x'.repeat(10_000))],
    ['empty', Buffer.alloc(0)],
  ]);
  assert.deepEqual(readZip(writeZip(files)), files);
});

test('what is no archive is refused', () => {
  assert.throws(() => readZip(Buffer.from('no archive at all, whoever says so')), /no ZIP archive/);
});
