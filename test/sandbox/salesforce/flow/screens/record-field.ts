/** Fields of a screen that stand for a field of a record, with its label, type and picklist values. */
import { SObjectValue } from '../../apex/values/sobject.ts';
import { fieldOf } from '../../schema/schema.ts';
import type { FieldSchema } from '../../schema/types.ts';
import { readReference } from '../engine/read-reference.ts';
import type { Scope } from '../engine/scope.ts';

const objectName = (scope: Scope, root: string): string | undefined => {
  const variable = scope.plan.variables.get(root.toLowerCase());
  if (variable?.objectType !== undefined) return variable.objectType;
  const value = readReference(scope, root);
  return value instanceof SObjectValue ? value.type : undefined;
};

/** The field that a reference such as `order.Status` names; undefined when it names none. */
export const referencedField = (scope: Scope, reference: string): FieldSchema | undefined => {
  const [root = '', name = ''] = reference.split('.');
  const object = scope.flows.org.schema.find(objectName(scope, root) ?? '');
  return object === undefined ? undefined : fieldOf(object, name);
};
