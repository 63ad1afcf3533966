/** Puts a value where a reference of a flow points: a variable, a field of a record, a part of an Apex object. */
import { Unsupported } from '../../../shared/unsupported.ts';
import { ApexList } from '../../apex/values/list.ts';
import { ApexObject } from '../../apex/values/object.ts';
import { SObjectValue } from '../../apex/values/sobject.ts';
import { fieldOf } from '../../schema/schema.ts';
import type { FlowVariable } from '../definition/flow-metadata.ts';
import { blankObject, writeMember } from './apex-member.ts';
import { FlowFault } from './fault.ts';
import { listTypeOf } from './list-type.ts';
import { readReference } from './read-reference.ts';
import { copyValue } from './record-copy.ts';
import type { Scope } from './scope.ts';
import { valueOfField, valueOfType } from './typed-value.ts';

type Setting = { readonly name: string; readonly value: unknown };

const setField = (scope: Scope, record: SObjectValue, { name, value }: Setting): void => {
  const object = scope.flows.org.schema.find(record.type);
  const field = object === undefined ? undefined : fieldOf(object, name);
  if (field === undefined) throw new FlowFault(`The field ${name} doesn't exist on the object ${record.type}.`);
  record.set(field.name, valueOfField(field, value));
  forgetFormulas(scope, record);
};

/** Before a save, formula fields of the record follow what the flow sets: they are worked out when they are read. */
const forgetFormulas = ({ flows, interview, moment }: Scope, record: SObjectValue): void => {
  if (moment !== 'beforeSave' || record !== interview.record) return;
  for (const { name, calculated, formula } of flows.org.schema.find(record.type)?.fields.values() ?? [])
    if (calculated && formula !== undefined) record.fields.delete(name);
};

/** What a variable holds before anything was put into it, when a part of it is set. */
const blank = (scope: Scope, root: string): unknown => {
  const variable = scope.plan.variables.get(root.toLowerCase());
  if (variable?.objectType !== undefined) return new SObjectValue(variable.objectType);
  return variable?.apexClass === undefined ? undefined : blankObject(variable.apexClass);
};

const holderOf = (scope: Scope, path: readonly string[]): unknown => {
  const reference = path.join('.');
  const held = readReference(scope, reference);
  if (held !== null) return held;
  const made = path.length === 1 ? blank(scope, reference) : undefined;
  if (made === undefined)
    throw new FlowFault(`The flow failed to access the value for ${reference} because it hasn't been set or assigned.`);
  scope.frame.variables.set(reference.toLowerCase(), made);
  return made;
};

const writePart = (scope: Scope, path: readonly string[], value: unknown): void => {
  const holder = holderOf(scope, path.slice(0, -1));
  const name = path.at(-1) ?? '';
  if (holder instanceof SObjectValue) setField(scope, holder, { name, value });
  else if (holder instanceof ApexObject) writeMember(holder, name, copyValue(value));
  else throw new FlowFault(`The resource ${path.slice(0, -1).join('.')} has no ${name} to assign.`);
};

/** A single value put into a collection variable is a collection of one. */
const asCollection = (variable: FlowVariable, value: unknown): unknown =>
  value === null || value instanceof ApexList ? value : new ApexList(listTypeOf(variable), [value]);

const typed = (variable: FlowVariable, value: unknown): unknown =>
  variable.isCollection === true ? asCollection(variable, value) : valueOfType(variable, value);

/** What is no variable is an element that stores its output under its name. */
const writeVariable = (scope: Scope, name: string, value: unknown): void => {
  const key = name.toLowerCase();
  const variable = scope.plan.variables.get(key);
  const copy = copyValue(value);
  scope.frame.variables.set(key, variable === undefined ? copy : typed(variable, copy));
};

const writeGlobal = (scope: Scope, path: readonly string[], value: unknown): void => {
  const reference = path.join('.').toLowerCase();
  if (reference === '$flow.currentrecord')
    scope.interview.currentRecord = typeof value === 'string' ? value : undefined;
  else if (reference === '$flow.currentstage' || reference === '$flow.activestages')
    scope.frame.variables.set(reference, copyValue(value));
  else throw new Unsupported(`assigning ${path.join('.')} in a flow`);
};

/** @throws FlowFault for a value that does not fit, or a place there is none of */
export const writeReference = (scope: Scope, reference: string, value: unknown): void => {
  const path = reference.split('.');
  if (/^\$flow$/i.test(path[0] ?? '')) writeGlobal(scope, path, value);
  else if (path.length > 1) writePart(scope, path, value);
  else writeVariable(scope, reference, value);
};
