import type { Random } from '../../shared/random.ts';

/** How long the account thinks about a request: a fixed time, or drawn with this median and 95th percentile, in milliseconds. */
export type Latency = number | { readonly median: number; readonly p95: number };

const Z_95 = 1.6448536269514722;

/** A draw from the standard normal distribution (Box and Muller). */
const standardNormal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/**
 * Latencies that repeat for the same seed; log-normal when a median and a 95th percentile are given, because that is the
 * long tail remote calls show.
 */
export const latencyDrawer = (latency: Latency, random: Random): (() => number) => {
  if (typeof latency === 'number') return () => latency;
  const { median, p95 } = latency;
  if (median <= 0 || p95 < median)
    throw new Error('Latency: the median must be above 0 and the 95th percentile not below it.');
  const spread = Math.log(p95 / median) / Z_95;
  return () => median * Math.exp(spread * standardNormal(random));
};
