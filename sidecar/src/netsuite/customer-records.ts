import { z } from 'zod';
import type { Account, Candidate, Customer, CustomerLedger, MatchKey, NewCustomer } from '../customers/index.ts';
import { needsAPerson } from '../shared/failure.ts';
import type { Records } from './records.ts';
import { bodyOf } from './rest-body.ts';
import type { SuiteQl } from './suiteql.ts';

/** The customers of NetSuite, behind the port of the customers capability. */

const customerRecord = z
  .object({ id: z.string(), entityId: z.string() })
  .transform(({ id, entityId }) => ({ id, number: entityId }));
const candidateRow = z.object({
  id: z.string(),
  entityid: z.string(),
  companyname: z.string().default(''),
  url: z.string().default(''),
  externalid: z.string().optional(),
});
type CandidateRow = z.infer<typeof candidateRow>;

const candidateOf = ({ id, entityid, companyname, externalid }: CandidateRow): Candidate => ({
  id,
  number: entityid,
  name: companyname,
  key: externalid,
});

const COLUMNS = 'SELECT c.id, c.entityid, c.companyname, c.url, c.externalid FROM customer c';
const ACTIVE = "c.isinactive = 'F'";

type Match = {
  readonly where: string;
  readonly params: readonly string[];
  /** Looks closer than a condition can. */
  readonly fits?: (row: CandidateRow) => boolean;
};

/** What each match key asks; undefined where the account has nothing to ask with. */
const MATCHES: Readonly<Record<MatchKey, (account: Account) => Match | undefined>> = {
  name: ({ name, subsidiary }) =>
    subsidiary === undefined
      ? { where: 'LOWER(c.companyname) = ?', params: [name.toLowerCase()] }
      : {
          where: `LOWER(c.companyname) = ? AND c.id IN (SELECT r.entity FROM customersubsidiaryrelationship r
            JOIN subsidiary s ON s.id = r.subsidiary WHERE LOWER(s.name) = ?)`,
          params: [name.toLowerCase(), subsidiary.toLowerCase()],
        },
  'tax-id': ({ taxId }) => (taxId === undefined ? undefined : { where: 'c.vatregnumber = ?', params: [taxId] }),
  domain: ({ website }) => {
    const domain = website === undefined ? undefined : domainOf(website);
    if (domain === undefined) return undefined;
    return { where: 'LOWER(c.url) LIKE ?', params: [`%${domain}%`], fits: ({ url }) => domainOf(url) === domain };
  },
};

const domainOf = (website: string): string | undefined =>
  /^(?:https?:\/\/)?(?:www\.)?([a-z0-9.-]+\.[a-z]{2,})/i.exec(website.trim())?.[1]?.toLowerCase();

type Needs = { readonly records: Records; readonly suiteQl: SuiteQl };

export const customerLedger = ({ records, suiteQl }: Needs): CustomerLedger => ({
  byKey: (key) => records.find({ type: 'customer', id: `eid:${key}` }, customerRecord, 'people'),
  async matching(account, key) {
    const match = MATCHES[key](account);
    if (match === undefined) return [];
    const query = `${COLUMNS} WHERE ${ACTIVE} AND ${match.where} ORDER BY c.id`;
    const rows = await suiteQl.all({ query, params: match.params, row: candidateRow, lane: 'people' });
    return rows.filter((row) => match.fits?.(row) ?? true).map(candidateOf);
  },
  adopt: (customerId, key) => records.patch({ type: 'customer', id: customerId }, { externalId: key }, 'people'),
  async create(customer) {
    const id = await records.upsert(
      { type: 'customer', externalId: customer.key, replace: 'addressBook' },
      customerBody(customer),
      'people',
    );
    return readBack(records, id);
  },
  async dealsIn({ customerId, currencyId }) {
    const at = { type: 'customer', id: customerId, expand: true };
    const currencies = await records.find(at, currenciesOfCustomer, 'people');
    return currencies === undefined || currencies.includes(currencyId);
  },
  addCurrency: ({ customerId, currencyId }) =>
    records.patch(
      { type: 'customer', id: customerId },
      { currencyList: { items: [{ currency: { id: currencyId } }] } },
      'people',
    ),
});

/**
 * The primary currency and those on the list, whose key is the currency: a line for one that is there is no second line.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N1397405.html
 */
const reference = z.object({ id: z.string() });
const currenciesOfCustomer = z
  .object({
    currency: reference.optional(),
    currencyList: z.object({ items: z.array(z.object({ currency: reference })) }).optional(),
  })
  .transform(({ currency, currencyList }) =>
    [currency, ...(currencyList?.items ?? []).map((line) => line.currency)].flatMap((each) => each?.id ?? []),
  );

const customerBody = ({ fields, address, parentId }: NewCustomer): object => ({
  isPerson: false,
  ...bodyOf(fields),
  ...(parentId === undefined ? {} : { parent: { id: parentId } }),
  ...(address.length === 0 ? {} : { addressBook: { items: [addressLine(address)] } }),
});

/** Label and default flags belong to the line of the address book, the rest to the address itself. */
const addressLine = (address: NewCustomer['address']): object => {
  const ofLine = ['label', 'defaultBilling', 'defaultShipping'];
  return {
    ...bodyOf(address.filter(({ field }) => ofLine.includes(field))),
    addressBookAddress: bodyOf(address.filter(({ field }) => !ofLine.includes(field))),
  };
};

const readBack = async (records: Records, id: string): Promise<Customer> => {
  const customer = await records.find({ type: 'customer', id }, customerRecord, 'people');
  if (customer !== undefined) return customer;
  throw needsAPerson({
    code: 'ROLE_CANNOT_SEE',
    message: `NetSuite made customer ${id} but does not show it to the integration's role.`,
    advice: "Give the integration's role access to the customer's subsidiary, then replay.",
    owner: 'netsuite-admin',
  });
};
