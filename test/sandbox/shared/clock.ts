/** The sandbox's dial of time: it runs on with the machine's clock, from wherever it was last set. */
export type Clock = {
  /** The present instant of the simulated cloud. */
  now(): Date;
  /** Moves the present by so many milliseconds, forward or back. */
  advance(milliseconds: number): void;
  /** Makes `instant` the present. */
  set(instant: Date): void;
};

/** A clock that starts at `start` (default: the machine's present) and can be moved. */
export const virtualClock = (start?: Date): Clock => {
  let offset = start === undefined ? 0 : start.getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + offset),
    advance: (milliseconds) => {
      offset += milliseconds;
    },
    set: (instant) => {
      offset = instant.getTime() - Date.now();
    },
  };
};
