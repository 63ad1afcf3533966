/**
 * What a transaction is running when nobody waits for it: it decides which work it may put off itself, and what `AsyncInfo` and
 * the contexts handed to jobs tell.
 */

import type { EventTriggerContext } from './events/event-context.ts';

/** How deep in a chain of queueables a job stands, and how it was enqueued. */
export type Chain = {
  /** 1 for a job that no other one enqueued. */
  readonly depth: number;
  /** As its options asked; undefined when they did not. */
  readonly maximumDepth: number | undefined;
  readonly delayMinutes: number | undefined;
  /** Said by the class of the job, or of one that enqueued it. */
  readonly allowsCallouts: boolean;
  /** How many jobs in a row before it failed and were enqueued again by their finalizer. */
  readonly failures: number;
};

export type RunningWork =
  | {
      readonly kind: 'queueable';
      readonly jobId: string;
      readonly chain: Chain;
      /** What `System.attachFinalizer` was given. */
      finalizer: object | undefined;
    }
  | { readonly kind: 'finalizer'; readonly jobId: string; readonly chain: Chain }
  | {
      readonly kind: 'future';
      readonly jobId: string;
      /** `Class.method(types)` that is to run; emptied once it does, so that a call from within is told apart. */
      awaited: string | undefined;
      readonly allowsCallouts: boolean;
    }
  | {
      readonly kind: 'batch';
      readonly jobId: string;
      readonly phase: 'start' | 'execute' | 'finish';
      readonly allowsCallouts: boolean;
    }
  | { readonly kind: 'scheduled'; readonly jobId: string }
  | { readonly kind: 'event trigger'; readonly context: EventTriggerContext }
  /** A flow that nobody waits for: a path after the commit or at a later time, a schedule, an event. */
  | { readonly kind: 'flow'; readonly flow: string }
  | { readonly kind: 'publish callback' };
