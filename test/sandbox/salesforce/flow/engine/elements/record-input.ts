/** The records an element is given, by a reference or by field values. */
import { SObjectValue } from '../../../apex/values/sobject.ts';
import { fieldOf } from '../../../schema/schema.ts';
import type { FlowFieldAssignment } from '../../definition/flow-values.ts';
import { FlowFault } from '../fault.ts';
import { itemsOf } from '../list-type.ts';
import { readReference, readValue } from '../read-reference.ts';
import type { Scope } from '../scope.ts';
import { valueOfField } from '../typed-value.ts';

/** @throws FlowFault for a reference to what is no record */
export const recordsAt = (scope: Scope, reference: string): readonly SObjectValue[] =>
  itemsOf(readReference(scope, reference)).map((item) => {
    if (item instanceof SObjectValue) return item;
    throw new FlowFault(`${reference} holds no records.`);
  });

/** Sets the values that assignments give to fields. */
export const setFields = (scope: Scope, record: SObjectValue, assignments: readonly FlowFieldAssignment[]): void => {
  const object = scope.flows.org.schema.find(record.type);
  for (const { field: name, value } of assignments) {
    const field = object === undefined ? undefined : fieldOf(object, name);
    if (field === undefined) throw new FlowFault(`The field ${name} doesn't exist on the object ${record.type}.`);
    record.set(field.name, valueOfField(field, readValue(scope, value)));
  }
};

/** The object under its own name, whatever case the flow writes it in. */
export const objectName = (scope: Scope, name: string | undefined): string => {
  const object = scope.flows.org.schema.find(name ?? '');
  if (object === undefined) throw new FlowFault(`The object ${name ?? ''} doesn't exist.`);
  return object.name;
};
