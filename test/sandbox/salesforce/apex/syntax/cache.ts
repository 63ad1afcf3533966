/**
 * Lowered units kept on disk, so that a project that was parsed once starts without parsing. An entry is named after all it
 * depends on (the grammar, this folder's own sources, the kind and the text), so it is never out of date, only missing.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompilationUnit } from './ast.ts';
import type { Source } from './parse-unit.ts';

const sha256 = (...parts: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
};

/** The grammar's own description, which names its version. */
const grammarDescription = (): string =>
  readFileSync(fileURLToPath(new URL('../../package.json', import.meta.resolve('@apexdevtools/apex-parser'))), 'utf8');

const ownSources = (): readonly string[] =>
  readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .toSorted()
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));

/** Changes with the grammar and with every change to lowering. */
const LOWERING_VERSION = sha256(grammarDescription(), ...ownSources());

const entryPath = (directory: string, source: Source): string =>
  join(directory, `${sha256(LOWERING_VERSION, source.kind, source.text)}.json`);

/** What the checksum vouches for was written below. */
const isUnit = (value: unknown): value is CompilationUnit =>
  typeof value === 'object' && value !== null && 'kind' in value;

const readIfThere = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/**
 * Looks a source up.
 * @returns undefined when it is not there, or there but damaged
 */
export const readCached = (directory: string, source: Source): CompilationUnit | undefined => {
  const entry = readIfThere(entryPath(directory, source));
  const [checksum = ''] = entry.split('\n', 1);
  const json = entry.slice(checksum.length + 1);
  if (checksum !== sha256(json)) return undefined;
  const unit: unknown = JSON.parse(json);
  return isUnit(unit) ? unit : undefined;
};

/** Keeps a unit. A reader sees all of an entry or none of it, also when several processes write the same one. */
export const writeCached = (directory: string, source: Source, unit: CompilationUnit): void => {
  mkdirSync(directory, { recursive: true });
  const json = JSON.stringify(unit);
  const path = entryPath(directory, source);
  const unfinished = `${path}.${randomUUID()}`;
  writeFileSync(unfinished, `${sha256(json)}\n${json}`);
  renameSync(unfinished, path);
};
