/** Time as an argument: capabilities never read the machine's clock themselves. */
export type Clock = { readonly now: () => Date };

/** The machine's clock, handed out by main.ts. */
export const machineClock: Clock = { now: () => new Date() };
