/** Which lines test runs have covered, added up run by run, and the rows that tell it. */
import type { Caller, Org } from '../../../data/types.ts';
import type { CoveredLine, Program } from '../../program/program.ts';
import { coverageOf, percentCovered, type ClassCoverage } from '../../testing/coverage.ts';
import type { ToolingOrg } from './tooling-org.ts';

export type CoverageBook = {
  /** Runs `work` and counts the lines it covers. */
  during<T>(work: () => T): T;
  /** What has been covered so far, class by class. */
  classes(): readonly ClassCoverage[];
  /** Brings the rows up to date. */
  writeRows(caller: Caller): void;
};

const linesOf = ({ lines }: ClassCoverage, isCovered: boolean): readonly number[] =>
  [...lines]
    .filter(([, runs]) => runs > 0 === isCovered)
    .map(([line]) => line)
    .toSorted((one, other) => one - other);

/** The id of the class or trigger of that name. */
export const codeId = (org: Org, name: string): string | null => {
  for (const object of ['ApexClass', 'ApexTrigger']) {
    for (const row of org.rows(object)) if (row.Name === name) return row.Id;
  }
  return null;
};

export const openCoverageBook = (needs: { program: Program; org: Org; tooling: ToolingOrg }): CoverageBook => {
  const { program, org, tooling } = needs;
  const runs: number[] = [];
  const testFiles = new Set(program.types.userClasses().flatMap(({ isTest, file }) => (isTest ? [file] : [])));
  const counted = (): readonly CoveredLine[] =>
    program.coverage().map((line, position) => ({ ...line, runs: runs[position] ?? 0 }));
  const classes = (): readonly ClassCoverage[] => coverageOf(counted(), (file) => testFiles.has(file));
  return {
    during(work) {
      const before = program.coverage();
      try {
        return work();
      } finally {
        for (const [position, line] of program.coverage().entries()) {
          runs[position] = (runs[position] ?? 0) + line.runs - (before[position]?.runs ?? 0);
        }
      }
    },
    classes,
    writeRows(caller) {
      const all = classes();
      tooling.clear('ApexCodeCoverageAggregate');
      for (const one of all) {
        const [coveredLines, uncoveredLines] = [linesOf(one, true), linesOf(one, false)];
        tooling.write(caller, 'ApexCodeCoverageAggregate', {
          ApexClassOrTriggerId: codeId(org, one.name),
          NumLinesCovered: coveredLines.length,
          NumLinesUncovered: uncoveredLines.length,
          Coverage: JSON.stringify({ coveredLines, uncoveredLines }),
        });
      }
      tooling.clear('ApexOrgWideCoverage');
      tooling.write(caller, 'ApexOrgWideCoverage', { PercentCovered: Math.floor(percentCovered(all)) });
    },
  };
};
