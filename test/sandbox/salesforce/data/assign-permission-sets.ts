import { administratorOf, callerNamed } from './org.ts';
import type { Org } from './types.ts';

/** Gives users the permission sets that an administrator would have assigned to them after a deployment. */
type Assigned = { readonly username: string; readonly permissionSets?: readonly string[] };

/** @throws Error when the org has no permission set of that name */
export const assignPermissionSets = (org: Org, users: readonly Assigned[]): void => {
  const author = administratorOf(org);
  const ids = new Map([...org.rows('PermissionSet')].map((row) => [row.Name, row.Id]));
  for (const { username, permissionSets = [] } of users) {
    for (const name of permissionSets) {
      const PermissionSetId = ids.get(name);
      if (PermissionSetId === undefined) throw new Error(`${username}: there is no permission set ${name}`);
      const AssigneeId = callerNamed(org, username)?.userId ?? null;
      org.writeSystemRow(author, { object: 'PermissionSetAssignment', values: { AssigneeId, PermissionSetId } });
    }
  }
};
