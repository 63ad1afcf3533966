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

/** `scaled` by a model; without FM it is padded to the model's width, with the place of the sign. Too long a number is all `#`. */
export const formatNumber = (scaled: bigint, model: string): string => {
  const match = MODEL.exec(model);
  if (match === null) throw new Unsupported(`the number format model '${model}' in SuiteQL`);
  const [, trim, wholeModel = '', fractionModel] = match;
  const isTrimmed = trim !== undefined;
  const rounded = roundedTo(scaled, fractionModel?.length ?? 0);
  const [whole = '0', fraction = ''] = decimalText(rounded < 0n ? -rounded : rounded).split('.');
  const width = wholeModel.length + (fractionModel === undefined ? 1 : fractionModel.length + 2);
  if (whole !== '0' && whole.length > wholeModel.replaceAll(',', '').length) return '#'.repeat(width);
  const point = fractionModel === undefined ? '' : `.${fractionDigits(fraction, fractionModel, isTrimmed)}`;
  const text = `${rounded < 0n ? '-' : ''}${wholeDigits(whole, wholeModel) || (fractionModel === undefined ? '0' : '')}${point}`;
  return isTrimmed ? text : text.padStart(width, ' ');
};
