/**
 * Follows a reference of a flow, `Find_order.Account.Name` or `$Record.Amount`, to the type at its end.
 */
import { apexMember } from './apex-type.ts';
import { globalType, triggeringRecord, type Subject, type Typed } from './global-variables.ts';
import { ANY, fieldType, recordOf, type FlowType } from './flow-type.ts';
import { openResources, type Resources } from './resources.ts';
import { fieldOf } from '../../schema/schema.ts';
import type { ObjectSchema } from '../../schema/types.ts';

const same = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();

const noField = (field: string, object: string): string =>
  `The field "${field}" for the object "${object}" doesn't exist.`;

/** `Owner`, or `Owner:User` where a look-up leads to several objects. */
const parentOf = (object: ObjectSchema, name: string): FlowType | undefined => {
  const [relationship = '', domain] = name.split(':');
  const lookUp = [...object.fields.values()].find((field) => same(field.relationshipName, relationship));
  if (lookUp === undefined) return undefined;
  const targets = domain === undefined ? lookUp.referenceTo : lookUp.referenceTo.filter((one) => same(one, domain));
  if (targets.length === 0) return undefined;
  return recordOf(targets.length === 1 ? targets[0] : undefined);
};

const recordMember = ({ org }: Subject, objectName: string, name: string): Typed => {
  const object = org.schema.find(objectName);
  if (object === undefined) return ANY;
  const field = fieldOf(object, name);
  if (field !== undefined) return fieldType(field);
  return parentOf(object, name) ?? noField(name, object.name);
};

const classMember = ({ org }: Subject, className: string, name: string): Typed => {
  const type = org.types?.find(className);
  if (type === undefined) return ANY;
  return apexMember(type, name) ?? `The Apex class "${className}" has no @AuraEnabled attribute "${name}".`;
};

const memberOf = (subject: Subject, from: FlowType, name: string): Typed | undefined => {
  if (from.members !== undefined) return from.members.get(name.toLowerCase());
  if (from.dataType === 'Any') return ANY;
  if (from.isCollection) return undefined;
  if (from.dataType === 'SObject') return from.object === undefined ? ANY : recordMember(subject, from.object, name);
  return from.dataType === 'Apex' && from.apexClass !== undefined
    ? classMember(subject, from.apexClass, name)
    : undefined;
};

const invalid = (reference: string): string => `The element has an invalid reference to "${reference}".`;

/** @returns undefined for a global variable that is no record */
const rootOf = (subject: Subject, resources: Resources, name: string): Typed | undefined =>
  name.startsWith('$') ? triggeringRecord(subject, name) : (resources.find(name)?.type() ?? invalid(name));

export type FlowScope = Subject & {
  readonly resources: Resources;
  /** The type at the end of a reference, or in words why there is none. */
  readonly typeOf: (reference: string) => Typed;
};

const follow = (subject: Subject, resources: Resources, reference: string): Typed => {
  const [first = '', ...rest] = reference.split('.');
  const root = rootOf(subject, resources, first);
  if (root === undefined) return globalType(subject, [first, ...rest]);
  let at: Typed = root;
  for (const name of rest) {
    if (typeof at === 'string') return at;
    at = memberOf(subject, at, name) ?? invalid(reference);
  }
  return at;
};

/** Loops over each other's results would otherwise be followed without end. */
const guarded = (find: (reference: string) => Typed): ((reference: string) => Typed) => {
  const open = new Set<string>();
  return (reference) => {
    if (open.has(reference)) return ANY;
    open.add(reference);
    try {
      return find(reference);
    } finally {
      open.delete(reference);
    }
  };
};

/** A flow with what its names mean. */
export const openScope = (subject: Subject): FlowScope => {
  const typeOf = guarded((reference) => follow(subject, resources, reference));
  const known = (reference: string | undefined): FlowType => {
    const type = reference === undefined ? ANY : typeOf(reference);
    return typeof type === 'string' ? ANY : type;
  };
  const resources = openResources(subject.flow, subject.org, known);
  return { ...subject, resources, typeOf };
};
