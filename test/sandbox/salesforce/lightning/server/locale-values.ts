/**
 * Values of `@salesforce/i18n/…` for a locale, from the locale data of the JavaScript engine.
 * https://developer.salesforce.com/docs/platform/lwc/guide/create-i18n.html
 */
export type LocaleChoice = {
  /** `en-US` */
  readonly locale: string;
  /** `America/Los_Angeles` */
  readonly timeZone: string;
  /** `USD` */
  readonly currency: string;
  /** `en_US` */
  readonly language: string;
};

/** Written from right to left. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'iw', 'ur', 'yi']);

const separators = (locale: string): { readonly decimal: string; readonly group: string } => {
  const parts = new Intl.NumberFormat(locale, { useGrouping: 'always' }).formatToParts(1_234_567.8);
  const valueOf = (type: string, otherwise: string): string =>
    parts.find((part) => part.type === type)?.value ?? otherwise;
  return { decimal: valueOf('decimal', '.'), group: valueOf('group', ',') };
};

const currencySymbol = (locale: string, currency: string): string => {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(1);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
};

/** `M`, `MM`, `MMM` or `MMMM`, by how a month is printed. */
const monthLetters = (value: string): string => {
  if (/^\d/.test(value)) return value.length > 1 ? 'MM' : 'M';
  return value.length > 4 ? 'MMMM' : 'MMM';
};

const LETTERS: Readonly<Record<string, (value: string) => string>> = {
  day: (value) => (value.length > 1 ? 'dd' : 'd'),
  month: monthLetters,
  year: (value) => (value.length > 2 ? 'yyyy' : 'yy'),
};

/** `M/d/yyyy`, as the engine prints a day in September. */
const datePattern = (locale: string, month: 'numeric' | 'short' | 'long'): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' })
    .formatToParts(new Date(Date.UTC(2026, 8, 3)))
    .map(({ type, value }) => (LETTERS[type] ?? ((literal: string) => literal))(value))
    .join('');

const isTwelveHours = (locale: string): boolean =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true;

const timePattern = (locale: string, seconds: string): string =>
  isTwelveHours(locale) ? `h:mm${seconds} a` : `HH:mm${seconds}`;

const known = (locale: string): string => {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en-US';
  } catch {
    return 'en-US';
  }
};

const dateValues = (locale: string): Readonly<Record<string, string>> => {
  const short = datePattern(locale, 'numeric');
  const medium = datePattern(locale, 'short');
  const long = datePattern(locale, 'long');
  return {
    'dateTime.shortDateFormat': short,
    'dateTime.mediumDateFormat': medium,
    'dateTime.longDateFormat': long,
    'dateTime.shortTimeFormat': timePattern(locale, ''),
    'dateTime.mediumTimeFormat': timePattern(locale, ':ss'),
    'dateTime.shortDateTimeFormat': `${short} ${timePattern(locale, '')}`,
    'dateTime.mediumDateTimeFormat': `${medium} ${timePattern(locale, ':ss')}`,
    'dateTime.longDateTimeFormat': `${long} ${timePattern(locale, ':ss')}`,
  };
};

/** By the names of modules: `@salesforce/i18n/locale`. What is not here is as the base components bring it along. */
export const localeValues = (choice: LocaleChoice): Readonly<Record<string, unknown>> => {
  const locale = known(choice.locale);
  const { decimal, group } = separators(locale);
  const language = choice.language.replaceAll('_', '-');
  const values: Readonly<Record<string, unknown>> = {
    locale,
    lang: language.split('-')[0] === 'en' ? 'en' : language,
    dir: RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr',
    timeZone: choice.timeZone,
    currency: choice.currency,
    'number.decimalSeparator': decimal,
    'number.groupingSeparator': group,
    'number.currencySymbol': currencySymbol(locale, choice.currency),
    ...dateValues(locale),
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`@salesforce/i18n/${name}`, value]));
};
