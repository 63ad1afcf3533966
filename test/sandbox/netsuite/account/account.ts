/**
 * What an account is before its first document: companies, currencies, lists, custom fields and preferences. A test states
 * what differs from the default account; a list that is given replaces the default one whole.
 */
import { z } from 'zod';
import { defaultEmployees, defaultItems } from './default-catalog.ts';
import { defaultLists } from './default-lists.ts';
import { monthlyPeriods } from './periods.ts';
import { preferencesSchema } from './preferences.ts';

/** A record of the set-up: its internal id and its fields, in the JSON a REST client would send. */
const seedRecord = z.looseObject({ id: z.string().optional(), externalId: z.string().optional() });
export type SeedRecord = z.infer<typeof seedRecord>;

const decimalText = z.string().regex(/^\d+(\.\d+)?$/);

const customField = z.strictObject({
  /** `custbody_…`, `custcol_…`, `custentity_…`, `custitem_…`; the prefix says where it appears. */
  id: z.string().regex(/^cust(body|col|entity|item)_?[a-z0-9_]+$/),
  kind: z.enum(['text', 'integer', 'decimal', 'boolean', 'date', 'dateTime', 'reference']).default('text'),
  maxLength: z.int().positive().optional(),
  /** Record types a reference may point to. */
  targets: z.array(z.string()).optional(),
  label: z.string().optional(),
});
export type CustomField = z.infer<typeof customField>;

const accountSchema = z.strictObject({
  preferences: preferencesSchema.prefault({}),
  customFields: z.array(customField).default([]),
  /**
   * Price of one unit of a currency in the reference currency, newest last; a rate without a date holds from the beginning.
   * The rate between two currencies is their quotient, to eight decimals.
   */
  exchangeRates: z
    .array(z.strictObject({ currency: z.string(), from: z.iso.date().optional(), rate: decimalText }))
    .default([
      { currency: 'USD', rate: '1' },
      { currency: 'EUR', rate: '1.085' },
      { currency: 'GBP', rate: '1.27' },
      { currency: 'JPY', rate: '0.0067' },
      { currency: 'CAD', rate: '0.735' },
    ]),
  /** Tax code of a line by the country of its subsidiary; none means no tax. */
  taxCodeOfCountry: z.record(z.string(), z.string()).default({}),
  /** Records by type, in the order they are loaded. */
  lists: z.record(z.string(), z.array(seedRecord)).default({}),
  /** First and last year of the monthly accounting periods, unless `lists.accountingPeriod` is given. */
  periods: z.strictObject({ from: z.int(), to: z.int() }).default({ from: 2015, to: 2028 }),
});

/** What may be overridden; everything left out is the default account. */
export type AccountInput = z.input<typeof accountSchema>;
export type Account = z.infer<typeof accountSchema>;

/** @throws ZodError when the set-up has an unknown part or a value out of range */
export const accountFrom = (input: AccountInput = {}): Account => {
  const account = accountSchema.parse(input);
  const lists = {
    ...defaultLists,
    accountingPeriod: monthlyPeriods(account.periods),
    ...defaultEmployees,
    ...defaultItems,
    ...account.lists,
  };
  return { ...account, lists };
};
