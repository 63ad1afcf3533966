/**
 * Where the bars of the chart stand. A month has one place, a series one bar in it; what is below nothing hangs from the line of
 * nothing. Units are those of the view box.
 */
export const SIZE = { width: 960, height: 260, left: 64, bottom: 28, top: 12 };

export type Series = { readonly metric: string; readonly amounts: readonly number[] };

export type Bar = {
  readonly key: string;
  readonly metric: string;
  readonly month: number;
  readonly amount: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type Line = { readonly value: number; readonly y: number };

/** The next of 1, 2, 2.5, 5, 10, 20, 25 and so on, so that lines stand at round amounts. */
const roundUp = (amount: number): number => {
  if (amount <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(amount));
  const digit = [1, 2, 2.5, 5, 10].find((each) => each * power >= amount) ?? 10;
  return digit * power;
};

const PARTS = 4;

/** @returns where amounts stand, and the lines at round amounts */
export const scaleOf = (series: readonly Series[]): { lines: readonly Line[]; yOf: (amount: number) => number } => {
  const amounts = series.flatMap((each) => each.amounts);
  const step = roundUp(Math.max(...amounts.map(Math.abs), 1) / PARTS);
  const most = Math.ceil(Math.max(...amounts, 0) / step) * step || step;
  const least = Math.floor(Math.min(...amounts, 0) / step) * step;
  const room = SIZE.height - SIZE.bottom - SIZE.top;
  const yOf = (amount: number): number => SIZE.top + ((most - amount) / (most - least)) * room;
  const count = Math.round((most - least) / step);
  const lines = Array.from({ length: count + 1 }, (_, at) => least + at * step);
  return { lines: lines.map((value) => ({ value, y: yOf(value) })), yOf };
};

/** The share of a month's place that its bars take. */
const FILLED = 0.72;

/** The width of a month's place. */
export const placeWidth = (months: number): number => (SIZE.width - SIZE.left) / Math.max(months, 1);

export const barsOf = (series: readonly Series[], months: number): readonly Bar[] => {
  const { yOf } = scaleOf(series);
  const place = placeWidth(months);
  const width = (place * FILLED) / Math.max(series.length, 1);
  return series.flatMap(({ metric, amounts }, nth) =>
    amounts.map((amount, month) => ({
      ...{ key: `${metric}-${String(month)}`, metric, month, amount },
      x: SIZE.left + place * (month + (1 - FILLED) / 2) + width * nth,
      y: Math.min(yOf(amount), yOf(0)),
      width: width * 0.9,
      height: Math.abs(yOf(amount) - yOf(0)),
    })),
  );
};
