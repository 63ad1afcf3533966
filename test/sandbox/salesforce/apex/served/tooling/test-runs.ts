/**
 * Runs of tests that a client asks for: in an org without anybody's data, one class after the other, with rows that tell how far
 * they are. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_unit_tests_running.htm
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Caller, Value } from '../../../data/types.ts';
import type { SystemTopics } from '../../../events/cometd/index.ts';
import type { ApexOrg } from '../../apex-org.ts';
import { findTests, type TestClass } from '../../testing/find-tests.ts';
import { runTestClass } from '../../testing/run-tests.ts';
import type { TestResult } from '../../testing/test-result.ts';
import type { ServedApex } from '../served-apex.ts';
import { codeId, openCoverageBook, type CoverageBook } from './coverage-rows.ts';
import { readTestRequest, type TestSelection } from './read-test-request.ts';
import { synchronousResult } from './synchronous-result.ts';
import { instantOf, type ToolingOrg } from './tooling-org.ts';

export type TestRuns = {
  /** Starts a run. @returns the id of its AsyncApexJob. @throws RestError */
  start(caller: Caller, request: unknown): string;
  /** Runs to the end. @returns what `runTestsSynchronous` answers. @throws RestError */
  complete(caller: Caller, request: unknown): Promise<object>;
};

export type TestRunNeeds = Pick<ServedApex, 'apex' | 'openTestOrg'> &
  Pick<SystemTopics, 'announce'> & { readonly tooling: ToolingOrg };

type Run = {
  readonly needs: TestRunNeeds;
  readonly coverage: CoverageBook;
  readonly caller: Caller;
  readonly selection: TestSelection;
  readonly testOrg: ApexOrg;
};

type Rows = { readonly jobId: string; readonly runId: string; readonly items: ReadonlyMap<TestClass, string> };

const count = (tests: readonly TestClass[]): number => tests.reduce((sum, { methods }) => sum + methods.length, 0);

const now = ({ needs }: Run): string => instantOf(needs.apex.org.clock.now());

/** Tells who follows the run that something of it has changed. */
const announce = ({ needs }: Run, { jobId }: Rows, type: 'created' | 'updated' = 'updated'): void =>
  needs.announce('TestResult', { id: jobId, type });

const openRows = (run: Run): Rows => {
  const { needs, caller, selection } = run;
  const { tooling, apex } = needs;
  const jobId = apex.org.writeSystemRow(caller, {
    object: 'AsyncApexJob',
    values: { JobType: 'TestRequest', Status: 'Queued', TotalJobItems: selection.tests.length },
  });
  const runId = tooling.write(caller, 'ApexTestRunResult', {
    AsyncApexJobId: jobId,
    UserId: caller.userId,
    IsAllTests: selection.isAll,
    StartTime: now(run),
    Status: 'Queued',
    ClassesEnqueued: selection.tests.length,
    ClassesCompleted: 0,
    MethodsEnqueued: count(selection.tests),
    MethodsCompleted: 0,
    MethodsFailed: 0,
  });
  const items = selection.tests.map((test): [TestClass, string] => [
    test,
    tooling.write(caller, 'ApexTestQueueItem', {
      ApexClassId: codeId(apex.org, test.name),
      Status: 'Queued',
      ParentJobId: jobId,
      TestRunResultId: runId,
      ShouldSkipCodeCoverage: selection.skipsCoverage,
    }),
  ]);
  return { jobId, runId, items: new Map(items) };
};

/**
 * Tests that see all data see the org's own; what they write is rolled back there, too. Coverage is told method by method, so
 * each gets a set-up of its own then.
 */
const runClass = ({ needs, coverage, testOrg, selection, caller }: Run, test: TestClass): readonly TestResult[] => {
  const org = test.methods.some((method) => method.seesAllData) ? needs.apex : testOrg;
  if (selection.skipsCoverage) return runTestClass(org, test);
  return test.methods.flatMap((method) =>
    coverage.during({ caller, className: test.name, methodName: method.name }, () =>
      runTestClass(org, { ...test, methods: [method] }),
    ),
  );
};

const OUTCOMES = { Pass: 'Pass', Fail: 'Fail', CompileFail: 'CompileFail', Unsupported: 'Fail' } as const;

