/**
 * `System.runAs`: another user is the running one for the length of a block. A user who is not saved yet is saved first.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_tools_runas.htm
 */
import type { Caller, Org } from '../../data/types.ts';
import { transaction } from '../runtime/current.ts';
import { nullPointer } from '../runtime/exceptions.ts';
import { beginUnmixed } from './mixed-dml.ts';
import { SObjectValue } from '../values/sobject.ts';

const callerOf = (org: Org, id: string): Caller => ({
  userId: id,
  username: String(org.byId('User', id)?.Username ?? ''),
});

type Before = { readonly user: Caller; readonly mixAgain: () => void };

const isBefore = (value: unknown): value is Before =>
  typeof value === 'object' && value !== null && 'user' in value && 'mixAgain' in value;

export const runningUser = (org: Org, save: (user: SObjectValue) => void) => ({
  /** @param user a User, or a version, which changes nothing here */
  runAs(user: unknown): unknown {
    if (user === null) throw nullPointer();
    const running = transaction();
    if (user instanceof SObjectValue && user.id === null) save(user);
    const before: Before = { user: running.user, mixAgain: beginUnmixed() };
    if (!(user instanceof SObjectValue)) return before;
    running.user = callerOf(org, user.id ?? '');
    return before;
  },
  endRunAs(before: unknown): void {
    if (!isBefore(before)) return;
    before.mixAgain();
    transaction().user = before.user;
  },
});
