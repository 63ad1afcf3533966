/** The describe of the org that Apex runs in right now. */
import { transaction } from '../runtime/current.ts';
import type { Describe } from './describe.ts';
import type { ObjectToken } from './tokens.ts';

export const describe = (): Describe => transaction().data.describe;

/** The token of a record's own type; undefined for what is no object of the schema, such as a row of an aggregate query. */
export const objectOf = (record: { readonly type: string }): ObjectToken | undefined =>
  describe().findObject(record.type);