const resultValues = (run: Run, rows: Rows, result: TestResult): Readonly<Record<string, Value>> => ({
  ApexClassId: codeId(run.needs.apex.org, result.className),
  MethodName: result.methodName,
  Outcome: OUTCOMES[result.outcome],
  Message: result.message ?? null,
  StackTrace: result.stackTrace ?? null,
  AsyncApexJobId: rows.jobId,
  ApexTestRunResultId: rows.runId,
  TestTimestamp: now(run),
  RunTime: Math.ceil(result.milliseconds),
});

const isFailure = ({ outcome }: TestResult): boolean => outcome !== 'Pass';

const runAll = async (run: Run, rows: Rows): Promise<readonly TestResult[]> => {
  const { needs, caller, selection } = run;
  const { tooling, apex } = needs;
  const done: TestResult[] = [];
  apex.org.changeSystemRow({ object: 'AsyncApexJob', id: rows.jobId, values: { Status: 'Processing' } });
  tooling.change('ApexTestRunResult', rows.runId, { Status: 'Processing' });
  for (const [position, test] of selection.tests.entries()) {
    const item = rows.items.get(test) ?? '';
    tooling.change('ApexTestQueueItem', item, { Status: 'Processing' });
    const results = runClass(run, test);
    for (const result of results) {
      tooling.write(caller, 'ApexTestResult', { ...resultValues(run, rows, result), QueueItemId: item });
    }
    done.push(...results);
    const passed = results.filter((result) => !isFailure(result)).length;
    tooling.change('ApexTestQueueItem', item, { Status: 'Completed', ExtendedStatus: `(${passed}/${results.length})` });
    tooling.change('ApexTestRunResult', rows.runId, {
      ClassesCompleted: position + 1,
      MethodsCompleted: done.length,
      MethodsFailed: done.filter(isFailure).length,
    });
    announce(run, rows);
    await nextTurn();
  }
  return done;
};

const close = (run: Run, rows: Rows, results: readonly TestResult[]): void => {
  const { jobId, runId } = rows;
  const { needs, coverage, caller, selection } = run;
  const EndTime = now(run);
  const TestTime = Math.round(results.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  const Status = results.some(isFailure) ? 'Failed' : 'Completed';
  if (!selection.skipsCoverage) coverage.writeSums(caller);
  needs.tooling.change('ApexTestRunResult', runId, { Status, EndTime, TestTime });
  needs.apex.org.changeSystemRow({
    object: 'AsyncApexJob',
    id: jobId,
    values: { Status: 'Completed', JobItemsProcessed: selection.tests.length, CompletedDate: EndTime },
  });
  announce(run, rows);
};

/** A run that breaks off is a defect of the sandbox; its rows say so, because nobody waits for it. */
const noteDefect = (run: Run, rows: Rows, error: unknown): void => {
  const { needs } = run;
  const { jobId, runId, items } = rows;
  const ExtendedStatus = String(error).slice(0, 1000);
  for (const item of items.values())
    needs.tooling.change('ApexTestQueueItem', item, { Status: 'Failed', ExtendedStatus });
  needs.tooling.change('ApexTestRunResult', runId, { Status: 'Failed' });
  needs.apex.org.changeSystemRow({ object: 'AsyncApexJob', id: jobId, values: { Status: 'Failed', ExtendedStatus } });
  announce(run, rows);
};

export const openTestRuns = (needs: TestRunNeeds): TestRuns => {
  const { apex, tooling, openTestOrg } = needs;
  const coverage = openCoverageBook({ program: apex.program, org: apex.org, tooling });
  const open = (caller: Caller, request: unknown): Run => ({
    ...{ needs, coverage, caller },
    selection: readTestRequest(apex.org, findTests(apex.program.types), request),
    testOrg: openTestOrg(),
  });
  const work = async (run: Run, rows: Rows): Promise<readonly TestResult[]> => {
    await nextTurn();
    const results = await runAll(run, rows);
    close(run, rows, results);
    return results;
  };
  return {
    start(caller, request) {
      const run = open(caller, request);
      const rows = openRows(run);
      announce(run, rows, 'created');
      work(run, rows).catch((error: unknown) => noteDefect(run, rows, error));
      return rows.jobId;
    },
    async complete(caller, request) {
      const run = open(caller, request);
      const results = await work(run, openRows(run));
      return synchronousResult(apex.org, results, run.selection.skipsCoverage ? [] : coverage.classes());
    },
  };
};
