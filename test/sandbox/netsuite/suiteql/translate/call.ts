/** Calls of functions: those the sandbox computes, those NetSuite refuses, and those it has but the sandbox does not. */
import { Unsupported } from '../../../shared/unsupported.ts';
import { invalidSearch } from '../refusals.ts';
import type { ExpressionOf } from '../syntax/ast.ts';
import { builtinFunctions } from './builtin-functions.ts';
import { dateFunctions } from './date-functions.ts';
import type { Environment } from './environment.ts';
import type { FunctionTable } from './function-table.ts';
import { generalFunctions } from './general-functions.ts';
import { numberFunctions } from './number-functions.ts';
import { textFunctions } from './text-functions.ts';
import type { Value } from './value.ts';

/** Documented as missing from the dialect, or of other dialects. */
const REFUSED = new Set(
  'LISTAGG LEFT RIGHT CHARINDEX DATEDIFF DATEADD GETDATE NOW ISNULL IFNULL IF LEN TOP STRING_AGG GROUP_CONCAT CONVERT IIF'.split(
    ' ',
  ),
);

const functions: FunctionTable = {
  ...generalFunctions,
  ...numberFunctions,
  ...textFunctions,
  ...dateFunctions,
  ...builtinFunctions,
};

/**
 * A function's value.
 * @throws NetSuiteError for what NetSuite refuses, Unsupported for functions the sandbox does not know
 */
export const calledFunction = (
  { name, star, distinct }: ExpressionOf<'call'>,
  args: readonly Value[],
  environment: Environment,
): Value => {
  if (REFUSED.has(name) || star || distinct) throw invalidSearch();
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (known === undefined) throw new Unsupported(`the function ${name} in SuiteQL`);
  if (args.length < known.least || args.length > known.most) throw invalidSearch();
  return known.call(args, environment);
};
