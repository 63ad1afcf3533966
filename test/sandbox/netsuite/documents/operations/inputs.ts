/** Pieces the operations' inputs are made of. */
import { z } from 'zod';

/** Internal id, as text; numbers are taken as well. */
export const id = z.union([z.string(), z.int().nonnegative()]).transform(String);

/** Exact amount: decimal text, or a JSON number. */
export const amount = z.union([z.string().regex(/^-?\d+(\.\d+)?$/), z.number()]).transform(String);

export const isoDate = z.iso.date();

export const applications = z.array(z.strictObject({ invoice: id, amount: amount.optional() }));

/** Quantities by line number of the source. */
export const quantities = z.array(z.strictObject({ line: z.int().positive(), quantity: amount.optional() }));

/** Any further fields of the new record, as a REST client would send them. */
export const fields = z.record(z.string(), z.unknown()).default({});
