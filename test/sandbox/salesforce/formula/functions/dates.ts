/** Functions of days and instants. Parts of an instant are those of GMT. https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm */
import { ApexDate, daysInMonth } from '../../apex/values/date.ts';
import { ApexDatetime } from '../../apex/values/datetime.ts';
import { Decimal } from '../../apex/values/decimal.ts';
import { FormulaFailed } from '../formula-error.ts';
import { textOf, type FormulaValue } from '../value.ts';
import { countOf, plainFunction, type Argument, type FunctionTable } from './function.ts';

const valueOf = (argument: Argument | undefined): FormulaValue => argument?.() ?? null;

const part = (tell: (date: ApexDate) => number) =>
  plainFunction('Date -> Number', ([date]) => {
    const found = valueOf(date);
    return found instanceof ApexDate ? Decimal.fromInteger(tell(found)) : null;
  });

const newDate = ([year, month, day]: readonly Argument[]): ApexDate => {
  const [inYear, inMonth, onDay] = [countOf(year), countOf(month), countOf(day)];
  const isDay = inMonth >= 1 && inMonth <= 12 && onDay >= 1 && onDay <= daysInMonth(inYear, inMonth);
  if (!isDay) throw new FormulaFailed(`No such day: ${inYear}-${inMonth}-${onDay}`);
  return new ApexDate(inYear, inMonth, onDay);
};

const dayOfText = (text: string): ApexDate | null => {
  if (text === '') return null;
  const found = ApexDate.parse(text);
  if (found === undefined) throw new FormulaFailed(`${text} is no date`);
  return found;
};

const instantOfText = (text: string): ApexDatetime | null => {
  if (text === '') return null;
  const found = ApexDatetime.parseIso(text.replace(' ', 'T').replace(/Z?$/, 'Z'));
  if (found === undefined) throw new FormulaFailed(`${text} is no date and time`);
  return found;
};

/** The last day of a month stays the last day. */
const monthsLater = (date: ApexDate, months: number): ApexDate => {
  const moved = date.addMonths(months);
  const isLast = date.day === daysInMonth(date.year, date.month);
  return isLast ? new ApexDate(moved.year, moved.month, daysInMonth(moved.year, moved.month)) : moved;
};

const addMonths = (args: readonly Argument[]): FormulaValue => {
  const [moment, months] = [valueOf(args[0]), countOf(args[1])];
  if (moment instanceof ApexDate) return monthsLater(moment, months);
  if (!(moment instanceof ApexDatetime)) return null;
  const date = moment.date('UTC');
  const days = date.daysBetween(monthsLater(date, months));
  return new ApexDatetime(moment.milliseconds + days * 86_400_000);
};

export const dateFunctions: FunctionTable = {
  ADDMONTHS: {
    ...plainFunction('Moment Number -> Date', addMonths),
    gives: ([type]) => (type === 'DateTime' ? 'DateTime' : 'Date'),
  },
  DATE: plainFunction('Number Number Number -> Date', newDate),
  DATEVALUE: {
    ...plainFunction('Any -> Date', ([moment], { timeZone }) => {
      const value = valueOf(moment);
      return value instanceof ApexDatetime ? value.date(timeZone) : dayOfText(textOf(value));
    }),
    takes: () => ['DateTime', 'Text'],
  },
  DATETIMEVALUE: {
    ...plainFunction('Any -> DateTime', ([moment]) => {
      const value = valueOf(moment);
      return value instanceof ApexDate ? new ApexDatetime(value.milliseconds) : instantOfText(textOf(value));
    }),
    takes: () => ['Date', 'Text'],
  },
  DAY: part(({ day }) => day),
  DAYOFYEAR: part(({ dayOfYear }) => dayOfYear),
  MONTH: part(({ month }) => month),
  NOW: plainFunction('-> DateTime', (_args, { now }) => new ApexDatetime(now.getTime())),
  TODAY: plainFunction('-> Date', (_args, { now, timeZone }) => new ApexDatetime(now.getTime()).date(timeZone)),
  WEEKDAY: part((date) => new Date(date.milliseconds).getUTCDay() + 1),
  YEAR: part(({ year }) => year),
};
