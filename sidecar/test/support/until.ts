import { setTimeout as pause } from 'node:timers/promises';

/** Waits for something to become true, looking often; fails by name instead of hanging. */

/** Far longer than anything takes on a machine with much else to do, and shorter than a test may take. */
const PATIENCE_MILLISECONDS = 120_000;

/** @param what in words, for the failure: "the job is parked". @param look answers undefined or false until it is so. */
export const until = async <T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  withinMs = PATIENCE_MILLISECONDS,
): Promise<T> => {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    await pause(20);
  }
  throw new Error(`Waited ${withinMs} ms in vain: ${what}.`);
};
