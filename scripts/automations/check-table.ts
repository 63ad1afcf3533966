import { cellsBelow, compareRows } from '../documents/table-rows.ts';
import type { Problem } from '../metadata/problem.ts';
import type { Automations } from './read-automations.ts';

/** The table "Flow or Apex?" names every Flow and every Apex entry point once, nothing else, and a test that exists for each. */

const PAGE = 'docs/solution-design.md';
export const HEADING = 'Flow or Apex?';

/** Columns of the table: moment, object, tool, why not the other, file, test. */
const FILE = 4;
const TEST = 5;

const filesIn = (cell: string | undefined): readonly string[] => [
  ...new Set([...(cell ?? '').matchAll(/\w+\.(?:trigger|cls|flow)\b/g)].map(([name]) => name)),
];

const entryPoints = ({ apex, flows }: Automations): readonly string[] => [
  ...apex
    .filter(({ isTrigger, entries }) => isTrigger || entries.length > 0)
    .map(({ path }) => path.replace(/^.*\//, '')),
  ...flows.map(({ name }) => `${name}.flow`),
];

const problem = (what: string, fix: string): Problem => ({ file: PAGE, problem: `${HEADING} ${what}`, fix });

/** @param page text of the solution design */
export const checkTable = (page: string, automations: Automations): readonly Problem[] => {
  const rows = cellsBelow(page, HEADING);
  const { missing, stale, twice } = compareRows(
    rows.flatMap((cells) => filesIn(cells[FILE])),
    entryPoints(automations),
  );
  const known = new Set(automations.apex.filter(({ isTest }) => isTest).map(({ name }) => `${name}.cls`));
  const untested = rows.filter((cells) => {
    const tests = filesIn(cells[TEST]);
    return tests.length === 0 || tests.some((name) => !known.has(name));
  });
  return [
    ...missing.map((name) =>
      problem(`has no row for ${name}.`, 'Say when it starts, and why it is not the other tool.'),
    ),
    ...stale.map((name) => problem(`names ${name}, which is no automation.`, 'Delete the row.')),
    ...twice.map((name) => problem(`names ${name} twice.`, 'Keep one row.')),
    ...untested.map((cells) =>
      problem(`has a row without a test class that exists: ${cells[FILE] ?? ''}.`, 'Name the test in the last column.'),
    ),
  ];
};
