/**
 * Collections tell when they have grown: whoever watches says at what size it wants to hear of them again. So a collection costs
 * nothing more to fill, and one that grows without end is noticed.
 */

/** @returns the size at which the collection is to be told of again; whoever watches may throw instead */
export type GrowthWatch = (collection: object, size: number) => number;

/** The size at which a collection is told of for the first time. */
export const FIRST_LOOK = 1_000;

let watch: GrowthWatch = (_collection, size) => size * 2;

/** Called once, by the run time. */
export const watchGrowth = (next: GrowthWatch): void => {
  watch = next;
};

/** @param size elements or entries it has now; at least `FIRST_LOOK` @returns the size at which to call again */
export const grown: GrowthWatch = (collection, size) => watch(collection, size);
