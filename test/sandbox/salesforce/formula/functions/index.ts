/**
 * All functions of formulas by name, where they may be used, and those that the platform has and the sandbox has not.
 * https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import type { FormulaPlace } from '../compiled.ts';
import { FormulaInvalid } from '../formula-error.ts';
import { dateFunctions } from './dates.ts';
import type { CompileCall } from './define.ts';
import { fieldFunctions } from './fields.ts';
import { logicFunctions } from './logic.ts';
import { numberFunctions } from './numbers.ts';
import { textFunctions } from './text.ts';

const FUNCTIONS: ReadonlyMap<string, CompileCall> = new Map(
  Object.entries({ ...dateFunctions, ...fieldFunctions, ...logicFunctions, ...numberFunctions, ...textFunctions }),
);

const ABSENT: ReadonlySet<string> = new Set(
  (
    'CURRENCYRATE DISTANCE GEOLOCATION GETRECORDIDS GETSESSIONID HTMLENCODE IMAGEPROXYURL INCLUDE JSENCODE JSINHTMLENCODE ' +
    'JUNCTIONIDLIST LINKTO PARENTGROUPVAL PREDICT PREVGROUPVAL REQUIRESCRIPT URLENCODE URLFOR'
  ).split(' '),
);

/** What looks back at a save, or at other records, has no place where there is no save. */
const OF_SAVES = ['ISCHANGED', 'ISCLONE', 'ISNEW', 'PRIORVALUE', 'VLOOKUP'];

const EXCLUDED: Readonly<Record<FormulaPlace, ReadonlySet<string>>> = {
  field: new Set([...OF_SAVES, 'REGEX']),
  default: new Set(OF_SAVES),
  rule: new Set(['HYPERLINK', 'IMAGE']),
  flow: new Set(['VLOOKUP']),
};

/**
 * @param name as the formula spells it
 * @throws FormulaInvalid for a name no function has, and for a function that has no place there
 * @throws Unsupported for functions the sandbox has not
 */
export const functionNamed = (name: string, place: FormulaPlace): CompileCall => {
  const upper = name.toUpperCase();
  if (ABSENT.has(upper)) throw new Unsupported(`the function ${upper} in formulas`);
  const found = FUNCTIONS.get(upper);
  if (found === undefined) throw new FormulaInvalid(`Unknown function ${name}. Check spelling.`);
  if (EXCLUDED[place].has(upper)) throw new FormulaInvalid(`Function ${upper} may not be used in this type of formula`);
  return found;
};
