/**
 * Does something again and again while somebody looks, for what no event tells. A tab in the background rests, and so does a page of
 * the app that is kept behind another one; whoever comes back sees what is new at once.
 */

/** A component; what is kept behind another page of the app takes no room on the screen. */
type Drawn = { readonly getBoundingClientRect: () => { readonly width: number } };

/**
 * @param milliseconds between two times
 * @param component whose work it is
 * @param work is never begun before the last time is through; tells about its failures itself
 * @returns a function that ends it
 */
export const repeatWhileVisible = (milliseconds: number, component: Drawn, work: () => Promise<void>): (() => void) => {
  let timer: ReturnType<typeof setInterval> | undefined;
  let isBusy = false;

  const once = (): void => {
    if (isBusy || component.getBoundingClientRect().width === 0) return;
    isBusy = true;
    work()
      .catch(() => undefined)
      .finally(() => {
        isBusy = false;
      });
  };

  const rest = (): void => {
    clearInterval(timer);
  };

  const begin = (): void => {
    rest();
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- Nothing tells a component that time has passed; it ends with it.
    timer = setInterval(once, milliseconds);
  };

  const follow = (): void => {
    rest();
    if (document.visibilityState !== 'visible') return;
    begin();
    once();
  };

  if (document.visibilityState === 'visible') begin();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    rest();
  };
};
