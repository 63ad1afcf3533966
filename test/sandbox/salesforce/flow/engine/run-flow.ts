/**
 * Runs interviews of one flow together: each goes on until it comes to an element that reads or writes data or calls an action,
 * and those that stand at the same element do it as one query, one statement, one call.
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_bulkification.htm
 */
import { advance, failed, takeFault, type Advanced, type Run, type Waiting } from './advance.ts';
import { batchElements, type BatchKind } from './elements/index.ts';
import { attempt } from './elements/attempt.ts';
import { FlowFault } from './fault.ts';
import { flowNamed, type FlowOrg } from './flow-org.ts';
import type { FlowPlan, PlannedElement, SourceOf } from './flow-plan.ts';
import type { FlowRun, Interview, InterviewEnd, InterviewStart } from './interview.ts';
import { fillVariables } from './open-frame.ts';
import { openInterview } from './open-interview.ts';
import type { RunMode } from './run-mode.ts';
import type { Scope } from './scope.ts';

const runBatch = <Kind extends BatchKind>(
  kind: Kind,
  source: SourceOf<Kind>,
  scopes: readonly Scope[],
): readonly (FlowFault | undefined)[] => {
  const element: (source: SourceOf<Kind>, scopes: readonly Scope[]) => readonly (FlowFault | undefined)[] =
    batchElements[kind];
  return element(source, scopes);
};

const connectorOf = ({ source }: PlannedElement): string | undefined =>
  'connector' in source ? source.connector?.targetReference : undefined;

/** Does the element for all that wait at it. @returns those that ended there */
const runElement = (waiting: readonly Waiting[]): ReadonlyMap<Interview, InterviewEnd> => {
  const ends = new Map<Interview, InterviewEnd>();
  const [first] = waiting;
  if (first === undefined) return ends;
  const { kind, source } = first.element;
  const faults = runBatch(
    kind,
    source,
    waiting.map(({ scope }) => scope),
  );
  for (const [at, { scope, element }] of waiting.entries()) {
    const fault = faults[at];
    if (fault === undefined) scope.frame.at = connectorOf(element);
    const end = fault === undefined ? undefined : takeFault(scope, element, fault);
    if (end !== undefined) ends.set(scope.interview, end);
  }
  return ends;
};

const isWaiting = (advanced: Advanced): advanced is Waiting => advanced.kind === 'waiting';

/** Takes interviews to their ends, all of them from one element to the next. */
const runAll = (run: Run, interviews: readonly Interview[]): ReadonlyMap<Interview, InterviewEnd> => {
  const ends = new Map<Interview, InterviewEnd>();
  let running = interviews;
  while (running.length > 0) {
    const advanced = running.map((interview) => advance(run, interview));
    for (const one of advanced) if (!isWaiting(one)) ends.set(one.interview, one);
    const waiting = advanced.filter(isWaiting);
    for (const group of Map.groupBy(waiting, ({ element }) => element).values())
      for (const [interview, end] of runElement(group)) ends.set(interview, end);
    running = waiting.map(({ scope }) => scope.interview).filter((interview) => !ends.has(interview));
  }
  return ends;
};

const planNamed = (flows: FlowOrg, name: string): FlowPlan => {
  const plan = flowNamed(flows, name);
  if (plan === undefined) throw new FlowFault(`There is no active version of the flow ${name}.`);
  return plan;
};

const openRun = (flows: FlowOrg, { mode, moment }: Pick<FlowRun, 'mode' | 'moment'>): Run => ({
  flows,
  mode,
  moment,
  start: flows.org.savepoint(),
});

type Opened = { readonly interview: Interview; readonly end: InterviewEnd | undefined };

/** An interview whose input does not fit ends before it begins. */
const open = (run: Run, request: FlowRun, start: InterviewStart): Opened => {
  const plan = planNamed(run.flows, request.flow);
  const interview = openInterview(plan, request, start);
  const [frame] = interview.frames;
  if (frame === undefined) throw new Error('an interview without a flow');
  const { flows, mode, moment } = run;
  const scope: Scope = { flows, mode, moment, plan, interview, frame };
  const filled = attempt(() => fillVariables(scope, start.variables ?? {}));
  return { interview, end: filled instanceof FlowFault ? failed(scope, filled) : undefined };
};

const endOf = (ends: ReadonlyMap<Interview, InterviewEnd>, { interview, end }: Opened): InterviewEnd => {
  const found = end ?? ends.get(interview);
  if (found === undefined) throw new Error('an interview without an end');
  return found;
};

/**
 * Runs a flow once for each start, inside the running transaction.
 * @returns how each interview ended, in the order of the starts
 * @throws FlowFault when there is no such flow; Unsupported for elements that the sandbox lacks; LimitExceeded
 */
export const runInterviews = (flows: FlowOrg, request: FlowRun): readonly InterviewEnd[] => {
  const run = openRun(flows, request);
  const opened = request.starts.map((start) => open(run, request, start));
  const ends = runAll(
    run,
    opened.filter(({ end }) => end === undefined).map(({ interview }) => interview),
  );
  return opened.map((one) => endOf(ends, one));
};

export type Resumption = {
  readonly interview: Interview;
  readonly mode: RunMode;
  /** The element to go on with; what follows the screen when left out. */
  readonly at?: string;
};

/** Goes on with an interview that stopped at a screen; what was entered there is among its variables by now. */
export const resumeInterview = (flows: FlowOrg, { interview, mode, at }: Resumption): InterviewEnd => {
  const frame = interview.frames.at(-1);
  if (frame === undefined) throw new Error('an interview without a flow');
  const screen = planNamed(flows, frame.flow).elements.get(frame.at?.toLowerCase() ?? '');
  frame.at = at ?? (screen === undefined ? undefined : connectorOf(screen));
  const run = openRun(flows, { mode });
  return endOf(runAll(run, [interview]), { interview, end: undefined });
};
