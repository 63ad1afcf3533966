import { z } from 'zod';
import { Failure } from '../shared/failure.ts';
import type { SuiteQl } from './suiteql.ts';

/**
 * Where an account shows the tax of a line: accounts with legacy tax on the line itself, accounts with SuiteTax in a table
 * of its own, others only on the document. A query that names a column or table the account does not have is refused
 * whole, so each place is tried once before it is read from.
 */
const PLACES = [
  {
    trial: 'SELECT d.taxamount AS tax FROM transactiontaxdetail d FETCH FIRST 1 ROWS ONLY',
    tax: '(SELECT SUM(d.taxamount) FROM transactiontaxdetail d WHERE d.transaction = t.id AND d.line = tl.id)',
  },
  { trial: 'SELECT tl.tax1amt AS tax FROM transactionline tl FETCH FIRST 1 ROWS ONLY', tax: 'tl.tax1amt' },
] as const;

const anyRow = z.object({});

const exists = async (suiteQl: SuiteQl, query: string): Promise<boolean> => {
  try {
    await suiteQl.page({ query, row: anyRow });
    return true;
  } catch (error) {
    if (error instanceof Failure && error.code === 'ROLE_CANNOT_SEE') return false;
    throw error;
  }
};

const expressionFor = async (suiteQl: SuiteQl): Promise<string | undefined> => {
  const found = await Promise.all(PLACES.map(async ({ trial, tax }) => ((await exists(suiteQl, trial)) ? [tax] : [])));
  const [first, second] = found.flat();
  return second === undefined ? first : `NVL(${first}, ${second})`;
};

/**
 * The tax of a line `tl` of a document `t`, as an expression of SuiteQL; undefined where the account does not show it.
 * @returns a function that asks the account at its first call and remembers the answer
 */
export const lineTaxOf = (suiteQl: SuiteQl): (() => Promise<string | undefined>) => {
  let answer: Promise<string | undefined> | undefined;
  return () => {
    const asked = (answer ??= expressionFor(suiteQl));
    asked.catch(() => {
      if (answer === asked) answer = undefined;
    });
    return asked;
  };
};
