/** Spans of time in the words of the org, `4 hr 15 min`, of which the two largest units say enough; and moments as Apex sends them. */
import locale from '@salesforce/i18n/locale';

const UNITS: readonly (readonly [unit: string, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

const partText = (value: number, unit: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);

/** @param seconds not negative */
export const durationText = (seconds: number): string => {
  const first = UNITS.findIndex(([, size]) => seconds >= size);
  if (first < 0) return partText(0, 'second');
  let rest = Math.round(seconds);
  const parts = UNITS.slice(first, first + 2).flatMap(([unit, size]) => {
    const value = Math.floor(rest / size);
    rest -= value * size;
    return value === 0 ? [] : [partText(value, unit)];
  });
  return parts.join(' ');
};

/** The moment for a component that shows how long ago it was. @param text in ISO format, as Apex sends it */
export const momentOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Date.parse(text);
