/**
 * Strings made of other values: printed, joined, put into templates.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm
 */
import type { ApexDatetime } from '../../values/datetime.ts';
import type { ApexList } from '../../values/list.ts';
import { stringValueOf } from '../../values/text.ts';
import { elementsOf } from '../elements-of.ts';
import { withoutNulls } from '../without-nulls.ts';
import { formatMessage } from './message-format.ts';

/** What is null leaves nothing between its separators. */
const join = (values: object, separator: string): string =>
  elementsOf(values)
    .map((value) => (value === null ? '' : stringValueOf(value)))
    .join(separator);

const commonPrefix = (strings: ApexList): string => {
  const texts = strings.items.map((text) => (typeof text === 'string' ? text : ''));
  const [first = '', ...others] = texts;
  let length = first.length;
  while (!others.every((text) => text.startsWith(first.slice(0, length)))) length--;
  return first.slice(0, length);
};

export const stringMade = {
  // One row for the overloads of all types: values know themselves how they print.
  'static String valueOf(Object toConvert)': (value: unknown) => (value === null ? null : stringValueOf(value)),
  'static String valueOfGmt(Datetime datetimeToConvert)': (value: ApexDatetime | null) => value?.toText('UTC') ?? null,
  ...withoutNulls({
    'static String format(String stringToFormat, List<Object> formattingArguments)': (
      template: string,
      values: ApexList,
    ) => formatMessage(template, values.items.map(stringValueOf)),
    'static String fromCharArray(List<Integer> charArray)': (codes: ApexList) =>
      String.fromCharCode(...codes.items.map(Number)),
    'static String getCommonPrefix(List<String> strings)': commonPrefix,
    'static String join(Object iterableObj, String separator)': join,
  }),
};
