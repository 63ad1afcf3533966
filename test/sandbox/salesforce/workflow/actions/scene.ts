/** What an action of an approval process or a workflow rule knows: the record, who acts, and in which org. */
import type { FormulaContext } from '../../formula/values.ts';
import type { Caller, Org, SObjectRecord } from '../../data/types.ts';
import type { ObjectSchema } from '../../schema/types.ts';

export type Scene = {
  readonly org: Org;
  readonly caller: Caller;
  readonly object: ObjectSchema;
  readonly record: SObjectRecord;
  /** The record before the save; undefined for a new one, and where there is no save. */
  readonly prior?: SObjectRecord | undefined;
  readonly isNew?: boolean;
  /** Merge fields of `ApprovalRequest`, lower-case name first. */
  readonly approval?: ReadonlyMap<string, string>;
};

const DEFAULT_ZONE = 'America/Los_Angeles';

/** What formulas and conditions about the record are asked with. */
export const formulaContext = ({ org, caller, record, prior, isNew = false }: Scene): FormulaContext => ({
  record,
  prior,
  isNew,
  org,
  userId: caller.userId,
  now: org.clock.now(),
  zone: String(org.byId('User', caller.userId)?.TimeZoneSidKey ?? DEFAULT_ZONE),
});
