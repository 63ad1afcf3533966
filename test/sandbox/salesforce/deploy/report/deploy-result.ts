import type { Component, DeployProblem } from '../source/component.ts';

/**
 * The outcome of a deploy as the Metadata API tells it.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deployresult.htm
 */

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_runtestsresult.htm */
export type RunTestResult = {
  readonly numTestsRun: number;
  readonly numFailures: number;
  readonly totalTime: number;
  readonly successes: readonly TestSuccess[];
  readonly failures: readonly TestFailure[];
  readonly codeCoverage: readonly ClassCoverage[];
  readonly codeCoverageWarnings: readonly { readonly name: string | null; readonly message: string }[];
};

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_codecoverageresult.htm */
export type ClassCoverage = {
  readonly name: string;
  readonly type: string;
  readonly numLocations: number;
  readonly numLocationsNotCovered: number;
  readonly locationsNotCovered: readonly {
    readonly line: number;
    readonly column: number;
    readonly numExecutions: number;
  }[];
};

export type TestSuccess = { readonly name: string; readonly methodName: string; readonly time: number };
export type TestFailure = TestSuccess & { readonly message: string; readonly stackTrace: string };

export type ComponentMessage = {
  readonly componentType: string;
  readonly fullName: string;
  readonly fileName: string;
  readonly success: boolean;
  readonly created: boolean;
  readonly changed: boolean;
  readonly deleted: boolean;
  readonly problem?: string;
  readonly problemType?: 'Error' | 'Warning';
  readonly lineNumber?: number;
  readonly columnNumber?: number;
};

export type DeployResult = {
  readonly success: boolean;
  readonly checkOnly: boolean;
  readonly status: 'Succeeded' | 'Failed';
  readonly numberComponentsTotal: number;
  readonly numberComponentsDeployed: number;
  readonly numberComponentErrors: number;
  readonly numberTestsTotal: number;
  readonly numberTestsCompleted: number;
  readonly numberTestErrors: number;
  readonly details: {
    readonly componentSuccesses: readonly ComponentMessage[];
    readonly componentFailures: readonly ComponentMessage[];
    readonly runTestResult?: RunTestResult;
  };
};

export type Outcome = {
  readonly components: readonly Component[];
  readonly problems: readonly DeployProblem[];
  readonly checkOnly: boolean;
  readonly tests?: RunTestResult;
  /** Whether the org had that component before. */
  readonly isKnown?: (component: Pick<Component, 'type' | 'fullName'>) => boolean;
  /** What was deleted. */
  readonly deleted?: readonly Pick<Component, 'type' | 'fullName' | 'file'>[];
};

const keyOf = (type: string, fullName: string): string => `${type}\n${fullName}`;

const unchanged = { success: true, created: false, changed: false, deleted: false } as const;

const failure = ({ problemType, ...problem }: DeployProblem): ComponentMessage => ({
  ...problem,
  problemType,
  success: problemType === 'Warning',
  created: false,
  changed: false,
  deleted: false,
});

/** Same words about the same place say nothing new. */
const once = (problems: readonly DeployProblem[]): readonly DeployProblem[] => [
  ...new Map(problems.map((one) => [JSON.stringify(one), one])).values(),
];

const countsOf = (tests: RunTestResult | undefined) => {
  const { numTestsRun = 0, numFailures = 0 } = tests ?? {};
  return {
    numberTestsTotal: numTestsRun,
    numberTestsCompleted: numTestsRun - numFailures,
    numberTestErrors: numFailures,
  };
};

const testsFailed = (tests: RunTestResult | undefined): boolean =>
  tests !== undefined && (tests.numFailures > 0 || tests.codeCoverageWarnings.length > 0);

const ofType = (problems: readonly DeployProblem[], problemType: DeployProblem['problemType']) =>
  problems.filter((problem) => problem.problemType === problemType);

const ownerOf = ({ componentType, fullName }: DeployProblem): string => keyOf(componentType, fullName);

const successesIn = (good: readonly Component[], { problems, isKnown }: Outcome): readonly ComponentMessage[] => {
  const warnings = Map.groupBy(once(ofType(problems, 'Warning')), ownerOf);
  return good.flatMap((component): readonly ComponentMessage[] => {
    const { type, fullName, file } = component;
    const done = { ...unchanged, created: isKnown?.(component) !== true, changed: true };
    const warned = warnings.get(keyOf(type, fullName)) ?? [];
    if (warned.length === 0) return [{ componentType: type, fullName, fileName: file, ...done }];
    return warned.map((warning) => ({ ...failure(warning), ...done }));
  });
};

const goneIn = ({ deleted = [] }: Outcome): readonly ComponentMessage[] =>
  deleted.map(({ type, fullName, file }) => ({
    ...{ componentType: type, fullName, fileName: file },
    ...{ ...unchanged, deleted: true, changed: true },
  }));

/** Puts together what a deploy reports. */
export const deployResult = (outcome: Outcome): DeployResult => {
  const { components, checkOnly, tests } = outcome;
  const failed = once(ofType(outcome.problems, 'Error'));
  const bad = new Set(failed.map(ownerOf));
  const good = components.filter(({ type, fullName }) => !bad.has(keyOf(type, fullName)));
  const gone = goneIn(outcome);
  const success = failed.length === 0 && !testsFailed(tests);
  return {
    success,
    checkOnly,
    status: success ? 'Succeeded' : 'Failed',
    numberComponentsTotal: good.length + gone.length + bad.size,
    numberComponentsDeployed: success ? good.length + gone.length : 0,
    numberComponentErrors: failed.length,
    ...countsOf(tests),
    details: {
      componentSuccesses: [...successesIn(good, outcome), ...gone],
      componentFailures: failed.map(failure),
      ...(tests === undefined ? {} : { runTestResult: tests }),
    },
  };
};
