/** What every check reports: where, what is wrong, and what to do; all of it at once, in one form. */

export type Problem = {
  /** Path of the file, relative to the project. */
  readonly file: string;
  readonly problem: string;
  readonly fix: string;
};

/** The problems as lines for people, grouped by file. */
export const describeProblems = (problems: readonly Problem[]): string =>
  [...Map.groupBy(problems, ({ file }) => file)]
    .map(([file, found]) => [file, ...found.map(({ problem, fix }) => `  ${problem} ${fix}`)].join('\n'))
    .join('\n');

/** Prints the problems, or that there are none, and sets the exit code. */
export const report = (check: string, problems: readonly Problem[]): void => {
  if (problems.length === 0) {
    console.log(`${check}: nothing found.`);
    return;
  }
  console.error(`${check}: ${problems.length} found.\n${describeProblems(problems)}`);
  process.exitCode = 1;
};
