import { accessOf } from '../../access/user-access.ts';
import type { Caller, Org } from '../../data/types.ts';

/** Who may deploy. https://help.salesforce.com/s/articleView?id=platform.perm_modify_metadata.htm */

const PERMISSIONS = ['ModifyAllData', 'ModifyMetadata'];

/** Why that person may not; undefined when they may. */
export const deployRefusal = (org: Org, { userId }: Caller): string | undefined => {
  const access = accessOf(org, userId);
  return PERMISSIONS.some((name) => access.holds(name))
    ? undefined
    : 'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions';
};
