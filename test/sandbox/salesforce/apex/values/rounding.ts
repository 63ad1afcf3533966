/**
 * The rounding modes of Apex, applied to a quotient of whole numbers.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm
 */
import { apexException } from '../runtime/exceptions.ts';

export const ROUNDING_MODES = [
  'CEILING',
  'DOWN',
  'FLOOR',
  'HALF_DOWN',
  'HALF_EVEN',
  'HALF_UP',
  'UNNECESSARY',
  'UP',
] as const;
export type RoundingModeName = (typeof ROUNDING_MODES)[number];

type Cut = {
  readonly isNegative: boolean;
  readonly isOdd: boolean;
  /** Twice what was cut off, compared with the divisor: below, at or above one half. */
  readonly half: -1 | 0 | 1;
};

/** Whether a quotient cut towards zero has to move one away from zero. */
const MOVES: Record<RoundingModeName, (cut: Cut) => boolean> = {
  CEILING: ({ isNegative }) => !isNegative,
  DOWN: () => false,
  FLOOR: ({ isNegative }) => isNegative,
  HALF_DOWN: ({ half }) => half > 0,
  HALF_EVEN: ({ half, isOdd }) => half > 0 || (half === 0 && isOdd),
  HALF_UP: ({ half }) => half >= 0,
  UNNECESSARY: () => {
    throw apexException('System.MathException', 'Rounding necessary');
  },
  UP: () => true,
};

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** @param divisor not zero @throws System.MathException when the mode is UNNECESSARY and the quotient is not whole */
export const roundedQuotient = (dividend: bigint, divisor: bigint, mode: RoundingModeName): bigint => {
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  if (rest === 0n) return quotient;
  const isNegative = dividend < 0n !== divisor < 0n;
  const twice = magnitude(rest) * 2n;
  const whole = magnitude(divisor);
  const half = twice > whole ? 1 : twice === whole ? 0 : -1;
  if (!MOVES[mode]({ isNegative, isOdd: (quotient & 1n) === 1n, half })) return quotient;
  return quotient + (isNegative ? -1n : 1n);
};
