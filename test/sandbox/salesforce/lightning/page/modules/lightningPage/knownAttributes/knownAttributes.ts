/** An attribute that a component of the platform has, and the sandbox's does not, fails by its name instead of doing nothing. */

/** What the engine and the page put on every element. */
const OF_ENGINE = /^[$_]|^aria|^(key|slot)$/;

/**
 * @param tag `lightning-input-field`
 * @throws Error for a property that nobody reads
 */
export const refuseUnknown = (element: Element, tag: string): void => {
  const unknown = Object.keys(element).find((name) => !OF_ENGINE.test(name));
  if (unknown !== undefined) throw new Error(`The sandbox does not support ${unknown} of ${tag}`);
};
