/**
 * Exact decimals inside the SQL engine: an integer count of hundred-millionths. Sums of such integers are exact, which
 * floating point sums are not.
 */
const DIGITS = 8;
export const SCALE = 100_000_000n;

const DECIMAL = /^\s*([+-]?)(\d*)(?:\.(\d*))?\s*$/;

/** Whether `text` is a number as SuiteQL reads it. */
export const isNumber = (text: string): boolean => DECIMAL.test(text) && /\d/.test(text);

const sizeOf = (whole: string, fraction: string): bigint => {
  const padded = fraction.padEnd(DIGITS + 1, '0');
  const roundUp = padded.charAt(DIGITS) >= '5' ? 1n : 0n;
  return BigInt(whole) * SCALE + BigInt(padded.slice(0, DIGITS)) + roundUp;
};

/** The hundred-millionths in a decimal's text; digits further right are rounded half away from zero. Undefined when it is none. */
export const scaledFrom = (text: string): bigint | undefined => {
  const match = DECIMAL.exec(text);
  if (match === null || !isNumber(text)) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const size = sizeOf(whole || '0', fraction);
  return sign === '-' ? -size : size;
};

/** The shortest exact text: `123.45`, `-0.5`, `7`. */
export const decimalText = (scaled: bigint): string => {
  const size = scaled < 0n ? -scaled : scaled;
  const fraction = (size % SCALE).toString().padStart(DIGITS, '0').replace(/0+$/, '');
  const text = `${size / SCALE}${fraction === '' ? '' : `.${fraction}`}`;
  return scaled < 0n ? `-${text}` : text;
};

/** `numerator / denominator`, rounded half away from zero. */
export const dividedRounding = (numerator: bigint, denominator: bigint): bigint => {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (n * 2n + d) / (d * 2n);
  return negative ? -rounded : rounded;
};

const unitOf = (places: number): bigint => 10n ** BigInt(Math.max(0, DIGITS - places));

/** Rounded half away from zero to so many places; negative places round tens, hundreds ... */
export const roundedTo = (scaled: bigint, places: number): bigint =>
  dividedRounding(scaled, unitOf(places)) * unitOf(places);

/** Cut off toward zero at so many places. */
export const truncatedTo = (scaled: bigint, places: number): bigint => scaled - (scaled % unitOf(places));
