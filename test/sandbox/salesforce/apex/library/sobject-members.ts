/**
 * Methods that the objects of an org have beyond those of every SObject: a `clone` of their own type; `getAll()`,
 * `getInstance()` and their kin on custom metadata and custom settings.
 */
import type { ObjectSchema } from '../../schema/types.ts';
import type { LibraryTable } from '../types/library-members.ts';
import { cloneRows } from './system/sobject.ts';

/** @returns a library table for the object's own type */
export const sobjectMembers = (object: ObjectSchema): LibraryTable => ({
  ...cloneRows(object.name),
});
