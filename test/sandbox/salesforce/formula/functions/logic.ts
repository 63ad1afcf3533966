/** Functions that choose and test. https://help.salesforce.com/s/articleView?id=platform.customize_functions_a_h.htm */
import { Decimal } from '../../apex/values/decimal.ts';
import { areEqual, isBlank, textOf, type FormulaType, type FormulaValue } from '../value.ts';
import { plainFunction, type Argument, type FormulaFunction, type FunctionTable } from './function.ts';

const isTrue = (argument: Argument | undefined): boolean => argument?.() === true;

const valueOf = (argument: Argument | undefined): FormulaValue => argument?.() ?? null;

/** The type of the first that has one. */
const common = (types: readonly (FormulaType | undefined)[]): FormulaType =>
  types.find((type) => type !== undefined && type !== 'Null') ?? 'Null';

const whenThenElse: FormulaFunction = {
  least: 3,
  most: 3,
  takes(position, given) {
    if (position === 0) return ['Boolean'];
    const type = common(given.slice(1));
    return type === 'Null' ? undefined : [type];
  },
  gives: ([, ...results]) => common(results),
  compute: ([test, yes, no]) => valueOf(isTrue(test) ? yes : no),
};

/** Results stand behind their cases; the last argument is the result of none. */
const resultsOf = <Item>(given: readonly Item[]): readonly Item[] =>
  given.filter((_item, position) => position > 0 && (position % 2 === 0 || position === given.length - 1));

const choice: FormulaFunction = {
  least: 4,
  most: Number.POSITIVE_INFINITY,
  takes: () => undefined,
  gives: (given) => common(resultsOf(given)),
  compute(args) {
    const [subject, ...rest] = args;
    const value = valueOf(subject);
    for (let at = 0; at + 1 < rest.length; at += 2) {
      if (areEqual(value, valueOf(rest[at]))) return valueOf(rest[at + 1]);
    }
    return valueOf(rest.at(-1));
  },
};

/** The value, or another one for a blank. */
const instead: FormulaFunction = {
  least: 2,
  most: 2,
  takes: () => undefined,
  gives: (types) => common(types),
  compute([value, other]) {
    const found = valueOf(value);
    return isBlank(found) ? valueOf(other) : found;
  },
};

const isValueOf = (text: string, option: FormulaValue): boolean => text === (isBlank(option) ? '' : option);

export const logicFunctions: FunctionTable = {
  AND: plainFunction('Boolean... -> Boolean', (args) => args.every((arg) => isTrue(arg))),
  OR: plainFunction('Boolean... -> Boolean', (args) => args.some((arg) => isTrue(arg))),
  NOT: plainFunction('Boolean -> Boolean', ([arg]) => !isTrue(arg)),
  IF: whenThenElse,
  CASE: choice,
  ISBLANK: plainFunction('Any -> Boolean', ([arg]) => isBlank(valueOf(arg))),
  ISNULL: plainFunction('Any -> Boolean', ([arg]) => valueOf(arg) === null),
  BLANKVALUE: instead,
  NULLVALUE: instead,
  ISNUMBER: plainFunction('Text -> Boolean', ([arg]) => /^\s*-?\d*\.?\d+\s*$/.test(textOf(valueOf(arg)))),
  ISPICKVAL: plainFunction('Picklist Text -> Boolean', ([field, option]) =>
    isValueOf(textOf(valueOf(field)), valueOf(option)),
  ),
  INCLUDES: plainFunction('Multipicklist Text -> Boolean', ([field, option]) =>
    textOf(valueOf(field))
      .split(';')
      .some((one) => one !== '' && isValueOf(one, valueOf(option))),
  ),
  PICKLISTCOUNT: plainFunction('Multipicklist -> Number', ([field]) =>
    Decimal.fromInteger(
      textOf(valueOf(field))
        .split(';')
        .filter((one) => one !== '').length,
    ),
  ),
};
