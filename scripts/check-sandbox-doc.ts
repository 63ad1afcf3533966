import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareRows, rowsBelow } from './documents/table-rows.ts';
import type { Problem } from './metadata/problem.ts';
import { report } from './metadata/problem.ts';

/**
 * Keeps `docs/sandbox.md` true: each setting of the two stand-ins has its row, and no row outlives its setting. Run it with
 * `node scripts/check-sandbox-doc.ts`.
 */

const PAGE = 'docs/sandbox.md';

type Table = {
  readonly heading: string;
  /** Where the settings are declared, one a line, between this line and the closing brace at the margin. */
  readonly file: string;
  readonly begins: string;
};

const TABLES: readonly Table[] = [
  {
    heading: 'Salesforce settings',
    file: 'test/sandbox/salesforce/settings.ts',
    begins: 'export type SalesforceOptions = {',
  },
  {
    heading: 'Pub/Sub settings',
    file: 'test/sandbox/salesforce/events/rpc.ts',
    begins: 'export type PubSubSettings = {',
  },
  { heading: 'NetSuite options', file: 'test/sandbox/netsuite/index.ts', begins: 'export type NetSuiteOptions = {' },
  {
    heading: 'NetSuite settings',
    file: 'test/sandbox/netsuite/settings.ts',
    begins: 'const settingsSchema = z.strictObject({',
  },
  {
    heading: 'NetSuite preferences',
    file: 'test/sandbox/netsuite/account/preferences.ts',
    begins: 'export const preferencesSchema = z.strictObject({',
  },
];

/** Names declared one step in from the margin, in the block that begins with that line. */
const declaredIn = (source: string, begins: string): readonly string[] => {
  const lines = source.split('\n');
  const start = lines.indexOf(begins);
  if (start < 0) return [];
  const rest = lines.slice(start + 1);
  const block = rest.slice(
    0,
    rest.findIndex((line) => line.startsWith('}')),
  );
  return block.flatMap((line) => /^ {2}(?:readonly )?(\w+)\??:/.exec(line)?.[1] ?? []);
};

const problem = (heading: string, what: string, fix: string): Problem => ({
  file: PAGE,
  problem: `${heading}: ${what}`,
  fix,
});

const checkTable = (project: string, page: string, { heading, file, begins }: Table): readonly Problem[] => {
  const settings = declaredIn(readFileSync(join(project, file), 'utf8'), begins);
  if (settings.length === 0) {
    return [problem(heading, `${file} has no settings below "${begins}".`, 'Tell this check where they are now.')];
  }
  const { missing, stale, twice } = compareRows(rowsBelow(page, heading), settings);
  return [
    ...missing.map((name) => problem(heading, `${name} of ${file} has no row.`, 'Add it, with its default.')),
    ...stale.map((name) => problem(heading, `${name} is not in ${file}.`, 'Delete the row.')),
    ...twice.map((name) => problem(heading, `${name} has two rows.`, 'Delete one.')),
  ];
};

/** Every difference between the page and the settings in the project of that folder. */
export const checkSandboxDocument = (project: string): readonly Problem[] => {
  const page = readFileSync(join(project, PAGE), 'utf8');
  return TABLES.flatMap((table) => checkTable(project, page, table));
};

if (import.meta.main) report('Settings of the sandbox', checkSandboxDocument(process.cwd()));
