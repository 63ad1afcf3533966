/** What one run of a query knows of the world around it. */
import type { Org } from '../../data/types.ts';
import type { RowFilter } from '../../sharing/shared-rows.ts';

export type QueryContext = {
  readonly org: Pick<Org, 'orgId' | 'schema' | 'rows' | 'allRows' | 'byId' | 'lookup' | 'changes' | 'clock'>;
  /** The org's present, for relative date literals. */
  readonly now: Date;
  /** Who asks; nobody in particular when left out. */
  readonly userId?: string | undefined;
  /** Which records that user sees of an object; undefined for one whose records all are. Every record when left out. */
  readonly sees?: RowFilter | undefined;
  /** The running user's, which says when a day of a date literal begins. */
  readonly timeZone: string;
  /** Whether records in the recycle bin are seen too. */
  readonly includeDeleted: boolean;
  /** `68.0`; stands in the addresses of records. */
  readonly apiVersion: string;
};
