/** What became of one test method, and of all of them. */
import type { Problem } from '../syntax/ast.ts';
import type { ClassCoverage } from './coverage.ts';

export type Outcome = 'Pass' | 'Fail' | 'CompileFail' | 'Unsupported';

export type TestResult = {
  readonly className: string;
  readonly methodName: string;
  readonly outcome: Outcome;
  /** `System.AssertException: Assertion Failed: …`; undefined for a pass. */
  readonly message: string | undefined;
  /** `Class.FooTest.bar: line 3, column 1` lines. */
  readonly stackTrace: string | undefined;
  readonly milliseconds: number;
  /** `System.debug` lines. */
  readonly log: readonly string[];
};

export type TestReport = {
  readonly results: readonly TestResult[];
  readonly problems: readonly Problem[];
  readonly coverage: readonly ClassCoverage[];
  readonly seconds: number;
  /** Of these, until the first test could run: reading, parsing, compiling. */
  readonly startSeconds: number;
};

/** The counts a report ends with. */
export const countsOf = ({ results }: Pick<TestReport, 'results'>) => ({
  tests: results.length,
  passed: results.filter(({ outcome }) => outcome === 'Pass').length,
  failed: results.filter(({ outcome }) => outcome === 'Fail' || outcome === 'CompileFail').length,
  unsupported: results.filter(({ outcome }) => outcome === 'Unsupported').length,
});

/** Distinct reasons why tests were not supported, most frequent first. */
export const unsupportedReasons = (results: readonly TestResult[]): readonly { reason: string; tests: number }[] => {
  const counts = new Map<string, number>();
  for (const { outcome, message } of results) {
    if (outcome !== 'Unsupported' || message === undefined) continue;
    const reason = message.replace(/ \([^()]*:\d+:\d+\)/, '');
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, tests]) => ({ reason, tests })).sort((one, other) => other.tests - one.tests);
};
