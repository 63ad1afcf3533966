/**
 * Whether a field or property may be assigned where the assignment stands, and what the platform's compiler says when not.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_properties.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords_final.htm
 */
import type { FieldInfo } from '../../types/class-info.ts';
import { classType, superclassChain } from '../../types/class-type.ts';
import { isSettable, isVisible } from '../../types/members.ts';
import { visibilityOf } from '../../types/modifiers.ts';
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
  if (declaration?.kind !== 'property' || isOwnAccessor(context, field)) return undefined;
  if (isSettable(field, context.owner)) return undefined;
  return declaration.set === undefined
    ? `A value cannot be stored to ${name} in type ${field.owner.name}`
    : `Variable is not visible: ${name}`;
};

/** What speaks against assigning the field here; undefined when nothing does. */
export const refusalToWrite = (context: MethodContext, field: FieldInfo): string | undefined => {
  const { kind } = field.access;
  if (kind === 'sobject') return ofSObject(field);
  if (kind === 'constant' || kind === 'library') return undefined;
  if (field.final && !mayBegin(context, field)) {
    return `Final members can only be assigned in their declaration, init blocks, or constructors: ${field.name}`;
  }
  return ofProperty(context, field);
};

/** What speaks against reading it; undefined when nothing does. */
export const refusalToRead = (context: MethodContext, field: FieldInfo): string | undefined => {
  const { declaration, access, name, owner } = field;
  if (declaration?.kind !== 'property' || isOwnAccessor(context, field)) return undefined;
  const { get } = declaration;
  if (get === undefined) {
    const isStored = access.kind === 'slot' && isVisible({ ...field, visibility: 'private' }, context.owner);
    return isStored ? undefined : `A value cannot be read from ${name} in type ${owner.name}`;
  }
  const visibility = visibilityOf(get.modifiers, field.visibility);
  return isVisible({ ...field, visibility }, context.owner) ? undefined : `Variable is not visible: ${name}`;
};
