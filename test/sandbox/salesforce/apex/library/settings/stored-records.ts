/** Rows that Apex reads without a query: custom metadata and custom settings, every field of them. */
import { apexValueOf } from '../../data/stored-value.ts';
import { transaction } from '../../runtime/current.ts';
import { SObjectValue } from '../../values/sobject.ts';
import type { SObjectRecord } from '../../../data/types.ts';
import type { ObjectSchema } from '../../../schema/types.ts';

export const rowsOf = (object: ObjectSchema): readonly SObjectRecord[] => [...transaction().data.org.rows(object.name)];

/** Empty fields are left unset, so that they read as null and do not hide what is above them. */
export const recordOf = (object: ObjectSchema, row: SObjectRecord): SObjectValue =>
  new SObjectValue(
    object.name,
    [...object.fields.values()]
      .map((field) => [field.name, apexValueOf(field, row[field.name])] as const)
      .filter(([, value]) => value !== null),
  );
