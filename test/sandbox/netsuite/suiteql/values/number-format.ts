/** Numbers after Oracle's format models of digits, group and decimal marks (`FM999,990.00`). */
import { Unsupported } from '../../../shared/unsupported.ts';
import { decimalText, roundedTo } from './decimal.ts';

const MODEL = /^(FM)?([90,]*)(?:[.D]([90]*))?$/i;

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

const wholeDigits = (whole: string, model: string): string => {
  const places = model.replaceAll(',', '');
  const firstZero = places.indexOf('0');
  const least = firstZero === -1 ? 0 : places.length - firstZero;
  const digits = (whole === '0' ? '' : whole).padStart(least, '0');
  return model.includes(',') ? grouped(digits) : digits;
};

const fractionDigits = (fraction: string, model: string, isTrimmed: boolean): string => {
  const all = fraction.padEnd(model.length, '0');
  if (!isTrimmed) return all;
  const least = model.lastIndexOf('0') + 1;
  return all.slice(0, least) + all.slice(least).replace(/0+$/, '');
};

type Model = { readonly isTrimmed: boolean; readonly whole: string; readonly fraction: string | undefined };

const modelFrom = (text: string): Model => {
  const match = MODEL.exec(text);
  if (match === null) throw new Unsupported(`the number format model '${text}' in SuiteQL`);
  return { isTrimmed: match[1] !== undefined, whole: match[2] ?? '', fraction: match[3] };
};

const pointed = (fraction: string, model: Model): string =>
  model.fraction === undefined ? '' : `.${fractionDigits(fraction, model.fraction, model.isTrimmed)}`;

/** The width of a model with the place of the sign. */
const widthOf = ({ whole, fraction }: Model): number =>
  whole.length + 1 + (fraction === undefined ? 0 : fraction.length + 1);

const isTooLong = (whole: string, model: Model): boolean =>
  whole !== '0' && whole.length > model.whole.replaceAll(',', '').length;

/** Undefined when the model has no room. */
const digitsBy = (model: Model, unsigned: string): string | undefined => {
  const [whole = '0', fraction = ''] = unsigned.split('.');
  if (isTooLong(whole, model)) return undefined;
  return wholeDigits(whole, model.whole) + pointed(fraction, model) || '0';
};

/** `scaled` by a model; without FM it is padded to the model's width, with the place of the sign. Too long a number is all `#`. */
export const formatNumber = (scaled: bigint, text: string): string => {
  const model = modelFrom(text);
  const rounded = roundedTo(scaled, (model.fraction ?? '').length);
  const digits = digitsBy(model, decimalText(rounded).replace('-', ''));
  if (digits === undefined) return '#'.repeat(widthOf(model));
  const signed = (rounded < 0n ? '-' : '') + digits;
  return model.isTrimmed ? signed : signed.padStart(widthOf(model), ' ');
};
