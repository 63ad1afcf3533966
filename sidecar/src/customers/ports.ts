import { z } from 'zod';
import { entity } from '../shared/entity.ts';
import type { Lookups, MappedField, Mapping, SourceRecord } from '../shared/mapping.ts';
import type { Log } from '../shared/log.ts';

/** An account as Salesforce holds it: what identifies it, and the whole record for the mapping. */
export type Account = {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | undefined;
  /** The customer it is already linked to. */
  readonly customerId: string | undefined;
  readonly subsidiary: string | undefined;
  readonly taxId: string | undefined;
  readonly website: string | undefined;
  readonly source: SourceRecord;
};

/** A customer of the ledger: its id there and the number people know it by. */
export const customer = entity('customer', 1, z.object({ id: z.string().min(1), number: z.string().min(1) }));
export type Customer = z.infer<typeof customer>;

/** A customer that might be the same company. */
export type Candidate = Customer & {
  readonly name: string;
  /** The key it has already: an account's id, or what another system wrote there. */
  readonly key: string | undefined;
};

/** The ways a company may be recognised before it is created, as configured. */
export const MATCH_KEYS = ['name', 'tax-id', 'domain'] as const;
export type MatchKey = (typeof MATCH_KEYS)[number];

export type NewCustomer = {
  /** The account's id: the key both sides share. */
  readonly key: string;
  readonly parentId: string | undefined;
  readonly fields: readonly MappedField[];
  readonly address: readonly MappedField[];
};

/** The ledger's customers. */
export type CustomerLedger = {
  readonly byKey: (key: string) => Promise<Customer | undefined>;
  readonly matching: (account: Account, key: MatchKey) => Promise<readonly Candidate[]>;
  /** Writes the account's id on a customer that was there before. */
  readonly adopt: (customerId: string, key: string) => Promise<void>;
  /** Creates under the key; a second call with the same key changes nothing but the same customer. */
  readonly create: (customer: NewCustomer) => Promise<Customer>;
  /** Whether the customer may be billed in that currency. A customer that is gone is not known to refuse any. */
  readonly dealsIn: (wanted: CustomerCurrency) => Promise<boolean>;
  /** Adds the currency to those of the customer; a second call with the same changes nothing. */
  readonly addCurrency: (wanted: CustomerCurrency) => Promise<void>;
};

/** A customer and a currency, by their ids in the ledger. */
export type CustomerCurrency = { readonly customerId: string; readonly currencyId: string };

/** Salesforce's accounts. */
export type Accounts = {
  /** @throws Failure NOT_FOUND */
  readonly get: (id: string) => Promise<Account>;
  /** Stores the customer's id and number on the account. */
  readonly link: (accountId: string, customer: Customer) => Promise<void>;
};

export type Needs = {
  readonly accounts: Accounts;
  readonly ledger: CustomerLedger;
  readonly mapping: () => Promise<Mapping>;
  readonly lookups: () => Promise<Lookups>;
  readonly matchKeys: readonly MatchKey[];
  /** Characters a customer's name may have in the ledger. */
  readonly nameLimit: number;
  readonly log: Log;
};
