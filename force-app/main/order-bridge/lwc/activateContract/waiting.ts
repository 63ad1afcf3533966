/** Waits for what happens outside the browser. */

/* eslint-disable @lwc/lwc/no-async-operation -- Nothing tells a component that time has passed; both timers end with it. */

/** Does something again and again, until the function that it returns is called. */
export const every = (milliseconds: number, work: () => void): (() => void) => {
  const timer = setInterval(work, milliseconds);
  return () => {
    clearInterval(timer);
  };
};

/** Does something once, unless the function that it returns is called before. */
export const later = (milliseconds: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};
