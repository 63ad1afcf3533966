/** Calculates aggregates over records. Sums and averages are added up in decimal, never in floating point. */
import { Big } from 'big.js';
import type { Value } from '../../data/types.ts';
import type { BoundAggregate } from '../binding/bound.ts';
import { comparableBy, compare, type Comparable } from './comparable.ts';

/** Values of one aggregate, fed one by one. */
export type Accumulator = { add(value: Value): void; result(): Value };

const counting = (): Accumulator => {
  let count = 0;
  return { add: (value) => (count += value === null ? 0 : 1), result: () => count };
};

const countingDistinct = (aggregate: BoundAggregate): Accumulator => {
  const comparable = comparableBy(aggregate.argument);
  const seen = new Set<Comparable>();
  return {
    add(value) {
      if (value !== null) seen.add(comparable(value));
    },
    result: () => seen.size,
  };
};

const adding = (finish: (sum: Big, count: number) => Big): Accumulator => {
  let sum = new Big(0);
  let count = 0;
  return {
    add(value) {
      if (typeof value !== 'number') return;
      sum = sum.plus(value);
      count += 1;
    },
    result: () => (count === 0 ? null : finish(sum, count).toNumber()),
  };
};

const ranking = (aggregate: BoundAggregate, sign: 1 | -1): Accumulator => {
  const comparable = comparableBy(aggregate.argument);
  let best: Value = null;
  return {
    add(value) {
      if (value === null) return;
      if (best === null || compare(comparable(value), comparable(best)) * sign < 0) best = value;
    },
    result: () => best,
  };
};

/** An empty accumulator for the aggregate; all but the counts answer null for no values. */
export const accumulatorFor = (aggregate: BoundAggregate): Accumulator => {
  switch (aggregate.calculation) {
    case 'COUNT':
      return counting();
    case 'COUNT_DISTINCT':
      return countingDistinct(aggregate);
    case 'SUM':
      return adding((sum) => sum);
    case 'AVG':
      return adding((sum, count) => sum.div(count));
    case 'MIN':
      return ranking(aggregate, 1);
    case 'MAX':
      return ranking(aggregate, -1);
  }
};
