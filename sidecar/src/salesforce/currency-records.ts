import { z } from 'zod';
import type { SalesforceConnection } from './connection.ts';
import type { OrgSchema } from './org-schema.ts';
import { queryAll, soqlList } from './records.ts';

/**
 * The currencies of an org. A record can only be in one of them, and people can only choose those that are active.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_currencytype.htm
 */
const CURRENCY = 'currency:';
const currencyRecord = z.object({ IsoCode: z.string() });
const ACTIVE = 'SELECT IsoCode FROM CurrencyType WHERE IsActive = true';

type Org = { readonly connection: SalesforceConnection; readonly schema: OrgSchema };

/** ISO codes. */
export const readActiveCurrencies = async ({ connection, schema }: Org): Promise<ReadonlySet<string>> => {
  const only = await schema.onlyCurrency();
  if (only !== undefined) return new Set([only]);
  return new Set((await queryAll(connection, ACTIVE, currencyRecord)).map(({ IsoCode }) => IsoCode));
};

/** Those of the keys `currency:EUR` whose currency is active now. */
export const activatedCurrencies = async (
  { connection, schema }: Org,
  among: readonly string[],
): Promise<readonly string[]> => {
  const [first, ...rest] = among.flatMap((key) => (key.startsWith(CURRENCY) ? [key.slice(CURRENCY.length)] : []));
  if (first === undefined) return [];
  // An org with one currency has no list of them, and what waits for another one waits on.
  if ((await schema.onlyCurrency()) !== undefined) return [];
  const found = await queryAll(connection, `${ACTIVE} AND IsoCode IN ${soqlList([first, ...rest])}`, currencyRecord);
  return found.map(({ IsoCode }) => `${CURRENCY}${IsoCode}`);
};
