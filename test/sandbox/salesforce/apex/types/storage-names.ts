/**
 * Under which JavaScript names an object keeps its fields and answers for its properties. A class may have a field of the same
 * name as one that it inherits without seeing it: both are there, each under a name of its own.
 */
import type { FieldInfo } from './class-info.ts';
import { classType, superclassChain } from './class-type.ts';
import { hasWord } from './modifiers.ts';

const overrides = ({ declaration }: FieldInfo): boolean =>
  declaration !== undefined && hasWord(declaration.modifiers, 'override');

/** Whether a class further up has an instance field or property of that name. */
const isHiding = (field: FieldInfo): boolean =>
  !field.static &&
  !overrides(field) &&
  superclassChain(classType(field.owner))
    .slice(1)
    .some(
      ({ info }) => info?.declaration !== undefined && info.fields().get(field.name.toLowerCase())?.static === false,
    );

const nameOf = (field: FieldInfo): string => {
  const name = field.name.toLowerCase();
  return isHiding(field) ? `${name}$${field.owner.name.toLowerCase().replaceAll('.', '$')}` : name;
};

/** The JavaScript property that holds its value. */
export const slotName = (field: FieldInfo): string => `f_${nameOf(field)}`;
/** The JavaScript method that is its `get` accessor. */
export const getterName = (field: FieldInfo): string => `get_${nameOf(field)}`;
/** The JavaScript method that is its `set` accessor. */
export const setterName = (field: FieldInfo): string => `set_${nameOf(field)}`;
