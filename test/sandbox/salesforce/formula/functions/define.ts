/**
 * How plain functions are defined: a signature and what to do with the arguments. A blank number, date or time makes the result
 * blank; blank text is an empty text. https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm
 */
import { ApexDate } from '../../apex/values/date.ts';
import { ApexDatetime } from '../../apex/values/datetime.ts';
import { Decimal } from '../../apex/values/decimal.ts';
import { ApexTime } from '../../apex/values/time.ts';
import { commonType, refusePicklist, wrongCount, wrongType, type Call, type Compiled } from '../compiled.ts';
import type { FormulaContext, FormulaType, FormulaValue } from '../values.ts';

/** How a call becomes a part of a formula. @throws FormulaInvalid when it does not fit */
export type CompileCall = (call: Call) => Compiled;

export type FunctionTable = Readonly<Record<string, CompileCall>>;

const mustBe = (kind: string): never => {
  throw new Error(`a formula function was given something else than ${kind}`);
};

/** The values of a call's arguments, whose types have been checked. */
export class Arguments {
  readonly #values: readonly FormulaValue[];

  constructor(values: readonly FormulaValue[]) {
    this.#values = values;
  }

  get count(): number {
    return this.#values.length;
  }

  value(position: number): FormulaValue {
    return this.#values[position];
  }

  text(position: number): string {
    const value = this.#values[position];
    return typeof value === 'string' ? value : '';
  }

  number(position: number): Decimal {
    const value = this.#values[position];
    return value instanceof Decimal ? value : mustBe('a number');
  }

  /** A number without its fraction, as Java's intValue. */
  whole(position: number): number {
    return Number(this.number(position).toLong());
  }

  date(position: number): ApexDate {
    const value = this.#values[position];
    return value instanceof ApexDate ? value : mustBe('a date');
  }

  time(position: number): ApexTime {
    const value = this.#values[position];
    return value instanceof ApexTime ? value : mustBe('a time');
  }

  /** Of a date, its midnight in GMT. */
  instant(position: number): ApexDatetime {
    const value = this.#values[position];
    if (value instanceof ApexDate) return new ApexDatetime(value.milliseconds);
    return value instanceof ApexDatetime ? value : mustBe('an instant');
  }

  all(): readonly Decimal[] {
    return this.#values.map((_value, position) => this.number(position));
  }
}

type Run = (given: Arguments, context: FormulaContext) => FormulaValue;

type Parameter = { readonly types: readonly string[]; readonly isOptional: boolean; readonly isRepeated: boolean };

const parameterOf = (text: string): Parameter => ({
  types: text.replace(/\?$|\.\.\.$/, '').split('|'),
  isOptional: text.endsWith('?'),
  isRepeated: text.endsWith('...'),
});

const TYPES: Readonly<Record<string, FormulaType>> = {
  Text: 'Text',
  Number: 'Number',
  Boolean: 'Boolean',
  Date: 'Date',
  DateTime: 'DateTime',
  Time: 'Time',
};

const checkCount = ({ name, parts }: Call, parameters: readonly Parameter[]): void => {
  const least = parameters.filter(({ isOptional }) => !isOptional).length;
  const isOpen = parameters.at(-1)?.isRepeated === true;
  if (parts.length < least) throw wrongCount(name, least, parts.length);
  if (parts.length > parameters.length && !isOpen) throw wrongCount(name, least, parts.length);
};

/** @throws FormulaInvalid when the part has none of the types */
export const checkType = (name: string, types: readonly string[], part: Compiled): void => {
  refusePicklist(part);
  const fits = types.some((type) => commonType(part.type, TYPES[type] ?? 'Text') !== undefined);
  if (!fits) throw wrongType(name, types, part);
};

const isLenient = ({ types }: Parameter): boolean =>
  types.length === 1 && (types[0] === 'Text' || types[0] === 'Boolean');

/**
 * A function with plain arguments.
 * @param signature what it takes and gives: `Text, Number, Text? -> Text`; `Number...` repeats, `Date|DateTime` takes either, and
 *   the result `First` is of the first argument's type
 */
export const plain = (signature: string, run: Run): CompileCall => {
  const [before = '', gives = ''] = signature.split('->').map((side) => side.trim());
  const parameters = before === '' ? [] : before.split(',').map((one) => parameterOf(one.trim()));
  const parameterAt = (position: number): Parameter | undefined => parameters[position] ?? parameters.at(-1);
  return (call) => {
    const { name, parts } = call;
    checkCount(call, parameters);
    for (const [position, part] of parts.entries()) checkType(name, parameterAt(position)?.types ?? [], part);
    const needed = parts.map((_part, position) => !isLenient(parameterAt(position) ?? parameterOf('Text')));
    const type = TYPES[gives] ?? parts[0]?.type ?? 'Text';
    return {
      type,
      run(context) {
        const values = parts.map((part) => part.run(context));
        const isBlank = values.some(
          (value, position) => needed[position] === true && (value === undefined || value === ''),
        );
        return isBlank ? undefined : run(new Arguments(values), context);
      },
    };
  };
};
