/**
 * `Test.setCreatedDate`: when a record of a test was created.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_test.htm
 */
import { apexException, nullPointer } from '../../../runtime/exceptions.ts';
import { transaction } from '../../../runtime/current.ts';
import { toId } from '../../../values/convert.ts';
import type { ApexDatetime } from '../../../values/datetime.ts';

/** @throws System.StringException for an id of no record */
export const setCreatedDate = (recordId: string | null, createdDate: ApexDatetime | null): void => {
  const id = toId(recordId);
  if (id === null || createdDate === null) throw nullPointer();
  const { org } = transaction().data;
  const object = org.schema.findByKeyPrefix(id.slice(0, 3));
  if (object === undefined || org.byId(object.name, id) === undefined) {
    throw apexException('System.StringException', `Invalid id: ${id}`);
  }
  org.changeSystemRow({ object: object.name, id, values: { CreatedDate: createdDate.toIso() } });
};
