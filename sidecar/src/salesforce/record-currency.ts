import { z } from 'zod';

/**
 * The currency of records. In an org with several currencies every record says its own; in an org with one no record has
 * such a field, asking for it is an error, and all of them are in the currency of the org.
 * https://help.salesforce.com/s/articleView?id=sf.admin_enable_multicurrency_implications.htm
 */
const FIELD = 'CurrencyIsoCode';
const ENDS_IN_FIELD = /(^|\.)CurrencyIsoCode$/i;

/** @param only the currency of an org that has one; undefined in an org with several */
export const askable = (paths: readonly string[], only: string | undefined): readonly string[] =>
  only === undefined ? paths : paths.filter((path) => !ENDS_IN_FIELD.test(path));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The record and those it refers to, all saying their currency. */
const saying = (record: Readonly<Record<string, unknown>>, currency: string): Record<string, unknown> => ({
  ...Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      isRecord(value) && name !== 'attributes' ? saying(value, currency) : value,
    ]),
  ),
  [FIELD]: currency,
});

/** Rows as they would be in an org with several currencies. */
export const inCurrency = <T>(row: z.ZodType<T>, only: string | undefined): z.ZodType<T> =>
  only === undefined ? row : z.preprocess((value) => (isRecord(value) ? saying(value, only) : value), row);
