/** Functions of text. Positions count from 1. https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm */
import { compilePattern } from '../../apex/library/regex/java-pattern.ts';
import { ApexException } from '../../apex/runtime/exceptions.ts';
import { Decimal } from '../../apex/values/decimal.ts';
import { withChecksum } from '../../data/record-id.ts';
import { numberOfText } from '../arithmetic.ts';
import { FormulaFault, FormulaInvalid } from '../formula-error.ts';
import { plain, type Arguments, type FunctionTable } from './define.ts';

const count = (value: number): Decimal => Decimal.fromInteger(value);

const padded = (given: Arguments, place: (text: string, padding: string) => string): string => {
  const [text, length] = [given.text(0), given.whole(1)];
  if (text === '' || length <= 0) return '';
  const filler = given.count > 2 ? given.text(2) : ' ';
  const missing = length - text.length;
  if (missing <= 0 || filler === '') return text.slice(0, length);
  return place(text, filler.repeat(Math.ceil(missing / filler.length)).slice(0, missing));
};

const found = (given: Arguments): Decimal => {
  const start = given.count > 2 ? given.whole(2) : 1;
  const [wanted, text] = [given.text(0), given.text(1)];
  return count(wanted === '' || text === '' ? 0 : text.indexOf(wanted, Math.max(start - 1, 0)) + 1);
};

const middle = (given: Arguments): string => {
  const start = Math.max(given.whole(1), 1) - 1;
  return given.text(0).slice(start, start + Math.max(given.whole(2), 0));
};

const last = (text: string, length: number): string => (length <= 0 ? '' : text.slice(-length));

/** Everything looks for a blank with success; in a blank nothing else is found. */
const sought = (search: (text: string, part: string) => boolean) =>
  plain('Text, Text -> Boolean', (given) => search(given.text(0), given.text(1)));

/** A pattern of Java, which has to match the whole text. */
const matches = (given: Arguments): boolean => {
  try {
    return compilePattern(given.text(1)).match('whole', given.text(0), 0) !== undefined;
  } catch (failed) {
    throw failed instanceof ApexException ? new FormulaFault(failed.message) : failed;
  }
};

const valueOf = (text: string): Decimal | undefined => {
  if (text === '') return undefined;
  const number = numberOfText(text);
  if (number === undefined) throw new FormulaFault(`The value '${text}' is not a valid number.`);
  return number;
};

const capitalized = (text: string): string =>
  text.toLowerCase().replaceAll(/[\p{L}\p{N}]+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1));

const size = (given: Arguments): string =>
  given.count > 3 ? ` style="height:${given.whole(2)}px; width:${given.whole(3)}px;"` : '';

const ID_LENGTH = 15;

const safeId = (id: string): string => (id.length === ID_LENGTH ? withChecksum(id) : id);

const character = (code: number): string => (code <= 0 || code > 0x10ffff ? '' : String.fromCodePoint(code));

export const textFunctions: FunctionTable = {
  ASCII: plain('Text -> Number', (given) => {
    const code = given.text(0).codePointAt(0);
    return code === undefined ? undefined : count(code);
  }),
  BEGINS: sought((text, part) => text.startsWith(part)),
  BR: plain('-> Text', () => '<br>'),
  CASESAFEID: plain('Text -> Text', (given) => safeId(given.text(0))),
  CHR: plain('Number -> Text', (given) => character(given.whole(0))),
  CONTAINS: sought((text, part) => text.includes(part)),
  FIND: plain('Text, Text, Number? -> Number', found),
  HYPERLINK: plain('Text, Text, Text? -> Text', (given) => {
    if (/^\s*javascript:/i.test(given.text(0)))
      throw new FormulaInvalid("Incorrect argument value for function 'HYPERLINK()'. Javascript is not allowed.");
    return `<a href="${given.text(0)}" target="${given.text(2) || '_blank'}">${given.text(1)}</a>`;
  }),
  IMAGE: plain(
    'Text, Text, Number?, Number? -> Text',
    (given) => `<img src="${given.text(0)}" alt="${given.text(1)}"${size(given)} border="0"/>`,
  ),
  INITCAP: plain('Text -> Text', (given) => capitalized(given.text(0))),
  ISNUMBER: plain('Text -> Boolean', (given) => numberOfText(given.text(0)) !== undefined),
  LEFT: plain('Text, Number -> Text', (given) => given.text(0).slice(0, Math.max(given.whole(1), 0))),
  LEN: plain('Text -> Number', (given) => count(given.text(0).length)),
  LOWER: plain('Text, Text? -> Text', (given) => given.text(0).toLocaleLowerCase(localeOf(given))),
  LPAD: plain('Text, Number, Text? -> Text', (given) => padded(given, (text, padding) => padding + text)),
  MID: plain('Text, Number, Number -> Text', middle),
  REGEX: plain('Text, Text -> Boolean', matches),
  REVERSE: plain('Text -> Text', (given) => Array.from(given.text(0)).toReversed().join('')),
  RIGHT: plain('Text, Number -> Text', (given) => last(given.text(0), given.whole(1))),
  RPAD: plain('Text, Number, Text? -> Text', (given) => padded(given, (text, padding) => text + padding)),
  /** Blank, as a whole, where there is nothing to look for. */
  SUBSTITUTE: plain('Text, Text, Text -> Text', (given) =>
    given.text(1) === '' ? '' : given.text(0).replaceAll(given.text(1), () => given.text(2)),
  ),
  TRIM: plain('Text -> Text', (given) => given.text(0).replaceAll(/^ +| +$/g, '')),
  UPPER: plain('Text, Text? -> Text', (given) => given.text(0).toLocaleUpperCase(localeOf(given))),
  VALUE: plain('Text -> Number', (given) => valueOf(given.text(0))),
};

/** Rules of letters differ by language: `UPPER("i", "tr")` is a dotted capital. */
function localeOf(given: Arguments): string {
  return given.count > 1 && given.text(1) !== '' ? given.text(1).replaceAll('_', '-') : 'en-US';
}
