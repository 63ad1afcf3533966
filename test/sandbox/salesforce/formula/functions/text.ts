/** Functions of text. https://help.salesforce.com/s/articleView?id=platform.customize_functions_i_z.htm */
import { ApexDate } from '../../apex/values/date.ts';
import { ApexDatetime } from '../../apex/values/datetime.ts';
import { Decimal } from '../../apex/values/decimal.ts';
import { FormulaFailed } from '../formula-error.ts';
import { textOf, type FormulaValue } from '../value.ts';
import { countOf, plainFunction, type Argument, type FunctionTable } from './function.ts';

const text = (argument: Argument | undefined): string => textOf(argument?.() ?? null);

const shown = (value: FormulaValue): string => {
  if (value instanceof Decimal) return value.stripTrailingZeros().toPlainString();
  if (value instanceof ApexDate) return value.toText();
  if (value instanceof ApexDatetime) return `${value.toIso().slice(0, 19).replace('T', ' ')}Z`;
  return textOf(value);
};

const padding = (args: readonly Argument[]): readonly [subject: string, padded: string] => {
  const [subject, length, filler] = [text(args[0]), countOf(args[1]), args.length > 2 ? text(args[2]) : ' '];
  const missing = Math.max(length - subject.length, 0);
  return [subject.slice(0, Math.max(length, 0)), filler.repeat(missing).slice(0, missing)];
};

const number = (argument: Argument | undefined): Decimal | null => {
  const found = text(argument).trim();
  if (found === '') return null;
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(found)) throw new FormulaFailed(`${found} is not a number`);
  return Decimal.of(found);
};

const findFrom = (args: readonly Argument[]): Decimal => {
  const from = args.length > 2 ? countOf(args[2]) : 1;
  return Decimal.fromInteger(from < 1 ? 0 : text(args[1]).indexOf(text(args[0]), from - 1) + 1);
};

const image = (args: readonly Argument[]): string => {
  const [address, alternative] = [text(args[0]), text(args[1])];
  const size = args.length > 2 ? ` height="${countOf(args[2])}" width="${countOf(args[3])}"` : '';
  return `<img src="${address}" alt="${alternative}"${size} border="0"/>`;
};

const link = (args: readonly Argument[]): string =>
  `<a href="${text(args[0])}" target="${args.length > 2 ? text(args[2]) : '_blank'}">${text(args[1])}</a>`;

export const textFunctions: FunctionTable = {
  BEGINS: plainFunction('Text Text -> Boolean', ([whole, start]) => text(whole).startsWith(text(start))),
  BR: plainFunction('-> Text', () => '<br>'),
  CASESAFEID: plainFunction('Text -> Text', ([id]) => text(id)),
  CONTAINS: plainFunction('Text Text -> Boolean', ([whole, part]) => text(whole).includes(text(part))),
  FIND: plainFunction('Text Text Number? -> Number', findFrom),
  HYPERLINK: plainFunction('Text Text Text? -> Text', link),
  IMAGE: plainFunction('Text Text Number? Number? -> Text', image),
  LEFT: plainFunction('Text Number -> Text', ([whole, length]) => text(whole).slice(0, Math.max(countOf(length), 0))),
  LEN: plainFunction('Text -> Number', ([whole]) => Decimal.fromInteger(text(whole).length)),
  LOWER: plainFunction('Text Text? -> Text', ([whole]) => text(whole).toLowerCase()),
  LPAD: plainFunction('Text Number Text? -> Text', (args) => padding(args).toReversed().join('')),
  MID: plainFunction('Text Number Number -> Text', ([whole, start, length]) => {
    const from = Math.max(countOf(start) - 1, 0);
    return text(whole).slice(from, from + Math.max(countOf(length), 0));
  }),
  REGEX: plainFunction('Text Text -> Boolean', ([whole, pattern]) =>
    new RegExp(`^(?:${text(pattern)})$`, 'u').test(text(whole)),
  ),
  RIGHT: plainFunction('Text Number -> Text', ([whole, length]) =>
    countOf(length) <= 0 ? '' : text(whole).slice(-countOf(length)),
  ),
  RPAD: plainFunction('Text Number Text? -> Text', (args) => padding(args).join('')),
  SUBSTITUTE: plainFunction('Text Text Text -> Text', ([whole, old, fresh]) =>
    text(old) === '' ? text(whole) : text(whole).replaceAll(text(old), () => text(fresh)),
  ),
  TEXT: {
    ...plainFunction('Any -> Text', ([value]) => shown(value?.() ?? null)),
    takes: () => ['Number', 'Date', 'DateTime', 'Picklist', 'Time'],
  },
  TRIM: plainFunction('Text -> Text', ([whole]) => text(whole).trim()),
  UPPER: plainFunction('Text Text? -> Text', ([whole]) => text(whole).toUpperCase()),
  VALUE: plainFunction('Text -> Number', ([whole]) => number(whole)),
};
