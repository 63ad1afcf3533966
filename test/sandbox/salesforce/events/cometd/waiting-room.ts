/** Where the one connect of a client waits until there is something to tell it. */
export type WaitingRoom = {
  /** Ends when woken or after so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
  wake(): void;
};

export const openWaitingRoom = (): WaitingRoom => {
  let wake = (): void => undefined;
  return {
    wait: (milliseconds) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        timer.unref();
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    wake: () => wake(),
  };
};
