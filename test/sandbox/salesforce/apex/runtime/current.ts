/** The transaction that runs now. */
import type { RunState } from './support.ts';
import type { Transaction } from './transaction.ts';

let current: Transaction | undefined;

/** @throws Error outside of any transaction, which is a fault of the sandbox */
export const transaction = (): Transaction => {
  if (current === undefined) throw new Error('no Apex transaction is running');
  return current;
};

export const isRunning = (): boolean => current !== undefined;

/** Every transaction begins so, whatever the one before has come to. */
const BEGIN = { failed: false, depth: 0, entryDepth: 0, sharing: undefined } as const;

const runWith = <T>(next: Transaction, own: Pick<Partial<RunState>, 'statics'>, work: () => T): T => {
  const before = current;
  const { state } = next.program;
  const kept = { ...state };
  current = next;
  Object.assign(state, BEGIN, own);
  try {
    return work();
  } finally {
    current = before;
    Object.assign(state, kept);
  }
};

/** Runs `work` as that transaction, with statics of its own; the one before goes on afterwards. */
export const runIn = <T>(next: Transaction, work: () => T): T => runWith(next, { statics: [] }, work);

/** As `runIn`, with the statics of the transaction before: how a test runs what it put off. */
export const runBeside = <T>(next: Transaction, work: () => T): T => runWith(next, {}, work);

/** Calls Apex from outside of Apex in the running transaction, as a flow does: what is called finds no caller's sharing. */
export const enterApex = <T>({ program: { state } }: Pick<Transaction, 'program'>, work: () => T): T => {
  const { sharing, entryDepth } = state;
  state.sharing = undefined;
  state.entryDepth = state.depth;
  try {
    return work();
  } finally {
    state.sharing = sharing;
    state.entryDepth = entryDepth;
  }
};
