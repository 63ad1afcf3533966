/**
 * An interview: one run of a flow for one record, event or call, as plain data, so that it can wait at a screen, be copied and be
 * gone on with. https://help.salesforce.com/s/articleView?id=platform.flow_concepts_interview.htm
 */
import type { ApexDatetime } from '../../apex/values/datetime.ts';
import type { SObjectValue } from '../../apex/values/sobject.ts';
import type { RunMode } from './run-mode.ts';

/** Where a loop stands: the items it began with, in its order, and how many it has handed out. */
export type LoopPosition = { readonly items: readonly unknown[]; next: number };

/** One flow of an interview: the flow it began with, or a subflow. */
export type Frame = {
  /** API name. */
  readonly flow: string;
  /** Values of variables and of elements that store their output, by name in lower case. */
  readonly variables: Map<string, unknown>;
  readonly loops: Map<string, LoopPosition>;
  /** The element that comes next; undefined at the flow's end. */
  at: string | undefined;
  /** Elements that ran, and those that failed into their fault path; lower case. */
  readonly visited: Set<string>;
  readonly failed: Set<string>;
  /** How a subflow says that it runs; undefined where the mode of the whole run holds. */
  readonly mode: RunMode | undefined;
  /** The subflow element that opened this frame; undefined for the first one. */
  readonly calledBy: string | undefined;
};

/** What a Custom Error element says about the record that started the flow. */
export type CustomError = { readonly message: string; readonly field?: string };

export type Interview = {
  readonly guid: string;
  /** `$Flow.InterviewStartTime` */
  readonly startedAt: ApexDatetime;
  /** Innermost last. */
  readonly frames: Frame[];
  /** `$Record`: before-save flows change it in place. */
  readonly record: SObjectValue | undefined;
  /** `$Record__Prior` */
  readonly priorRecord: SObjectValue | undefined;
  /** `$Flow.FaultMessage` */
  faultMessage: string | undefined;
  readonly customErrors: CustomError[];
  /** How many elements ran; old flows may run 2,000. */
  executed: number;
  /** `$Flow.CurrentRecord` */
  currentRecord: string | undefined;
};

export type InterviewStart = {
  /** Input variables by name. Names that the flow does not let in are refused. */
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly record?: SObjectValue;
  readonly priorRecord?: SObjectValue;
};

/** When in a save the flow runs: before it, `$Record` is changed without DML. */
export type FlowMoment = 'beforeSave' | 'afterSave' | 'beforeDelete' | 'afterCommit';

export type FlowRun = {
  /** API name of the flow, in any case. */
  readonly flow: string;
  readonly starts: readonly InterviewStart[];
  readonly mode: RunMode;
  /** The element to begin with, as a scheduled path names it; the start's own connector when left out. */
  readonly at?: string;
  readonly moment?: FlowMoment;
};

/** Why an interview failed, in the platform's words. */
export type FlowFailure = {
  /** `This error occurred when the flow tried to create records: …` */
  readonly message: string;
  /** The element that failed. */
  readonly element: string;
  readonly flow: string;
  /** What Custom Error elements said, when it was they who ended the interview. */
  readonly customErrors: readonly CustomError[];
  /** What was thrown, when it was an exception. */
  readonly cause?: unknown;
};

/** How an interview ended. */
export type InterviewEnd =
  /** Output variables by their proper names. */
  | { readonly kind: 'finished'; readonly outputs: Readonly<Record<string, unknown>>; readonly interview: Interview }
  /** Waits for what a user enters; `resumeInterviews` goes on. */
  | { readonly kind: 'screen'; readonly screen: string; readonly interview: Interview }
  | { readonly kind: 'failed'; readonly failure: FlowFailure; readonly interview: Interview };
