/** Which lines test runs have covered, method by method and added up, and the rows that tell it. */
import type { Caller, Org, Value } from '../../../data/types.ts';
import type { CoveredLine, Program } from '../../program/program.ts';
import { coverageOf, percentCovered, type ClassCoverage } from '../../testing/coverage.ts';
import type { ToolingOrg } from './tooling-org.ts';

export type CoveringMethod = { readonly caller: Caller; readonly className: string; readonly methodName: string };

export type CoverageBook = {
  /** Runs a test method and notes the lines it covers. */
  during<T>(method: CoveringMethod, work: () => T): T;
  /** What has been covered so far, class by class. */
  classes(): readonly ClassCoverage[];
  /** Brings the rows of the sums up to date. */
  writeSums(caller: Caller): void;
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

const rowOf = (org: Org, one: ClassCoverage): Readonly<Record<string, Value>> => {
  const [coveredLines, uncoveredLines] = [linesOf(one, true), linesOf(one, false)];
  return {
    ApexClassOrTriggerId: codeId(org, one.name),
    NumLinesCovered: coveredLines.length,
    NumLinesUncovered: uncoveredLines.length,
    Coverage: JSON.stringify({ coveredLines, uncoveredLines }),
  };
};

export type CoverageNeeds = { readonly program: Program; readonly org: Org; readonly tooling: ToolingOrg };

/** The rows of one method take the place of those of its run before. */
const noteMethod = (
  { org, tooling }: CoverageNeeds,
  method: CoveringMethod,
  covered: readonly ClassCoverage[],
): void => {
  const { caller, methodName: TestMethodName } = method;
  const ApexTestClassId = codeId(org, method.className);
  tooling.dropWhere('ApexCodeCoverage', { ApexTestClassId, TestMethodName });
  for (const one of covered) {
    if (one.covered > 0)
      tooling.write(caller, 'ApexCodeCoverage', { ApexTestClassId, TestMethodName, ...rowOf(org, one) });
  }
};

export const openCoverageBook = (needs: CoverageNeeds): CoverageBook => {
  const { program, org, tooling } = needs;
  const sums: number[] = [];
  const testFiles = new Set(program.types.userClasses().flatMap(({ isTest, file }) => (isTest ? [file] : [])));
  const byClass = (lines: readonly CoveredLine[]): readonly ClassCoverage[] =>
    coverageOf(lines, (file) => testFiles.has(file));
  const classes = (): readonly ClassCoverage[] =>
    byClass(program.coverage().map((line, position) => ({ ...line, runs: sums[position] ?? 0 })));
  return {
    during(method, work) {
      const before = program.coverage();
      try {
        return work();
      } finally {
        const own = program
          .coverage()
          .map((line, position) => ({ ...line, runs: line.runs - (before[position]?.runs ?? 0) }));
        for (const [position, { runs }] of own.entries()) sums[position] = (sums[position] ?? 0) + runs;
        noteMethod(needs, method, byClass(own));
      }
    },
    classes,
    writeSums(caller) {
      const all = classes();
      tooling.dropWhere('ApexCodeCoverageAggregate', {});
      for (const one of all) tooling.write(caller, 'ApexCodeCoverageAggregate', rowOf(org, one));
      tooling.dropWhere('ApexOrgWideCoverage', {});
      tooling.write(caller, 'ApexOrgWideCoverage', { PercentCovered: Math.floor(percentCovered(all)) });
    },
  };
};
