/**
 * The relative date literals by name; what days they stand for is execution's business.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm
 */
const UNITS = ['WEEK', 'MONTH', 'QUARTER', 'YEAR', 'FISCAL_QUARTER', 'FISCAL_YEAR'] as const;

const PLAIN: ReadonlySet<string> = new Set([
  'YESTERDAY',
  'TODAY',
  'TOMORROW',
  'LAST_90_DAYS',
  'NEXT_90_DAYS',
  ...UNITS.flatMap((unit) => [`LAST_${unit}`, `THIS_${unit}`, `NEXT_${unit}`]),
]);

const COUNTED: ReadonlySet<string> = new Set(
  ['DAY', ...UNITS].flatMap((unit) => [`LAST_N_${unit}S`, `NEXT_N_${unit}S`, `N_${unit}S_AGO`]),
);

/** Whether an upper-case name is a relative date literal. */
export const isPeriodName = (name: string): boolean => PLAIN.has(name) || COUNTED.has(name);

/** Whether that literal is written with a number, as in `LAST_N_DAYS:7`. */
export const takesCount = (name: string): boolean => COUNTED.has(name);
