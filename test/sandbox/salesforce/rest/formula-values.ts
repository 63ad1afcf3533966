/** Records as the REST API shows them: their formula fields worked out, as queries do. */
import type { SObjectRecord } from '../data/types.ts';
import { formulaFieldReader } from '../formula/formula-field-value.ts';
import type { FieldSchema } from '../schema/types.ts';
import { contextOf } from '../soql/index.ts';
import type { RestContext } from './rest-request.ts';

/**
 * @param fields those that will be shown
 * @returns a function that adds the values of formula fields to a stored row
 */
export const formulaValues = (
  { wholeOrg, caller }: RestContext,
  fields: readonly FieldSchema[],
): ((row: SObjectRecord) => SObjectRecord) => {
  const world = contextOf(wholeOrg, { includeDeleted: false, userId: caller.userId });
  const readers = fields
    .filter(({ formula }) => formula !== undefined)
    .map((field) => [field.name, formulaFieldReader({ ...world, zone: world.timeZone }, field)] as const);
  return (row) =>
    readers.length === 0 ? row : { ...row, ...Object.fromEntries(readers.map(([name, read]) => [name, read(row)])) };
};
