/** Inputs of standard actions by name and kind; names compare without case. */
import { ApexList } from '../../apex/values/list.ts';
import { textOf } from '../../apex/values/text.ts';
import type { ActionInput } from './contract.ts';

/** Null for what was not given. */
export const inputValue = (input: ActionInput, name: string): unknown =>
  Object.entries(input).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? null;

/** Empty for what was not given. */
export const inputText = (input: ActionInput, name: string): string => {
  const value = inputValue(input, name);
  return value === null ? '' : textOf(value);
};

export const inputFlag = (input: ActionInput, name: string): boolean => inputValue(input, name) === true;

/** A collection of texts; a single text counts as one of one. */
export const inputTexts = (input: ActionInput, name: string): readonly string[] => {
  const value = inputValue(input, name);
  if (value instanceof ApexList) return value.items.map((item) => textOf(item)).filter((text) => text !== '');
  return value === null || value === '' ? [] : [textOf(value)];
};

/** `a@x.example, b@x.example` */
export const inputAddresses = (input: ActionInput, name: string): readonly string[] =>
  inputText(input, name)
    .split(/[,;]/)
    .map((address) => address.trim())
    .filter((address) => address !== '');
