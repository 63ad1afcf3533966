/**
 * The rows of a library table as members of a class: each signature is read, its types are looked up, and the function beside it
 * goes along for generated code to call.
 */
import { abstractMember, type Implementation } from '../library/define.ts';
import type { TypeReference } from '../syntax/ast.ts';
import type { Callable, ClassInfo, FieldInfo, MethodInfo, ParameterInfo } from './class-info.ts';
import { firstOfEach } from './first-of-each.ts';
import { parseSignature, type Signature } from './signature.ts';
import { dottedName } from './type-text.ts';
import { VOID, type ApexType } from './type.ts';

/** Finds types by their names; the registry does. */
export type TypeResolver = {
  /** Reports and answers UNKNOWN when there is no such type. `within` is where the name is written. */
  readonly resolve: (reference: TypeReference, within: ClassInfo | undefined) => ApexType;
  /** The same for what a class extends and implements: what it inherits cannot help to find that. */
  readonly heritage: (reference: TypeReference, within: ClassInfo) => ApexType;
};

export type LibraryTable = Readonly<Record<string, Implementation>>;

export type Members = {
  readonly fields: ReadonlyMap<string, FieldInfo>;
  readonly methods: ReadonlyMap<string, readonly MethodInfo[]>;
  readonly constructors: readonly MethodInfo[];
};

/** `greet(string,list<integer>)`: what a method is known by in generated code. */
export const methodKey = (name: string, parameters: readonly ParameterInfo[]): string =>
  `${name}(${parameters.map(({ type }) => type.name).join(',')})`.toLowerCase();

/** Methods by lower-cased name, in the order declared; of two with the same key the first counts. */
export const methodsByName = (methods: readonly MethodInfo[]): ReadonlyMap<string, readonly MethodInfo[]> =>
  Map.groupBy(firstOfEach(methods, ({ key }) => key).values(), ({ name }) => name.toLowerCase());

type Row = {
  readonly signature: Signature;
  readonly implementation: Implementation;
  readonly owner: ClassInfo;
  readonly resolver: TypeResolver;
};

const functionOf = (implementation: Implementation): Callable | undefined =>
  typeof implementation === 'function' ? implementation : undefined;

const openToAll = { visibility: 'global', testVisible: false, declaration: undefined } as const;

const methodOf = ({ signature, implementation, owner, resolver }: Row): MethodInfo => {
  const type = (reference: TypeReference): ApexType =>
    dottedName(reference) === 'void' ? VOID : resolver.resolve(reference, owner);
  const name = signature.kind === 'constructor' ? 'new' : signature.name;
  const parameters = signature.parameters.map((parameter) => ({ name: parameter.name, type: type(parameter.type) }));
  return {
    ...openToAll,
    name,
    key: methodKey(name, parameters),
    parameters,
    returnType: signature.kind === 'constructor' ? VOID : type(signature.type),
    static: signature.static,
    abstract: implementation === abstractMember,
    virtual: owner.virtual || owner.kind === 'interface',
    override: false,
    owner,
    library: functionOf(implementation),
  };
};

const fieldOf = ({ signature, implementation, owner, resolver }: Row): readonly FieldInfo[] => {
  if (signature.kind !== 'property' || typeof implementation !== 'object') return [];
  const { get, set } = implementation;
  return [
    {
      ...openToAll,
      name: signature.name,
      type: resolver.resolve(signature.type, owner),
      static: signature.static,
      final: set === undefined,
      transient: false,
      owner,
      access: { kind: 'library', get, set },
    },
  ];
};

/** A property has accessors, everything else a function or a mark: anything else would be lost without a word. */
const rowOf = (text: string, implementation: Implementation, place: Pick<Row, 'owner' | 'resolver'>): Row => {
  const signature = parseSignature(text);
  const isProperty = signature.kind === 'property';
  if (isProperty !== (typeof implementation === 'object'))
    throw new Error(`${place.owner.name}: ${isProperty ? 'a property needs accessors' : 'no property'}: ${text}`);
  return { ...place, signature, implementation };
};

/** The members that a library table gives to a class. */
export const libraryMembers = (table: LibraryTable, owner: ClassInfo, resolver: TypeResolver): Members => {
  const rows = Object.entries(table).map(([text, implementation]) => rowOf(text, implementation, { owner, resolver }));
  const functions = rows.filter(({ signature }) => signature.kind !== 'property').map(methodOf);
  return {
    fields: firstOfEach(rows.flatMap(fieldOf), ({ name }) => name),
    methods: methodsByName(functions.filter(({ name }) => name !== 'new')),
    constructors: functions.filter(({ name }) => name === 'new'),
  };
};
