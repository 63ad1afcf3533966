/**
 * Which asynchronous work may call out: what does not say that it wants to may not.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts.htm
 */
import type { Transaction } from '../runtime/transaction.ts';
import type { RunningWork } from './running-work.ts';

type Kind = RunningWork['kind'];

const WORDS: Readonly<Partial<Record<Kind, string>>> = {
  future: 'Callout not allowed from this future method. Please enable by annotating it. eg: @Future(callout=true)',
  queueable: 'Callout not allowed from this queueable. Please implement Database.AllowsCallouts',
  batch: 'Callout not allowed from this batch. Please implement Database.AllowsCallouts',
  scheduled: 'Callout from scheduled Apex not supported.',
};

const allowed = (work: RunningWork): boolean => {
  if (work.kind === 'queueable') return work.chain.allowsCallouts;
  return 'allowsCallouts' in work ? work.allowsCallouts : WORDS[work.kind] === undefined;
};

/** Why the running code may not call out; undefined when it may. */
export const calloutRefusal = ({ work, triggers }: Transaction): string | undefined => {
  if (triggers.length > 0) return 'Callout from triggers are currently not supported.';
  return work === undefined || allowed(work) ? undefined : WORDS[work.kind];
};
