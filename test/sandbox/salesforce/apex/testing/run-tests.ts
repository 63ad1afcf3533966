/**
 * Runs Apex tests as the platform does: every method in a transaction of its own on the data of its class's set-up, all of it
 * rolled back afterwards.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_testsetup_using.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import type { ApexOrg } from '../apex-org.ts';
import { ApexException, uncaught } from '../runtime/exceptions.ts';
import type { Transaction } from '../runtime/transaction.ts';
import type { TestClass, TestMethod } from './find-tests.ts';
import type { TestResult } from './test-result.ts';

/** Thrown to take back everything a test wrote; carries nothing. */
class TakeBack extends Error {}

const rolledBack = (org: ApexOrg, work: () => void): void => {
  try {
    org.org.transaction(() => {
      work();
      throw new TakeBack();
    });
  } catch (error) {
    if (!(error instanceof TakeBack)) throw error;
  }
};

type Ending = Pick<TestResult, 'outcome' | 'message' | 'stackTrace'>;

const PASSED: Ending = { outcome: 'Pass', message: undefined, stackTrace: undefined };

/** What a method ended with, in the words a test result has. */
export const endingOf = (thrown: unknown): Ending => {
  const error = uncaught(thrown);
  if (error instanceof ApexException) {
    return {
      outcome: 'Fail',
      message: `${error['gettypename()']()}: ${error['getmessage()']()}`,
      stackTrace: error['getstacktracestring()'](),
    };
  }
  if (error instanceof Unsupported) return { outcome: 'Unsupported', message: error.message, stackTrace: undefined };
  const stack = error instanceof Error ? error.stack : String(error);
  return { outcome: 'Fail', message: `Fault of the sandbox: ${String(error)}`, stackTrace: stack };
};

const attempt = (
  org: ApexOrg,
  test: { className: string; method: TestMethod },
): Ending & { log: readonly string[] } => {
  let transaction: Transaction | undefined;
  try {
    org.runTest((running) => {
      transaction = running;
      org.program.callStatic(test.className, test.method.key);
    });
    return { ...PASSED, log: transaction?.log ?? [] };
  } catch (error) {
    return { ...endingOf(error), log: transaction?.log ?? [] };
  }
};

const runMethod = (org: ApexOrg, className: string, method: TestMethod): TestResult => {
  const started = performance.now();
  let ending: Ending & { log: readonly string[] } = { ...PASSED, log: [] };
  rolledBack(org, () => {
    ending = attempt(org, { className, method });
  });
  return { className, methodName: method.name, ...ending, milliseconds: performance.now() - started };
};

const failedSetUp = (org: ApexOrg, test: TestClass): Ending | undefined => {
  for (const method of test.setUps) {
    const ending = attempt(org, { className: test.name, method });
    if (ending.outcome !== 'Pass') return ending;
  }
  return undefined;
};

/** Results of all methods of a class, in order. */
export const runTestClass = (org: ApexOrg, test: TestClass): readonly TestResult[] => {
  const results: TestResult[] = [];
  rolledBack(org, () => {
    const failed = failedSetUp(org, test);
    for (const method of test.methods) {
      results.push(
        failed === undefined
          ? runMethod(org, test.name, method)
          : { className: test.name, methodName: method.name, ...failed, milliseconds: 0, log: [] },
      );
    }
  });
  return results;
};

/** Every method of a class that did not compile counts as failed, with what the compiler said. */
export const notCompiled = (test: TestClass, message: string): readonly TestResult[] =>
  test.methods.map((method) => ({
    className: test.name,
    methodName: method.name,
    outcome: 'CompileFail',
    message,
    stackTrace: undefined,
    milliseconds: 0,
    log: [],
  }));
