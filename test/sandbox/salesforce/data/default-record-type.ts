/**
 * The record type of a new record that names none: the one its author's profile prefers, else the master.
 * https://help.salesforce.com/s/articleView?id=platform.users_record_type_assignment.htm
 */
import type { Schema } from '../schema/types.ts';
import type { Value } from './types.ts';

/**
 * @param profile its name
 * @returns the developer name of the record type; undefined for the master
 */
export const defaultRecordType = (
  { setup }: Pick<Schema, 'setup'>,
  { profile, object }: { readonly profile: Value | undefined; readonly object: string },
): string | undefined =>
  setup?.profiles
    ?.find(({ name }) => name === profile)
    ?.defaultRecordTypes?.map((path) => path.split('.'))
    .find(([of]) => of === object)?.[1];
