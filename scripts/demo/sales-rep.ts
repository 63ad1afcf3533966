import { z } from 'zod';
import type { Clouds } from './start-clouds.ts';
import { DESKS } from './desks.ts';

/** A rep with no more rights than reps have, on the page of a contract: pressing Activate runs the package's Apex and its callout. */
export type SalesRep = {
  /** @returns what the page says: the message, and the order number when there is one */
  readonly pressActivate: (contractId: string) => Promise<string>;
};

const token = z.object({ access_token: z.string() });
const page = z.object({ message: z.string(), salesOrderNumber: z.string().nullish() });

export const openSalesRep = async ({ salesforceUrl }: Clouds): Promise<SalesRep> => {
  const { consumerKey, consumerSecret } = DESKS.rep.app;
  const form = { grant_type: 'client_credentials', client_id: consumerKey, client_secret: consumerSecret };
  const signedIn = await fetch(`${salesforceUrl}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  const { access_token: accessToken } = token.parse(await signedIn.json());
  return {
    pressActivate: async (contractId) => {
      const answer = await fetch(`${salesforceUrl}/services/apexrest/activation-screen`, {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ contractId }),
      });
      const { message, salesOrderNumber } = page.parse(await answer.json());
      return salesOrderNumber == null ? message : `${message} ${salesOrderNumber}`;
    },
  };
};
