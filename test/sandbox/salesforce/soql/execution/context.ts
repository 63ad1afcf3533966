/** What one run of a query knows of the world around it. */
import type { Org } from '../../data/types.ts';

export type QueryContext = {
  readonly org: Pick<Org, 'schema' | 'rows' | 'allRows' | 'byId' | 'lookup'>;
  /** The org's present, for relative date literals. */
  readonly now: Date;
  /** Who asks; nobody in particular when left out. */
  readonly userId?: string | undefined;
  /** The running user's, which says when a day of a date literal begins. */
  readonly timeZone: string;
  /** Whether records in the recycle bin are seen too. */
  readonly includeDeleted: boolean;
  /** `68.0`; stands in the addresses of records. */
  readonly apiVersion: string;
};
