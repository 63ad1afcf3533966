/** The transaction that runs now. */
import type { Transaction } from './transaction.ts';

let current: Transaction | undefined;

/** @throws Error outside of any transaction, which is a fault of the sandbox */
export const transaction = (): Transaction => {
  if (current === undefined) throw new Error('no Apex transaction is running');
  return current;
};

export const isRunning = (): boolean => current !== undefined;

/** Runs `work` as that transaction, with statics of its own; the one before goes on afterwards. */
export const runIn = <T>(next: Transaction, work: () => T): T => {
  const before = current;
  const { state } = next.program;
  const { statics, failed, depth } = state;
  current = next;
  state.statics = [];
  state.failed = false;
  state.depth = 0;
  try {
    return work();
  } finally {
    current = before;
    state.statics = statics;
    state.failed = failed;
    state.depth = depth;
  }
};

/** As `runIn`, with the statics of the transaction before: how a test runs what it put off. */
export const runBeside = <T>(next: Transaction, work: () => T): T => {
  const before = current;
  const { state } = next.program;
  const { failed, depth } = state;
  current = next;
  state.failed = false;
  state.depth = 0;
  try {
    return work();
  } finally {
    current = before;
    state.failed = failed;
    state.depth = depth;
  }
};
