/**
 * What users may do with records, as `UserRecordAccess` tells it.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_userrecordaccess.htm
 */
import { accessOf } from '../access/user-access.ts';
import { normalizedId } from '../data/record-id.ts';
import type { SObjectRecord } from '../data/types.ts';
import { rowTestOf, type RowTouch, type SharingOrg } from './shared-rows.ts';

export const RECORD_ACCESS = 'UserRecordAccess';

/** Whether the user may do so with the row, by permissions of the object and by sharing. */
export const mayTouchRecord = (
  org: SharingOrg,
  userId: string,
  asked: { readonly recordId: string; readonly touch: RowTouch },
): boolean => {
  const object = org.schema.findByKeyPrefix(asked.recordId.slice(0, 3));
  const row = object === undefined ? undefined : org.byId(object.name, asked.recordId);
  if (object === undefined || row === undefined || row.IsDeleted === true) return false;
  if (!accessOf(org, userId).mayUse(object, asked.touch)) return false;
  return rowTestOf(org, { userId, object, touch: asked.touch })?.(row) ?? true;
};

const highest = (may: Readonly<Record<RowTouch, boolean>>): string => {
  if (may.delete) return 'All';
  if (may.edit) return 'Edit';
  return may.read ? 'Read' : 'None';
};

const rowFor = (org: SharingOrg, userId: string, recordId: string): SObjectRecord => {
  const touched = (touch: RowTouch): boolean => mayTouchRecord(org, userId, { recordId, touch });
  const may = { read: touched('read'), edit: touched('edit'), delete: touched('delete') };
  return {
    Id: recordId,
    UserId: userId,
    RecordId: recordId,
    HasReadAccess: may.read,
    HasEditAccess: may.edit,
    HasDeleteAccess: may.delete,
    HasTransferAccess: may.delete,
    HasAllAccess: may.delete,
    MaxAccessLevel: highest(may),
  };
};

/** A row for each user and record. */
export const recordAccessRows = (
  org: SharingOrg,
  { userIds, recordIds }: { readonly userIds: readonly string[]; readonly recordIds: readonly string[] },
): readonly SObjectRecord[] =>
  userIds.flatMap((userId) =>
    recordIds.map((recordId) => rowFor(org, normalizedId(userId) ?? userId, normalizedId(recordId) ?? recordId)),
  );
