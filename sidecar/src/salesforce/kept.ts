/** A value that is read now and then: kept for a while, read once however many ask, forgotten on request. */
export type Kept<T> = { readonly current: () => Promise<T>; readonly forget: () => void };

/** @param milliseconds how long a reading stays good */
export const kept = <T>(read: () => Promise<T>, milliseconds: number, now: () => Date): Kept<T> => {
  let held: { readonly value: T; readonly until: number } | undefined;
  let reading: Promise<T> | undefined;
  return {
    async current() {
      if (held !== undefined && held.until > now().getTime()) return held.value;
      reading ??= read().finally(() => (reading = undefined));
      const value = await reading;
      held = { value, until: now().getTime() + milliseconds };
      return value;
    },
    forget() {
      held = undefined;
    },
  };
};
