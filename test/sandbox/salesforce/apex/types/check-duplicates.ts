/** Members that a class declares twice; names compare without case. */
import type { Position, TypeDeclaration } from '../syntax/ast.ts';
import type { Fault } from './check-heritage.ts';
import type { ClassInfo, MethodInfo } from './class-info.ts';
import { declaredMethods, membersOf } from './declared-members.ts';
import { isException } from './declare-class.ts';
import type { TypeResolver } from './library-members.ts';
import { methodWords, parametersOf } from './platform-words.ts';

/** Those whose key an earlier one has. */
const repeated = <Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] => {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item).toLowerCase();
    const known = seen.has(key);
    seen.add(key);
    return known;
  });
};

type Named = { readonly name: string; readonly at: Position };

/** Fields and properties in the order written, which is the order of the members. */
const variablesOf = ({ members, enumValues }: TypeDeclaration): readonly Named[] => [
  ...enumValues,
  ...members.flatMap((member): readonly Named[] => {
    if (member.kind === 'field') return member.variables;
    return member.kind === 'property' ? [member] : [];
  }),
];

const fieldFaults = (declaration: TypeDeclaration): readonly Fault[] =>
  repeated(variablesOf(declaration), ({ name }) => name).map(({ name, at }) => ({
    at,
    message: `Duplicate field: ${name}`,
  }));

const typeFaults = (declaration: TypeDeclaration): readonly Fault[] =>
  repeated(membersOf(declaration.members, 'type'), (member) => member.declaration.name).map(
    ({ declaration: { name, at } }) => ({ at, message: `Type name already in use: ${name}` }),
  );

const at = (info: ClassInfo, { declaration }: MethodInfo) => declaration?.at ?? info.at;

const methodFaults = (info: ClassInfo, methods: readonly MethodInfo[]): readonly Fault[] =>
  repeated(methods, ({ key }) => key).map((method) => ({
    at: at(info, method),
    message: `Method already defined: ${method.name} ${methodWords(method)} from the type ${info.name}`,
  }));

/** The constructors that every exception has cannot be written again. */
const SYSTEM_KEYS: ReadonlySet<string> = new Set(['new()', 'new(string)', 'new(exception)', 'new(string,exception)']);

const constructorFaults = (info: ClassInfo): readonly Fault[] => {
  const written = info.constructors().filter(({ declaration }) => declaration !== undefined);
  const taken = isException(info) ? written.filter(({ key }) => SYSTEM_KEYS.has(key)) : [];
  return [
    ...repeated(written, ({ key }) => key).map((constructor) => ({
      at: at(info, constructor),
      message: `Constructor already defined: [${info.name}].<Constructor>${parametersOf(constructor)}`,
    })),
    ...taken.map((constructor) => ({
      at: at(info, constructor),
      message: `System exception constructor already defined: <Constructor>${parametersOf(constructor)}`,
    })),
  ];
};

/** Fields, methods, constructors and inner types of one name and, for methods, with the same parameters. */
export const duplicateFaults = (info: ClassInfo, resolver: TypeResolver): readonly Fault[] => {
  const { declaration } = info;
  if (declaration === undefined) return [];
  return [
    ...fieldFaults(declaration),
    ...methodFaults(info, declaredMethods(declaration.members, { owner: info, resolver })),
    ...constructorFaults(info),
    ...typeFaults(declaration),
  ];
};
