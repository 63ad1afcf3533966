/** The sandbox's dial of time: it runs on with the machine's clock, from wherever it was last set. */
export type Clock = {
  /** The present instant of the simulated cloud. */
  now(): Date;
  /** Moves the present by so many milliseconds, forward or back. */
  advance(milliseconds: number): void;
  /** Makes `instant` the present. */
  set(instant: Date): void;
  /** Calls `listener` whenever the present was moved; returns the way to stop. */
  moved(listener: () => void): () => void;
};

/** A clock that starts at `start` (default: the machine's present) and can be moved. */
export const virtualClock = (start?: Date): Clock => {
  let offset = start === undefined ? 0 : start.getTime() - Date.now();
  const listeners = new Set<() => void>();
  const moveTo = (milliseconds: number): void => {
    offset = milliseconds;
    for (const listener of listeners) listener();
  };
  return {
    now: () => new Date(Date.now() + offset),
    advance: (milliseconds) => moveTo(offset + milliseconds),
    set: (instant) => moveTo(instant.getTime() - Date.now()),
    moved(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
