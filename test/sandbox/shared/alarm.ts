import type { Clock } from './clock.ts';

/** Work at an instant of the virtual clock, however the clock gets there: by itself or by being moved. */
// The longest a timer of the machine can wait.
const LONGEST = 2_147_483_647;

/**
 * Calls `ring` once, never before the present call has ended. It does not keep the process alive.
 * @returns the way to call it off
 */
export const ringAt = (clock: Clock, due: Date, ring: () => void): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    stopListening();
  };
  const wait = (): void => {
    clearTimeout(timer);
    const left = due.getTime() - clock.now().getTime();
    timer = setTimeout(check, Math.min(Math.max(left, 0), LONGEST)).unref();
  };
  const check = (): void => {
    if (clock.now() < due) return wait();
    stop();
    ring();
  };
  const stopListening = clock.moved(wait);
  wait();
  return stop;
};
