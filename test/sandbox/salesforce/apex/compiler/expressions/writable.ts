/**
 * Whether a field or property may be assigned where the assignment stands, and what the platform's compiler says when not.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_properties.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords_final.htm
 */
import type { FieldInfo } from '../../types/class-info.ts';
import { classType, superclassChain } from '../../types/class-type.ts';
import { isSettable } from '../../types/members.ts';
import type { MethodContext } from '../context.ts';

const isOwnAccessor = (context: MethodContext, { name, owner }: FieldInfo): boolean =>
  context.accessorOf === name.toLowerCase() && context.owner.name === owner.name;

/**
 * Final members are given their value where their class begins to be, static ones with it, the others with each object; final
 * properties by their own accessors.
 */
const mayBegin = (context: MethodContext, field: FieldInfo): boolean =>
  isOwnAccessor(context, field) ||
  (context.static === field.static &&
    (context.returnType === undefined || context.inConstructor) &&
    superclassChain(classType(context.owner)).some(({ name }) => name === field.owner.name));

const ofSObject = ({ name, owner, final }: FieldInfo): string | undefined =>
  final ? `Field is not writeable: ${owner.name}.${name}` : undefined;

const ofProperty = (context: MethodContext, field: FieldInfo): string | undefined => {
  const { declaration, name } = field;
  if (declaration?.kind !== 'property' || isSettable(field, context.owner)) return undefined;
  return declaration.set === undefined
    ? `A value cannot be stored to ${name} in type ${field.owner.name}`
    : `Variable is not visible: ${name}`;
};

/** What speaks against assigning the field here; undefined when nothing does. */
export const refusalToWrite = (context: MethodContext, field: FieldInfo): string | undefined => {
  if (field.access.kind === 'sobject') return ofSObject(field);
  if (field.final && !mayBegin(context, field)) {
    return `Final members can only be assigned in their declaration, init blocks, or constructors: ${field.name}`;
  }
  return ofProperty(context, field);
};

/** What speaks against reading it; undefined when nothing does. */
export const refusalToRead = (context: MethodContext, field: FieldInfo): string | undefined => {
  const { declaration, access, name, owner } = field;
  const isUnreadable = declaration?.kind === 'property' && declaration.get === undefined && access.kind === 'accessors';
  return isUnreadable && !isOwnAccessor(context, field)
    ? `A value cannot be read from ${name} in type ${owner.name}`
    : undefined;
};
