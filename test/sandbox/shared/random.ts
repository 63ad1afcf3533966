/** Numbers from 0 (inclusive) to 1 (exclusive) that repeat for the same seed, so that a fault or a latency can be replayed. */
export type Random = () => number;

const hashOf = (seed: string): number => {
  let hash = 2166136261;
  for (const character of seed) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return hash >>> 0;
};

/** A small deterministic generator (mulberry32); good enough to draw delays and faults, not for secrets. */
export const seededRandom = (seed: string): Random => {
  let state = hashOf(seed);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};
