/** Which records a user sees, edits and deletes. */
import type { Org, SObjectRecord } from '../data/types.ts';
import type { ObjectSchema } from '../schema/types.ts';

/** A test of the rows of an object; undefined when all pass. */
export type RowTest = (row: SObjectRecord) => boolean;
export type RowFilter = (object: ObjectSchema) => RowTest | undefined;

export type Touch = {
  readonly userId: string;
  readonly object: ObjectSchema;
  readonly touch: 'read' | 'edit' | 'delete';
};

export const rowTestOf = (_org: Org, _touch: Touch): RowTest | undefined => undefined;

export const sharedRows =
  (org: Org, userId: string): RowFilter =>
  (object) =>
    rowTestOf(org, { userId, object, touch: 'read' });
