/**
 * One step of a screen flow at a time: start, on to the next screen, back, pause. Each step is a transaction of its own, as on the
 * platform, and works on a copy of the interview: a step that waits for a callout runs again from where it began.
 * https://help.salesforce.com/s/articleView?id=platform.flow_considerations_design_transactions.htm
 */
import { isApexException } from '../../apex/runtime/exceptions.ts';
import type { Caller } from '../../data/types.ts';
import { RestError } from '../../rest/rest-error.ts';
import { flowFromJson, toJson } from '../actions/json-values.ts';
import { declaredType } from '../checks/resource.ts';
import type { FlowDefinition } from '../definition/flow-metadata.ts';
import { copyInterview } from '../engine/copy-interview.ts';
import { FlowFault } from '../engine/fault.ts';
import { flowNamed, type FlowOrg } from '../engine/flow-org.ts';
import type { FlowFailure, InterviewEnd } from '../engine/interview.ts';
import { resumeInterview, runInterviews } from '../engine/run-flow.ts';
import { runModeOf } from '../engine/run-mode.ts';
import { mayStart, startRefusal } from '../engine/start-right.ts';
import { buttonsOf, describeScreen, type Button } from './describe-screen.ts';
import { fieldKey } from './field-kind.ts';
import { fieldsWithin } from './fields-within.ts';
import type { KeptInterview } from './interview-book.ts';
import { screenScope, type ScreenScope } from './screen-scope.ts';
import { takeValues, type Entries } from './take-values.ts';

export type StepAnswer = {
  readonly body: object;
  /** What is to be kept; undefined when the interview is over. */
  readonly kept: KeptInterview | undefined;
};

/** Ends the step's transaction: what it wrote is taken back. */
export class InterviewFailed extends Error {
  readonly failure: FlowFailure;

  constructor(failure: FlowFailure) {
    super(failure.message);
    this.name = 'InterviewFailed';
    this.failure = failure;
  }
}

const refused = (status: number, errorCode: string, message: string): RestError =>
  new RestError(status, [{ errorCode, message }]);

const shown = (flows: FlowOrg, kept: KeptInterview): StepAnswer => {
  const { id, flow, status, errors, previous, interview, mode } = kept;
  const scope = screenScope(flows, copyInterview(interview), mode);
  const screen = describeScreen(scope, { errors, hasPrevious: previous.length > 0 });
  return { kept, body: { id, flow, status, screen } };
};

type Ending = Pick<KeptInterview, 'userId' | 'flow' | 'mode' | 'previous'>;

const answerTo = (flows: FlowOrg, end: InterviewEnd, ending: Ending): StepAnswer => {
  if (end.kind === 'failed') throw new InterviewFailed(end.failure);
  const { interview } = end;
  const { guid: id } = interview;
  if (end.kind === 'screen') return shown(flows, { ...ending, id, interview, status: 'screen', errors: [] });
  const outputs = Object.fromEntries(Object.entries(end.outputs).map(([name, value]) => [name, toJson(value)]));
  return { kept: undefined, body: { id, flow: ending.flow, status: 'finished', outputs } };
};

const inputsOf = (flow: FlowDefinition, inputs: Entries): Entries =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, json]) => {
      const variable = flow.variables.find((one) => one.name.toLowerCase() === name.toLowerCase());
      if (variable?.isInput !== true) throw refused(400, 'INVALID_INPUT', `The flow has no input variable ${name}.`);
      return [name, flowFromJson(declaredType(variable), json)];
    }),
  );

const startable = (flows: FlowOrg, name: string): FlowDefinition => {
  const flow = flowNamed(flows, name)?.definition;
  if (flow === undefined) throw refused(404, 'NOT_FOUND', `There is no active flow ${name}.`);
  if (!mayStart(flow)) throw refused(403, 'INSUFFICIENT_ACCESS', startRefusal(flow.apiName));
  const { triggerType = 'None' } = flow.start ?? {};
  if (triggerType === 'None') return flow;
  throw refused(400, 'INVALID_INPUT', `The flow ${name} is started by its trigger (${triggerType}), not by a user.`);
};

export type StartAsked = {
  readonly flow: string;
  readonly inputs: Entries;
  /** Of the page whose action starts the flow, for the variable of that name if there is one. */
  readonly recordId?: string | undefined;
};

/** https://help.salesforce.com/s/articleView?id=platform.flow_distribute_internal_quick_action.htm */
const aboutRecord = (flow: FlowDefinition, { inputs, recordId }: StartAsked): Entries => {
  const takesIt = flow.variables.some(({ name, isInput }) => name.toLowerCase() === 'recordid' && isInput === true);
  return takesIt && recordId !== undefined ? { recordId, ...inputs } : inputs;
};

