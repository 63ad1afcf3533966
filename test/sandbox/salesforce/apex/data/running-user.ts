/**
 * `System.runAs`: another user is the running one for the length of a block. A user who is not saved yet is saved first.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_tools_runas.htm
 */
import type { Caller, Org } from '../../data/types.ts';
import { transaction } from '../runtime/current.ts';
import { nullPointer } from '../runtime/exceptions.ts';
import { SObjectValue } from '../values/sobject.ts';

const callerOf = (org: Org, id: string): Caller => ({
  userId: id,
  username: String(org.byId('User', id)?.Username ?? ''),
});

const isCaller = (value: unknown): value is Caller => typeof value === 'object' && value !== null && 'userId' in value;

export const runningUser = (org: Org, save: (user: SObjectValue) => void) => ({
  /** @param user a User, or a version, which changes nothing here */
  runAs(user: unknown): unknown {
    if (user === null) throw nullPointer();
    const running = transaction();
    const before = running.user;
    if (!(user instanceof SObjectValue)) return before;
    if (user.id === null) save(user);
    running.user = callerOf(org, user.id ?? '');
    return before;
  },
  endRunAs(before: unknown): void {
    if (isCaller(before)) transaction().user = before;
  },
});
