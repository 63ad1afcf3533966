/** The fields of an object that JSON shows and fills: instance fields and properties of its class and those above it. */
import { transaction } from '../../../runtime/current.ts';
import type { FieldInfo } from '../../../types/class-info.ts';
import { superclassChain } from '../../../types/class-type.ts';
import type { ApexType } from '../../../types/type.ts';
import { getterName, setterName, slotName } from '../../../types/storage-names.ts';
import { callMethod, hasMethod } from '../../../values/object.ts';

const isShown = (field: FieldInfo): boolean => !field.static && !field.transient;

/** Those of superclasses first; of two with the same name the nearer one. */
export const instanceFields = (type: ApexType): readonly FieldInfo[] => {
  const fields = new Map<string, FieldInfo>();
  for (const { info } of superclassChain(type).toReversed()) {
    for (const [key, field] of info?.fields() ?? []) if (isShown(field)) fields.set(key, field);
  }
  return [...fields.values()];
};

const libraryValue = (object: object, { access }: FieldInfo): unknown =>
  access.kind === 'library' ? Reflect.apply(access.get, undefined, [object]) : undefined;

/** @returns undefined for a property that cannot be read */
export const readField = (object: object, field: FieldInfo): unknown => {
  if (field.access.kind === 'slot') return Reflect.get(object, slotName(field));
  if (field.access.kind === 'library') return libraryValue(object, field);
  return hasMethod(object, getterName(field)) ? callMethod(object, getterName(field)) : undefined;
};

/** Leaves out a property that cannot be written. */
export const writeField = (object: object, field: FieldInfo, value: unknown): void => {
  const { access } = field;
  if (access.kind === 'slot') Reflect.set(object, slotName(field), value);
  if (access.kind === 'library' && access.set !== undefined) Reflect.apply(access.set, undefined, [object, value]);
  if (access.kind === 'accessors' && hasMethod(object, setterName(field))) callMethod(object, setterName(field), value);
};

/** The class of an object of the project. */
export const classOf = (name: string): ApexType | undefined =>
  transaction().program.types.find(name.replace(/^System\./, ''));
