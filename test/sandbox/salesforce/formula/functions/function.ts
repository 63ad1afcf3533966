/** What a function of the formula language is made of. https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm */
import { Decimal } from '../../apex/values/decimal.ts';
import type { FormulaType, FormulaValue, Situation } from '../value.ts';

/** An argument, worked out when the function asks for it. */
export type Argument = () => FormulaValue;

export type FormulaFunction = {
  readonly least: number;
  readonly most: number;
  /** The types an argument may have; undefined when any will do. */
  readonly takes: (position: number, given: readonly FormulaType[]) => readonly FormulaType[] | undefined;
  readonly gives: (given: readonly FormulaType[]) => FormulaType;
  readonly compute: (args: readonly Argument[], situation: Situation) => FormulaValue;
};

export type FunctionTable = Readonly<Record<string, FormulaFunction>>;

/** `Text Number` takes a text and a number; `Number?` may be left out; `Number...` may be repeated; `Any` takes anything. */
const typesIn = (signature: string): readonly string[] => signature.split(' ').filter((word) => word !== '');

const TYPES: Readonly<Record<string, readonly FormulaType[]>> = {
  Text: ['Text'],
  Number: ['Number'],
  Boolean: ['Boolean'],
  Date: ['Date'],
  DateTime: ['DateTime'],
  Picklist: ['Picklist'],
  Multipicklist: ['Multipicklist'],
  Moment: ['Date', 'DateTime'],
};

/** A function of plain types. @param signature what it takes, then `->`, then what it gives */
export const plainFunction = (signature: string, compute: FormulaFunction['compute']): FormulaFunction => {
  const [before = '', gives = 'Text'] = signature.split('->').map((part) => part.trim());
  const words = typesIn(before);
  const isRepeated = words.at(-1)?.endsWith('...') === true;
  const [given] = TYPES[gives] ?? ['Text' as const];
  return {
    least: words.filter((word) => !word.endsWith('?')).length,
    most: isRepeated ? Number.POSITIVE_INFINITY : words.length,
    takes: (position) => TYPES[(words[position] ?? words.at(-1) ?? '').replace(/\W+$/, '')],
    gives: () => given ?? 'Text',
    compute,
  };
};

/** A number of an argument; 0 for a blank one. */
export const countOf = (argument: Argument | undefined, otherwise = 0): number => {
  const value = argument?.() ?? null;
  return value instanceof Decimal ? Number(value.toLong()) : otherwise;
};
