/**
 * Methods that the objects of an org have beyond those of every SObject: a `clone` of their own type; `getAll()`,
 * `getInstance()` and their kin on custom metadata and custom settings.
 */
import type { ObjectKind, ObjectSchema } from '../../schema/types.ts';
import type { LibraryTable } from '../types/library-members.ts';
import { metadataMembers } from './settings/custom-metadata.ts';
import { settingMembers } from './settings/custom-settings.ts';
import { cloneRows } from './system/sobject.ts';

const BY_KIND: Readonly<Partial<Record<ObjectKind, (object: ObjectSchema) => LibraryTable>>> = {
  metadata: metadataMembers,
  setting: settingMembers,
};

/** @returns a library table for the object's own type */
export const sobjectMembers = (object: ObjectSchema): LibraryTable => ({
  ...cloneRows(object.name),
  ...BY_KIND[object.kind]?.(object),
});
