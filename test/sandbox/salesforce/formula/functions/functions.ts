/**
 * All functions of formulas, and the names of those that the platform has and the sandbox has not.
 * https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import { dateFunctions } from './dates.ts';
import type { FormulaFunction } from './function.ts';
import { logicFunctions } from './logic.ts';
import { numberFunctions } from './numbers.ts';
import { textFunctions } from './text.ts';

export type { FormulaFunction } from './function.ts';

const FUNCTIONS: ReadonlyMap<string, FormulaFunction> = new Map(
  Object.entries({ ...logicFunctions, ...textFunctions, ...numberFunctions, ...dateFunctions }),
);

const ABSENT: ReadonlySet<string> = new Set(
  (
    'ACOS ASCII ASIN ATAN ATAN2 CHR COS CURRENCYRATE DISTANCE EXP FORMATDURATION FROMUNIXTIME GEOLOCATION GETSESSIONID ' +
    'HOUR HTMLENCODE INITCAP ISCHANGED ISCLONE ISNEW ISOWEEK ISOYEAR JSENCODE JSINHTMLENCODE LINKTO LN LOG MILLISECOND ' +
    'MINUTE PI PREDICT PRIORVALUE REVERSE SECOND SIN TAN TIMENOW TIMEVALUE UNIXTIMESTAMP URLENCODE VLOOKUP'
  ).split(' '),
);

/** @param name in capitals @returns undefined when the platform has none of that name either @throws Unsupported */
export const functionNamed = (name: string): FormulaFunction | undefined => {
  if (ABSENT.has(name)) throw new Unsupported(`the function ${name}() in formulas`);
  return FUNCTIONS.get(name);
};
