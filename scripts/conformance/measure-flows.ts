/** Public sample flows in the Salesforce sandbox: how many do what a reader expects of them, and why the others do not. */
import { readFlowCases } from './flow-cases.ts';
import { runFlowCase } from './run-flow-case.ts';

export type FlowVerdict = {
  readonly flow: string;
  readonly verdict: 'runs' | 'fails' | 'not runnable';
  readonly notes: string;
};

/** @param suite the folder of the flows @param outcomes the file with what is expected */
export const measureFlows = (suite: string, outcomes: string): readonly FlowVerdict[] => {
  const byFlow = Map.groupBy(readFlowCases(outcomes), ({ flow }) => flow);
  return [...byFlow].map(([flow, cases]): FlowVerdict => {
    const needs = cases.flatMap((one) => one.needs ?? []);
    if (needs.length > 0) return { flow, verdict: 'not runnable', notes: `needs ${needs.join('; ')}` };
    const wrong = cases.flatMap((one) => runFlowCase(suite, one));
    return { flow, verdict: wrong.length === 0 ? 'runs' : 'fails', notes: wrong.join('; ') };
  });
};