/** Starts an interview of a flow for the user. @throws RestError, InterviewFailed */
export const startStep = (flows: FlowOrg, { userId }: Caller, asked: StartAsked): StepAnswer => {
  const { flow: name } = asked;
  const flow = startable(flows, name);
  const mode = runModeOf(flow, 'user');
  const variables = inputsOf(flow, aboutRecord(flow, asked));
  const [end] = runInterviews(flows, { flow: name, starts: [{ variables }], mode });
  if (end === undefined) throw new Error('an interview without an end');
  return answerTo(flows, end, { userId, flow: flow.apiName, mode, previous: [] });
};

/** Shows the screen an interview waits at. */
export const showStep = (flows: FlowOrg, kept: KeptInterview): StepAnswer => shown(flows, kept);

const checkNames = ({ screen }: ScreenScope, values: Entries): void => {
  const names = new Set(fieldsWithin(screen.fields).map(fieldKey));
  const unknown = Object.keys(values).find((name) => !names.has(name));
  if (unknown !== undefined) throw refused(400, 'INVALID_INPUT', `The screen ${screen.name} has no field ${unknown}.`);
};

/** A copy of the interview with what was entered, and what keeps the user at the screen. */
const withEntries = (flows: FlowOrg, kept: KeptInterview, values: Entries) => {
  const scope = screenScope(flows, copyInterview(kept.interview), kept.mode);
  checkNames(scope, values);
  const errors = takeValues(scope, values);
  return { scope, errors, entered: { ...kept, interview: scope.interview } };
};

const forward = (flows: FlowOrg, kept: KeptInterview, values: Entries): StepAnswer => {
  const { scope, errors, entered } = withEntries(flows, kept, values);
  if (errors.length > 0) return shown(flows, { ...entered, errors });
  const previous = [...kept.previous, copyInterview(scope.interview)];
  const end = resumeInterview(flows, { interview: scope.interview, mode: kept.mode });
  return answerTo(flows, end, { ...kept, previous });
};

/** Where the earlier screen stood, with the values that the interview has by now. */
const backward = (flows: FlowOrg, kept: KeptInterview, values: Entries): StepAnswer => {
  const { scope } = withEntries(flows, kept, values);
  const earlier = kept.previous.at(-1);
  if (earlier === undefined) throw new Error('no screen to go back to');
  const interview = copyInterview(earlier);
  for (const [at, frame] of interview.frames.entries()) {
    const now = scope.interview.frames[at];
    if (now?.flow !== frame.flow) continue;
    for (const [name, value] of now.variables) frame.variables.set(name, value);
  }
  return shown(flows, { ...kept, interview, previous: kept.previous.slice(0, -1), errors: [] });
};

/** Visibility rules and texts for what has been entered so far; nobody goes anywhere. */
const refresh = (flows: FlowOrg, kept: KeptInterview, values: Entries): StepAnswer =>
  shown(flows, { ...withEntries(flows, kept, values).entered, errors: [] });

const pause = (flows: FlowOrg, kept: KeptInterview, values: Entries): StepAnswer => {
  const { entered } = withEntries(flows, kept, values);
  const { screen } = screenScope(flows, entered.interview, kept.mode);
  const { id, flow } = kept;
  const message = screen.pausedText ?? '';
  return { kept: { ...entered, status: 'paused', errors: [] }, body: { id, flow, status: 'paused', message } };
};

const resume = (flows: FlowOrg, kept: KeptInterview): StepAnswer => shown(flows, { ...kept, status: 'screen' });

type Step = (flows: FlowOrg, kept: KeptInterview, values: Entries) => StepAnswer;

const STEPS = { next: forward, finish: forward, back: backward, pause, resume, refresh } satisfies Record<string, Step>;

export type StepName = keyof typeof STEPS;

export const isStepName = (name: string): name is StepName => Object.hasOwn(STEPS, name);

/** Steps that a button of the screen takes. */
const isButton = (name: string): name is Button => ['next', 'finish', 'back', 'pause'].includes(name);

const checkAllowed = (flows: FlowOrg, kept: KeptInterview, name: StepName): void => {
  const isPaused = kept.status === 'paused';
  if (isPaused !== (name === 'resume'))
    throw refused(409, 'INVALID_STATUS', `The interview is ${isPaused ? 'paused' : 'not paused'}.`);
  if (!isButton(name)) return;
  const scope = screenScope(flows, copyInterview(kept.interview), kept.mode);
  const buttons = buttonsOf(scope, kept.previous.length > 0);
  if (buttons[name] === undefined)
    throw refused(409, 'INVALID_STATUS', `The screen ${scope.screen.name} has no button ${name}.`);
};

/**
 * Does what a button of the screen does.
 * @throws RestError for a button the screen has not; InterviewFailed
 */
export const takeStep = (
  flows: FlowOrg,
  kept: KeptInterview,
  { name, values }: { readonly name: StepName; readonly values: Entries },
): StepAnswer => {
  checkAllowed(flows, kept, name);
  return STEPS[name](flows, kept, values);
};

/** What ended an interview, where the platform would say so; undefined for a defect of the sandbox. */
export const failureOf = (error: unknown): string | undefined => {
  if (error instanceof InterviewFailed || error instanceof FlowFault) return error.message;
  return isApexException(error, 'Exception') ? error['getmessage()']() : undefined;
};
