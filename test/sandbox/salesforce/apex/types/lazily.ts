/** Classes refer to each other in circles, so what a class holds is computed when it is first asked for, and once. */

/** @returns a function that computes its answer on the first call and repeats it afterwards */
export const lazily = <Value>(compute: () => Value): (() => Value) => {
  let held: { readonly value: Value } | undefined;
  return () => (held ??= { value: compute() }).value;
};
