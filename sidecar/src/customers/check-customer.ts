import type { Finding } from '../shared/failure.ts';
import type { Applied } from '../shared/mapping.ts';
import { findingsOf } from '../shared/mapping-findings.ts';
import { stateFindings, withStateCode } from './check-state.ts';
import type { Account, Needs } from './ports.ts';

/** What would keep an account from becoming a customer, all of it at once. An account that is linked needs no check. */

/** The account's fields as the mapping fills them, and what it could not fill. */
export const mapAccount = async (needs: Needs, account: Account): Promise<{ body: Applied; address: Applied }> => {
  const [mapping, lookups] = await Promise.all([needs.mapping(), needs.lookups()]);
  return {
    body: mapping.apply('Customer', account.source, lookups),
    address: withStateCode(mapping.apply('CustomerAddress', account.source, lookups)),
  };
};

const nameFinding = (account: Account, limit: number): readonly Finding[] =>
  account.name.length <= limit
    ? []
    : [
        {
          code: 'VALUE_REFUSED',
          severity: 'block',
          subject: { object: 'Account', id: account.id, name: account.name, field: 'Name', value: account.name },
          cause: `The name of ${account.name} has ${account.name.length} characters; NetSuite takes ${limit}.`,
          fix: 'Shorten the account name. Nothing is cut automatically.',
          owner: 'rep',
          waitsFor: [`Account:${account.id}`],
        },
      ];

export const checkCustomer =
  (needs: Needs) =>
  async (account: Account): Promise<readonly Finding[]> => {
    if (account.customerId !== undefined) return [];
    const { body, address } = await mapAccount(needs, account);
    const record = { object: 'Account', id: account.id, name: account.name };
    return [
      ...nameFinding(account, needs.nameLimit),
      ...findingsOf([...body.unfilled, ...address.unfilled], record),
      ...stateFindings(account, address),
    ];
  };
