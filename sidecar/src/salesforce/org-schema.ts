import { z } from 'zod';
import type { SalesforceConnection } from './connection.ts';
import { kept } from './kept.ts';
import type { Kept } from './kept.ts';
import { readDefaultCurrency } from './organization.ts';

/** What the org's objects are made of, as the integration user sees them. Every org adds fields of its own. */
export type ObjectField = {
  readonly name: string;
  readonly label: string;
  /** Added to the platform's own by the org or a package. */
  readonly isCustom: boolean;
  /** Kept by people or programs, not worked out by Salesforce. */
  readonly isKept: boolean;
};

export type OrgSchema = {
  /** @throws Failure */
  readonly fieldsOf: (object: string) => Promise<readonly ObjectField[]>;
  /** The currency of an org that has only one; undefined in an org with several. @throws Failure */
  readonly onlyCurrency: () => Promise<string | undefined>;
};

const KEEP_MILLISECONDS = 10 * 60_000;

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_describe.htm */
const described = z.object({
  fields: z.array(
    z
      .object({ name: z.string(), label: z.string(), custom: z.boolean(), calculated: z.boolean() })
      .transform(({ name, label, custom, calculated }): ObjectField => ({
        name,
        label,
        isCustom: custom,
        isKept: !calculated,
      })),
  ),
});

/** Objects are described when they are first asked for, and again after ten minutes. */
export const orgSchema = (connection: SalesforceConnection, now: () => Date): OrgSchema => {
  const objects = new Map<string, Kept<readonly ObjectField[]>>();

  const describe = async (object: string): Promise<readonly ObjectField[]> => {
    const path = `/sobjects/${encodeURIComponent(object)}/describe`;
    return (await connection.call({ method: 'GET', path }, described)).fields;
  };

  const fieldsOf = (object: string): Promise<readonly ObjectField[]> => {
    const reading = objects.get(object) ?? kept(() => describe(object), KEEP_MILLISECONDS, now);
    objects.set(object, reading);
    return reading.current();
  };

  const onlyCurrency = kept(
    async () => {
      const fields = await fieldsOf('Order');
      return fields.some(({ name }) => name === 'CurrencyIsoCode') ? undefined : readDefaultCurrency(connection);
    },
    KEEP_MILLISECONDS,
    now,
  );
  return { fieldsOf, onlyCurrency: onlyCurrency.current };
};
