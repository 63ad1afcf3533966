import type { Finding } from '../shared/failure.ts';
import { Failure, heldBy } from '../shared/failure.ts';
import { checkCustomer, mapAccount } from './check-customer.ts';
import type { Account, Candidate, Customer, Needs } from './ports.ts';

/**
 * One company, one customer. An account that is linked stays linked; otherwise the customer is looked for by the key both
 * sides share, then by the configured match keys, and created only when nobody matches. Parents come first. Two first
 * orders at the same moment meet in the same key and make one customer.
 */
export const findOrCreateCustomer = (needs: Needs) => {
  const underWay = new Map<string, Promise<Customer>>();

  const findOrCreate = (wanted: Wanted): Promise<Customer> => {
    const { id } = wanted.account;
    const running = underWay.get(id);
    if (running !== undefined) return running;
    const work = settle(wanted).finally(() => underWay.delete(id));
    underWay.set(id, work);
    return work;
  };

  const settle = async (wanted: Wanted): Promise<Customer> => {
    const { account } = wanted;
    const known = await needs.ledger.byKey(account.id);
    if (known !== undefined) return link(wanted, known, 'found by key');
    const match = await onlyMatch(needs, account);
    if (match !== undefined) {
      await needs.ledger.adopt(match.id, account.id);
      return link(wanted, match, 'matched');
    }
    const above = wanted.above ?? (await ancestorsOf(needs, account));
    return link(wanted, await create({ ...wanted, above }), 'created');
  };

  const create = async ({ account, above: [next, ...above] = [], correlationId }: Wanted): Promise<Customer> => {
    await refuseUnfit(needs, account);
    const parent = next === undefined ? undefined : await customerOf({ account: next, above, correlationId });
    const { body, address } = await mapAccount(needs, account);
    return needs.ledger.create({ key: account.id, parentId: parent?.id, fields: body.fields, address: address.fields });
  };

  const customerOf = (wanted: Wanted): Promise<Customer> => {
    const { customerId } = wanted.account;
    return customerId === undefined ? findOrCreate(wanted) : Promise.resolve(linkedCustomer(customerId));
  };

  const link = async ({ account, correlationId }: Wanted, customer: Customer, outcome: string): Promise<Customer> => {
    await needs.accounts.link(account.id, customer);
    const step = { correlationId, journey: 'customers', step: 'find-or-create', outcome };
    needs.log.info({ ...step, accountId: account.id }, 'customer linked');
    return customer;
  };

  /** The customer of an account, for the story of that id; what stands in the way is thrown as findings. */
  return (account: Account, correlationId: string): Promise<Customer> => customerOf({ account, correlationId });
};

type Wanted = {
  readonly account: Account;
  /** The accounts above it that have no customer yet, when they have been read already. */
  readonly above?: readonly Account[];
  /** Of the order that needs the customer. */
  readonly correlationId: string;
};

const refuseUnfit = async (needs: Needs, account: Account): Promise<void> => {
  const [first, ...rest] = await checkCustomer(needs)(account);
  if (first !== undefined) throw heldBy([first, ...rest]);
};

const linkedCustomer = (customerId: string): Customer => ({ id: customerId, number: customerId });

const onlyMatch = async (needs: Needs, account: Account): Promise<Candidate | undefined> => {
  for (const key of needs.matchKeys) {
    const candidates = await needs.ledger.matching(account, key);
    if (candidates.length > 1) throw heldBy([ambiguous(account, candidates)]);
    const [match] = candidates;
    if (match === undefined) continue;
    if (await isOfAnotherAccount(needs, match, account)) throw heldBy([taken(account, match)]);
    return match;
  }
  return undefined;
};

/** Accounts are customers under their own id; any other key is a former system's, and the account's takes its place. */
const ACCOUNT_ID = /^001[A-Za-z0-9]{15}$/;

/** An account that is gone, deleted or merged into this one, has no claim any more. */
const isOfAnotherAccount = async (needs: Needs, { key }: Candidate, { id }: Account): Promise<boolean> => {
  if (key === undefined || key === id || !ACCOUNT_ID.test(key)) return false;
  try {
    await needs.accounts.get(key);
    return true;
  } catch (error) {
    if (error instanceof Failure && error.code === 'NOT_FOUND') return false;
    throw error;
  }
};

const taken = (account: Account, { id, number, name, key }: Candidate): Finding => ({
  code: 'CUSTOMER_AMBIGUOUS',
  severity: 'pause',
  subject: { object: 'Account', id: account.id, name: account.name, field: 'Name', value: account.name },
  cause: `${account.name} matches NetSuite customer ${name} (number ${number}, id ${id}), which is account ${key ?? ''} already.`,
  fix: 'Merge the two accounts, or tell them apart by name or legal entity.',
  owner: 'operations',
  waitsFor: [`Account:${account.id}`, `Account:${key ?? ''}`],
});

const ambiguous = (account: Account, candidates: readonly Candidate[]): Finding => ({
  code: 'CUSTOMER_AMBIGUOUS',
  severity: 'pause',
  subject: { object: 'Account', id: account.id, name: account.name, field: 'NetSuiteCustomerId__c' },
  cause: `${account.name} matches ${candidates.length} NetSuite customers: ${candidates
    .map(({ id, number, name }) => `${name} (number ${number}, id ${id})`)
    .join('; ')}.`,
  fix: 'Write the id of the right one into the account, or merge the customers in NetSuite.',
  owner: 'operations',
  waitsFor: [`Account:${account.id}`],
});

/** The accounts above, up to the first that is linked. Read before anything waits for anything, so that no circle waits. */
const ancestorsOf = async (needs: Needs, account: Account): Promise<readonly Account[]> => {
  const chain: Account[] = [account];
  for (let below = account; below.parentId !== undefined && below.customerId === undefined;) {
    const { parentId } = below;
    if (chain.some(({ id }) => id === parentId)) throw heldBy([circle(below, chain)]);
    below = await needs.accounts.get(parentId);
    chain.push(below);
  }
  return chain.slice(1);
};

const circle = (account: Account, chain: readonly Account[]): Finding => ({
  code: 'VALUE_REFUSED',
  severity: 'pause',
  subject: { object: 'Account', id: account.id, name: account.name, field: 'ParentId' },
  cause: `${account.name} is, through its parents, its own parent.`,
  fix: 'Correct the parent account of one of the accounts in the circle.',
  owner: 'rep',
  waitsFor: chain.map(({ id }) => `Account:${id}`),
});
