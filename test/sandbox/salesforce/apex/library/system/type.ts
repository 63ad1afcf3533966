/** The class Type. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_type.htm */
import { Unsupported } from '../../../../shared/unsupported.ts';
import { transaction } from '../../runtime/current.ts';
import { nullPointer } from '../../runtime/exceptions.ts';
import { isAssignable } from '../../types/assignable.ts';
import { unsupportedName } from '../../types/class-type.ts';
import { typeWords } from '../../types/platform-words.ts';
import { ApexTypeObject } from '../../values/type-object.ts';
import { libraryClass } from '../define.ts';
import { newInstanceOf } from './new-instance.ts';

const forName = (name: string | null): ApexTypeObject | null => {
  if (name === null) throw nullPointer();
  const type = transaction().program.types.find(name.trim());
  if (type === undefined) return null;
  const missing = unsupportedName(type);
  if (missing !== undefined) throw new Unsupported(missing);
  return new ApexTypeObject(type);
};

/** An empty namespace is the org's own, which has none. */
const inNamespace = (namespace: string | null, name: string | null): ApexTypeObject | null => {
  if (name === null) throw nullPointer();
  return forName(namespace === null || namespace === '' ? name : `${namespace}.${name}`);
};

const nameOf = (self: ApexTypeObject): string => typeWords(self.type);

export const type = libraryClass({
  name: 'System.Type',
  holds: (value) => value instanceof ApexTypeObject,
  members: {
    'static System.Type forName(String fullyQualifiedName)': forName,
    'static System.Type forName(String namespace, String name)': inNamespace,
    'String getName()': nameOf,
    'String toString()': nameOf,
    'Boolean equals(Object other)': (self: ApexTypeObject, other: unknown) => self.apexEquals(other),
    'Integer hashCode()': (self: ApexTypeObject) => self.apexHash(),
    'Object newInstance()': (self: ApexTypeObject) => newInstanceOf(self.type),
    'Boolean isAssignableFrom(System.Type sourceType)': (self: ApexTypeObject, source: ApexTypeObject | null) => {
      if (source === null) throw nullPointer();
      return isAssignable(source.type, self.type);
    },
  },
});
