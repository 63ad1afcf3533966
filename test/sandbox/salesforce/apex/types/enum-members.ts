/**
 * What every enum has: its constants, `values()` and `valueOf(name)` of the enum, `name()` and `ordinal()` of a constant. The
 * same for the enums of a project and of the platform.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_enums.htm
 */
import { classType } from './class-type.ts';
import type { Callable, ClassInfo, FieldInfo, MethodInfo } from './class-info.ts';
import { methodKey, methodsByName, type Members } from './library-members.ts';
import type { ApexType } from './type.ts';

export type EnumFunctions = {
  readonly values: Callable;
  readonly valueOf: Callable;
  readonly name: Callable;
  readonly ordinal: Callable;
};

/** The types that the members of an enum answer and take. */
export type EnumTypes = {
  readonly named: (canonical: string) => ApexType;
  readonly listOf: (element: ApexType) => ApexType;
  /** The functions behind the members of one enum; the run time knows its constants. */
  readonly functionsOf: (name: string, values: readonly string[]) => EnumFunctions | undefined;
};

const constantOf = (owner: ClassInfo, name: string): FieldInfo => ({
  name,
  type: classType(owner),
  static: true,
  visibility: 'global',
  testVisible: false,
  final: true,
  transient: false,
  owner,
  access: { kind: 'constant' },
  declaration: undefined,
});

const methodsOf = (owner: ClassInfo, types: EnumTypes): readonly MethodInfo[] => {
  const functions = types.functionsOf(owner.name, owner.enumValues);
  const self = classType(owner);
  const method = (name: keyof EnumFunctions, returnType: ApexType, isStatic: boolean): MethodInfo => {
    const parameters = name === 'valueOf' ? [{ name: 'name', type: types.named('String') }] : [];
    return {
      name,
      key: methodKey(name, parameters),
      parameters,
      returnType,
      static: isStatic,
      visibility: 'global',
      testVisible: false,
      abstract: false,
      virtual: false,
      override: false,
      owner,
      library: functions?.[name],
      declaration: undefined,
    };
  };
  return [
    method('values', types.listOf(self), true),
    method('valueOf', self, true),
    method('name', types.named('String'), false),
    method('ordinal', types.named('Integer'), false),
  ];
};

/** Constants and methods of an enum. */
export const enumMembers = (owner: ClassInfo, types: EnumTypes): Members => ({
  fields: new Map(owner.enumValues.map((name) => [name.toLowerCase(), constantOf(owner, name)])),
  methods: methodsByName(methodsOf(owner, types)),
  constructors: [],
});
