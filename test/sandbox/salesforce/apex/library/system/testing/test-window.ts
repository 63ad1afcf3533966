/**
 * What lies between `Test.startTest()` and `Test.stopTest()`: limits of its own, and the work that was put off meanwhile, which
 * runs when the window closes.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_tools_start_stop_test.htm
 */
import { transaction } from '../../../runtime/current.ts';
import { apexException } from '../../../runtime/exceptions.ts';
import { Limits } from '../../../runtime/limits.ts';
import { testFact } from '../transaction-fact.ts';

type Window = { hasStarted: boolean; outerLimits: Limits | undefined };

const currentWindow = testFact((): Window => ({ hasStarted: false, outerLimits: undefined }));

/** @throws System.FinalException the second time in a test */
export const startTest = (): void => {
  const running = transaction();
  const window = currentWindow();
  if (window.hasStarted) throw apexException('System.FinalException', 'Testing already started');
  window.hasStarted = true;
  window.outerLimits = running.limits;
  // Data that a test prepares before the window does not keep it from calling out within.
  running.hasUncommittedWork = false;
  running.limits = new Limits(running.limits.kind);
};

/** @throws System.FinalException unless the window is open, and whatever the work that was put off throws */
export const stopTest = (): void => {
  const running = transaction();
  const window = currentWindow();
  const { outerLimits } = window;
  if (outerLimits === undefined) throw apexException('System.FinalException', 'Testing not started');
  window.outerLimits = undefined;
  try {
    running.jobs.drain();
  } finally {
    running.limits = outerLimits;
  }
};
