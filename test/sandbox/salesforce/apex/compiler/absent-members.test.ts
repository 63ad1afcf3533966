/** Each class and member that the platform documents is in the library's tables, or its use is refused by its name. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { z } from 'zod';
import { sampleProgram } from '../fixtures/sample-program.ts';
import { standardLibrary } from '../library/index.ts';
import { Unsupported } from '../../../shared/unsupported.ts';

const { classes, namespaces } = z
  .object({ classes: z.record(z.string(), z.string()), namespaces: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(new URL('../types/catalogue.json', import.meta.url), 'utf8')));

const canonical = (name: string): string => name.replace(/^System\./, '');

/** The names of a table's members, in lower case: `void setBody(String body)` is `setbody`. */
const tabled = new Map(
  standardLibrary.map((table) => [
    canonical(table.name).replace(/<.*$/, '').toLowerCase(),
    new Set([...Object.keys(table.members), ...(table.values ?? [])].map((row) => /(\w+)(\(.*)?$/.exec(row)?.[1]?.toLowerCase())),
  ]),
);

console.log([...tabled].slice(0, 3), tabled.size, Object.keys(namespaces).length);
