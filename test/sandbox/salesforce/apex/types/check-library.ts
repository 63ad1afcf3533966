/** Whether library tables fit together: every signature can be read, and every type it names is in a table or in the schema. */
import type { Schema } from '../../schema/types.ts';
import type { LibraryClass } from '../library/define.ts';
import type { ClassInfo, MethodInfo } from './class-info.ts';
import { unsupportedName } from './class-type.ts';
import { libraryName } from './library-class.ts';
import { openTypes } from './registry.ts';
import { typeReference } from './type-text.ts';
import type { ApexType } from './type.ts';

type Mention = { readonly where: string; readonly type: ApexType };

const mentionsIn = ({ key, parameters, returnType }: MethodInfo): readonly Mention[] =>
  [returnType, ...parameters.map(({ type }) => type)].map((type) => ({ where: key, type }));

const mentionsOf = (info: ClassInfo): readonly Mention[] => {
  const superclass = info.superclass();
  return [
    ...(superclass === undefined ? [] : [{ where: 'extends', type: superclass }]),
    ...info.interfaces().map((type) => ({ where: 'implements', type })),
    ...[...info.fields().values()].map(({ name, type }) => ({ where: name, type })),
    ...[...info.methods().values(), info.constructors()].flat().flatMap(mentionsIn),
  ];
};

const missingIn = (type: ApexType): readonly string[] => {
  const name = unsupportedName(type);
  return [...(name === undefined ? [] : [name]), ...type.args.flatMap(missingIn)];
};

/** `Map<Object,Object>` for `System.Map<K,V>`: some type of the class. */
const someType = (definition: LibraryClass): string => {
  const count = typeReference(definition.name).names.at(-1)?.args.length ?? 0;
  return count === 0 ? libraryName(definition) : `${libraryName(definition)}<${Array(count).fill('Object').join(',')}>`;
};

/**
 * @returns for each type that a table names and nobody has: the class, the member and the missing type
 * @throws NoType for a signature that cannot be read; Error for a property without accessors and for a method with them
 */
export const libraryGaps = (library: readonly LibraryClass[], schema: Schema): readonly string[] => {
  const types = openTypes({ schema, library, units: [], report: () => undefined });
  return library.flatMap((definition) => {
    const { info } = types.named(someType(definition));
    if (info === undefined) return [];
    return mentionsOf(info).flatMap(({ where, type }) =>
      missingIn(type).map((missing) => `${definition.name} ${where}: ${missing}`),
    );
  });
};
