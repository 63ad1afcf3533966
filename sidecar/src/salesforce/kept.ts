/** A value that is read now and then: kept for a while, read once however many ask, forgotten on request. */
export type Kept<T> = { readonly current: () => Promise<T>; readonly forget: () => void };

type Reading<T> = { readonly value: Promise<T>; readonly until: number };

/** @param milliseconds how long a reading stays good */
export const kept = <T>(read: () => Promise<T>, milliseconds: number, now: () => Date): Kept<T> => {
  let reading: Reading<T> | undefined;
  return {
    current() {
      if (reading !== undefined && reading.until > now().getTime()) return reading.value;
      const fresh = { value: read(), until: now().getTime() + milliseconds };
      reading = fresh;
      fresh.value.catch(() => {
        if (reading === fresh) reading = undefined;
      });
      return fresh.value;
    },
    /** Also a reading under way is forgotten: it may have begun before the change. */
    forget() {
      reading = undefined;
    },
  };
};
