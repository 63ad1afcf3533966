/**
 * The heap limit of a transaction. What is on the heap cannot be listed from within, so it is estimated: statics, and the
 * collections and texts that were lately seen to grow. One of those that is too large by itself ends the transaction, and so does
 * a process that grows beyond anything the limit could stand for.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm
 */
import { getHeapStatistics } from 'node:v8';
import { FIRST_LOOK, watchGrowth } from '../values/growth.ts';
import { isRunning, transaction } from './current.ts';
import { LimitExceeded } from './exceptions.ts';
import { heapSizeOf } from './heap-size.ts';
import type { Transaction } from './transaction.ts';

/** What any transaction weighs. */
const EMPTY = 1_024;

/** How many growing values are remembered: the others have most likely been let go. */
const REMEMBERED = 8;

/** From how many characters on a text that grows is remembered. */
const LONG_TEXT = 10_000;

type Growing = { readonly collections: Set<object>; text: string };

const KEY = Symbol('growing values');

const isGrowing = (fact: unknown): fact is Growing =>
  typeof fact === 'object' && fact !== null && 'collections' in fact && 'text' in fact;

const growingIn = ({ facts }: Transaction): Growing => {
  const fact = facts.get(KEY);
  if (isGrowing(fact)) return fact;
  const growing: Growing = { collections: new Set(), text: '' };
  facts.set(KEY, growing);
  return growing;
};

const remember = ({ collections }: Growing, one: object): void => {
  collections.delete(one);
  collections.add(one);
  const [oldest] = collections;
  if (collections.size > REMEMBERED && oldest !== undefined) collections.delete(oldest);
};

const check = (running: Transaction, bytes: number): void => {
  if (bytes > running.limits.heapAllowed()) throw new LimitExceeded(`Apex heap size too large: ${bytes}`);
};

/** When the limit would be reached if it went on like this; never much later than now. */
const nextLook = (size: number, atLimit: number): number =>
  Math.ceil(Math.min(size * 2, Math.max(atLimit, size * 1.1, FIRST_LOOK)));

/** @throws LimitExceeded when a collection alone is more than the transaction may have */
const collectionGrown = (collection: object, size: number): number => {
  if (!isRunning()) return size * 2;
  const running = transaction();
  remember(growingIn(running), collection);
  const bytes = heapSizeOf([collection]);
  check(running, bytes);
  return nextLook(size, (running.limits.heapAllowed() / bytes) * size);
};

watchGrowth(collectionGrown);

/** A text that was added to. @throws LimitExceeded when it alone is more than the transaction may have */
export const textGrown = (text: string): string => {
  if (text.length < LONG_TEXT) return text;
  const running = transaction();
  growingIn(running).text = text;
  check(running, text.length);
  return text;
};

/** Bytes the running transaction is taken to have on its heap. */
export const heapUsed = (): number => {
  const running = transaction();
  const { collections, text } = growingIn(running);
  return EMPTY + heapSizeOf([...running.program.state.statics, ...collections, text]);
};

/** What JavaScript's heap may hold, garbage included: many times over what Apex is allowed. */
const RUNAWAY_BYTES = Math.min(1_500_000_000, getHeapStatistics().heap_size_limit * 0.6);

/** Ends a transaction that fills the process with values nobody has counted. @throws LimitExceeded */
export const checkProcessHeap = (): void => {
  const used = getHeapStatistics().used_heap_size;
  if (used > RUNAWAY_BYTES) throw new LimitExceeded(`Apex heap size too large: ${used}`);
};
