/**
 * Takes one interview as far as it goes alone: to an element that is done for several interviews at once, to a screen, or to its end.
 * An interview is a state machine: its innermost frame says which element comes next.
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import { transaction } from '../../apex/runtime/current.ts';
import type { Org } from '../../data/types.ts';
import { singleElements, batchElements, type BatchKind, type SingleKind } from './elements/index.ts';
import { faultOf } from './elements/attempt.ts';
import type { FlowFault } from './fault.ts';
import { FlowFault as Fault } from './fault.ts';
import type { FlowOrg } from './flow-org.ts';
import { flowNamed } from './flow-org.ts';
import type { FlowPlan, PlannedElement, SourceOf } from './flow-plan.ts';
import type { Frame, FlowMoment, Interview, InterviewEnd } from './interview.ts';
import { outputsOf } from './open-frame.ts';
import type { RunMode } from './run-mode.ts';
import type { Scope } from './scope.ts';
import { callSubflow, endSubflow } from './subflow.ts';

/** What the interviews of one run have in common. */
export type Run = {
  readonly flows: FlowOrg;
  readonly mode: RunMode;
  readonly moment: FlowMoment | undefined;
  /** Where Roll Back Records goes back to. */
  readonly start: ReturnType<Org['savepoint']>;
};

/** An interview that waits for others to come to the same element. */
export type Waiting<Kind extends BatchKind = BatchKind> = {
  readonly kind: 'waiting';
  readonly element: Extract<PlannedElement, { kind: Kind }>;
  readonly scope: Scope;
};

export type Advanced = InterviewEnd | Waiting;

const planOf = (run: Run, { flow }: Frame): FlowPlan => {
  const plan = flowNamed(run.flows, flow);
  if (plan === undefined) throw new Error(`the flow ${flow} is gone`);
  return plan;
};

const scopeOf = (run: Run, interview: Interview, frame: Frame): Scope => {
  const { flows, moment } = run;
  return { flows, mode: frame.mode ?? run.mode, moment, interview, frame, plan: planOf(run, frame) };
};

/** The scope of the innermost flow; undefined when the interview has none left. */
const innermost = (run: Run, interview: Interview): Scope | undefined => {
  const frame = interview.frames.at(-1);
  return frame === undefined ? undefined : scopeOf(run, interview, frame);
};

/** Ends an interview for good. */
export const failed = (scope: Scope, fault: FlowFault): InterviewEnd => ({
  kind: 'failed',
  interview: scope.interview,
  failure: {
    message: fault.message,
    element: scope.frame.at ?? '',
    flow: scope.frame.flow,
    customErrors: scope.interview.customErrors,
    ...(fault.details === undefined ? {} : { cause: fault.details }),
  },
});

/** The way a fault takes: the element's own, if it has one. @returns the end of the interview when it has none */
export const takeFault = (scope: Scope, element: PlannedElement, fault: FlowFault): InterviewEnd | undefined => {
  scope.interview.faultMessage = fault.message;
  const connector = 'faultConnector' in element.source ? element.source.faultConnector : undefined;
  if (connector === undefined) return failed(scope, fault);
  scope.frame.failed.add(element.source.name.toLowerCase());
  scope.frame.at = connector.targetReference;
  return undefined;
};

const finished = (scope: Scope): InterviewEnd => {
  const { interview } = scope;
  const [error] = interview.customErrors;
  if (error !== undefined) return failed(scope, new Fault(error.message));
  return { kind: 'finished', interview, outputs: outputsOf(scope) };
};

const subflowIn = (plan: FlowPlan, name: string): SourceOf<'subflows'> | undefined => {
  const element = plan.elements.get(name.toLowerCase());
  return element?.kind === 'subflows' ? element.source : undefined;
};

/** Goes back from a subflow that is done. @returns the end of the interview when it was no subflow */
const endFrame = (run: Run, scope: Scope): InterviewEnd | undefined => {
  const { frames } = scope.interview;
  const caller = frames.at(-2);
  if (caller === undefined) return finished(scope);
  frames.pop();
  const calling = scopeOf(run, scope.interview, caller);
  const source = subflowIn(calling.plan, scope.frame.calledBy ?? '');
  if (source !== undefined) endSubflow(source, calling, scope);
  return undefined;
};

const OLD_LIMIT = 2000;
const WITHOUT_LIMIT = 57;
const CHECKED_EVERY = 256;

/** Flows of versions before 57.0 may run 2,000 elements; newer ones run until the processor time is used up. */
const countElement = ({ interview, plan }: Scope): void => {
  interview.executed += 1;
  if (interview.executed % CHECKED_EVERY === 0) transaction().limits.checkCpu();
  const { apiVersion } = plan.definition;
  const isLimited = apiVersion !== undefined && Number(apiVersion) < WITHOUT_LIMIT;
  if (isLimited && interview.executed > OLD_LIMIT) throw new Fault('Number of iterations exceeded');
};

const isSingle = (element: PlannedElement): element is Extract<PlannedElement, { kind: SingleKind }> =>
  Object.hasOwn(singleElements, element.kind);

const isBatch = (element: PlannedElement): element is Extract<PlannedElement, { kind: BatchKind }> =>
  Object.hasOwn(batchElements, element.kind);

const runSingle = <Kind extends SingleKind>(kind: Kind, source: SourceOf<Kind>, scope: Scope): string | undefined => {
  const element: (source: SourceOf<Kind>, scope: Scope) => string | undefined = singleElements[kind];
  return element(source, scope);
};

type Steering = Exclude<PlannedElement, { kind: SingleKind | BatchKind }>;

/** Elements that change the course of the interview. @returns how it ended, if it did */
const steer = (run: Run, element: Steering, scope: Scope): InterviewEnd | undefined => {
  if (element.kind === 'subflows') callSubflow(element.source, scope);
  else if (element.kind === 'recordRollbacks') {
    run.flows.org.rollBackTo(run.start);
    scope.frame.at = element.source.connector?.targetReference;
  } else if (element.kind === 'screens')
    return { kind: 'screen', screen: element.source.name, interview: scope.interview };
  else
    throw new Unsupported(
      `the flow element ${element.list} (${element.source.name} in the flow ${scope.plan.definition.apiName})`,
    );
  return undefined;
};

const nextElement = ({ plan, frame }: Scope): PlannedElement => {
  const element = plan.elements.get(frame.at?.toLowerCase() ?? '');
  if (element === undefined) throw new Fault(`The flow ${frame.flow} has no element ${frame.at ?? ''}.`);
  return element;
};

const step = (run: Run, scope: Scope): Advanced | undefined => {
  if (scope.frame.at === undefined) return endFrame(run, scope);
  const element = nextElement(scope);
  countElement(scope);
  scope.frame.visited.add(element.source.name.toLowerCase());
  if (isBatch(element)) return { kind: 'waiting', element, scope };
  if (!isSingle(element)) return steer(run, element, scope);
  scope.frame.at = runSingle(element.kind, element.source, scope);
  return undefined;
};

const stepOrFail = (run: Run, scope: Scope): Advanced | undefined => {
  try {
    return step(run, scope);
  } catch (error) {
    const fault = faultOf(error);
    if (fault === undefined) throw error;
    scope.interview.faultMessage = fault.message;
    return failed(scope, fault);
  }
};

/** @throws LimitExceeded; Unsupported for elements that the sandbox lacks */
export const advance = (run: Run, interview: Interview): Advanced => {
  for (;;) {
    const scope = innermost(run, interview);
    if (scope === undefined) throw new Error('an interview without a flow');
    const advanced = stepOrFail(run, scope);
    if (advanced !== undefined) return advanced;
  }
};
