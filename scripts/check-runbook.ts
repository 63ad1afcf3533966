import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILURE_CODES } from '../sidecar/src/shared/failure.ts';
import { compareRows, rowsBelow } from './documents/table-rows.ts';
import type { Problem } from './metadata/problem.ts';
import { report } from './metadata/problem.ts';

/**
 * Keeps `docs/runbook.md` true: each failure code, whichever side raises it, has one row, each row its code, and there are no
 * more entries than a person finds the way in. The catalogue that explains codes on the screen has a record for each as well.
 * Run it with `node scripts/check-runbook.ts`.
 */

const PAGE = 'docs/runbook.md';
const CATALOGUE = 'force-app/main/integration-health/customMetadata';
const MOST_ENTRIES = 10;

/** Every difference between a runbook and the codes there are. */
export const runbookProblems = (page: string, codes: readonly string[]): readonly Problem[] => {
  const { missing, stale, twice } = compareRows(rowsBelow(page, 'Failure codes'), codes);
  const entries = page.match(/^## \d+\. /gm)?.length ?? 0;
  const found: readonly (readonly [string, string])[] = [
    ...missing.map((code) => [`${code} has no row.`, 'Say what it means, who acts and what to do.'] as const),
    ...stale.map((code) => [`${code} is no failure code.`, 'Delete the row.'] as const),
    ...twice.map((code) => [`${code} has two rows.`, 'Delete one.'] as const),
    ...(entries > MOST_ENTRIES
      ? [[`There are ${entries} entries.`, `Merge some: ${MOST_ENTRIES} at most.`] as const]
      : []),
  ];
  return found.map(([problem, fix]) => ({ file: PAGE, problem, fix }));
};

/** Codes without a record of the catalogue. */
export const catalogueProblems = (files: readonly string[], codes: readonly string[]): readonly Problem[] =>
  codes
    .filter((code) => !files.includes(`FailureCode.${code}.md-meta.xml`))
    .map((code) => ({
      file: CATALOGUE,
      problem: `${code} is not in the catalogue.`,
      fix: 'Add a record of FailureCode__mdt: what it means, who can, what to do first.',
    }));

/** The codes that records of the catalogue explain; some of them only the package raises. */
const explainedCodes = (files: readonly string[]): readonly string[] =>
  files.flatMap((file) => /^FailureCode\.(.+)\.md-meta\.xml$/.exec(file)?.[1] ?? []);

/** The same for the project in that folder. */
export const checkRunbook = (project: string): readonly Problem[] => {
  const files = readdirSync(join(project, CATALOGUE));
  const codes = [...new Set([...FAILURE_CODES, ...explainedCodes(files)])];
  return [
    ...runbookProblems(readFileSync(join(project, PAGE), 'utf8'), codes),
    ...catalogueProblems(files, FAILURE_CODES),
  ];
};

if (import.meta.main) report('Runbook', checkRunbook(process.cwd()));
