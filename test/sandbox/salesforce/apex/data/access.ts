/**
 * What the running user may do with an object and its fields, asked before every query and save in user mode. One place for it:
 * administrators may do everything, and for anybody else the sandbox does not know yet.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import type { Caller, Org } from '../../data/types.ts';
import type { QueryAccess } from '../compiler/query-site.ts';

export type AccessRequest = {
  readonly org: Org;
  readonly user: Caller;
  readonly mode: QueryAccess;
  readonly action: 'read' | 'create' | 'edit' | 'delete';
  /** The object by its API name. */
  readonly object: string;
};

const isAdministrator = (org: Org, user: Caller): boolean => {
  const profileId = org.byId('User', user.userId)?.ProfileId;
  return typeof profileId === 'string' && org.byId('Profile', profileId)?.Name === 'System Administrator';
};

/** @throws Unsupported in user mode for a user who is no administrator */
export const checkAccess = ({ org, user, mode, action, object }: AccessRequest): void => {
  if (mode === 'system' || isAdministrator(org, user)) return;
  throw new Unsupported(`user mode for ${user.username}, who is no System Administrator (${action} ${object})`);
};
