/** Fields, properties, methods and constructors of a class of the project, as its declaration states them. */
import type { Accessor, Member, MemberOf, Parameter, TypeReference } from '../syntax/ast.ts';
import type { ClassInfo, FieldInfo, MethodInfo, ParameterInfo, Visibility } from './class-info.ts';
import { firstOfEach } from './first-of-each.ts';
import { methodKey, methodsByName, type Members, type TypeResolver } from './library-members.ts';
import { hasWord, isTestVisible, visibilityOf } from './modifiers.ts';
import { VOID, type ApexType } from './type.ts';

/** Whose members they are and who finds the types they name. */
type Place = { readonly owner: ClassInfo; readonly resolver: TypeResolver };

const isOf =
  <Kind extends Member['kind']>(kind: Kind) =>
  (member: Member): member is MemberOf<Kind> =>
    member.kind === kind;

/** The members of a declaration that are of one kind. */
export const membersOf = <Kind extends Member['kind']>(
  members: readonly Member[],
  kind: Kind,
): readonly MemberOf<Kind>[] => members.filter(isOf(kind));

/** Private, but in an interface as visible as the interface. */
const unwritten = ({ kind, visibility }: ClassInfo): Visibility => {
  if (kind !== 'interface') return 'private';
  return visibility === 'global' ? 'global' : 'public';
};

type Variable = MemberOf<'field'> | MemberOf<'property'>;

const variableFacts = (member: Variable, { owner, resolver }: Place) => ({
  type: resolver.resolve(member.type, owner),
  static: hasWord(member.modifiers, 'static'),
  visibility: visibilityOf(member.modifiers, unwritten(owner)),
  testVisible: isTestVisible(member.modifiers),
  final: hasWord(member.modifiers, 'final'),
  transient: hasWord(member.modifiers, 'transient'),
  owner,
  declaration: member,
});

const fieldsOf = (member: MemberOf<'field'>, place: Place): readonly FieldInfo[] => {
  const facts = variableFacts(member, place);
  return member.variables.map(({ name }) => ({ ...facts, name, access: { kind: 'slot' } }));
};

const accessOf = (member: MemberOf<'property'>, visibility: Visibility): FieldInfo['access'] => {
  if (member.get?.body === undefined && member.set?.body === undefined) return { kind: 'slot' };
  const of = (accessor: Accessor | undefined): Visibility | undefined =>
    accessor === undefined ? undefined : visibilityOf(accessor.modifiers, visibility);
  return { kind: 'accessors', get: of(member.get), set: of(member.set) };
};

const propertyOf = (member: MemberOf<'property'>, place: Place): FieldInfo => {
  const facts = variableFacts(member, place);
  return { ...facts, name: member.name, access: accessOf(member, facts.visibility) };
};

const parametersOf = (parameters: readonly Parameter[], { owner, resolver }: Place): readonly ParameterInfo[] =>
  parameters.map(({ name, type }) => ({ name, type: resolver.resolve(type, owner) }));

const returnType = (reference: TypeReference | undefined, { owner, resolver }: Place): ApexType =>
  reference === undefined ? VOID : resolver.resolve(reference, owner);

const methodOf = (member: MemberOf<'method'>, place: Place): MethodInfo => {
  const { owner } = place;
  const parameters = parametersOf(member.parameters, place);
  const abstract = owner.kind === 'interface' || hasWord(member.modifiers, 'abstract');
  return {
    name: member.name,
    key: methodKey(member.name, parameters),
    parameters,
    returnType: returnType(member.returnType, place),
    static: hasWord(member.modifiers, 'static'),
    visibility: visibilityOf(member.modifiers, unwritten(owner)),
    testVisible: isTestVisible(member.modifiers),
    abstract,
    virtual: abstract || hasWord(member.modifiers, 'virtual'),
    override: hasWord(member.modifiers, 'override'),
    owner,
    library: undefined,
    declaration: member,
  };
};

/** A constructor that nobody wrote. */
export const impliedConstructor = (owner: ClassInfo, parameters: readonly ParameterInfo[]): MethodInfo => ({
  name: 'new',
  key: methodKey('new', parameters),
  parameters,
  returnType: VOID,
  static: false,
  visibility: 'global',
  testVisible: false,
  abstract: false,
  virtual: false,
  override: false,
  owner,
  library: undefined,
  declaration: undefined,
});

const constructorOf = (member: MemberOf<'constructor'>, place: Place): MethodInfo => ({
  ...impliedConstructor(place.owner, parametersOf(member.parameters, place)),
  visibility: visibilityOf(member.modifiers, 'private'),
  testVisible: isTestVisible(member.modifiers),
  declaration: member,
});

/** Every method of a declaration, those declared twice too. */
export const declaredMethods = (members: readonly Member[], place: Place): readonly MethodInfo[] =>
  membersOf(members, 'method').map((member) => methodOf(member, place));

/** Every field and property of a declaration in the order written, those declared twice too. */
export const declaredFields = (members: readonly Member[], place: Place): readonly FieldInfo[] =>
  members.flatMap((member): readonly FieldInfo[] => {
    if (member.kind === 'field') return fieldsOf(member, place);
    return member.kind === 'property' ? [propertyOf(member, place)] : [];
  });

/** What the class itself declares; constructors only those written. */
export const declaredMembers = (members: readonly Member[], place: Place): Members => ({
  fields: firstOfEach(declaredFields(members, place), ({ name }) => name),
  methods: methodsByName(declaredMethods(members, place)),
  constructors: membersOf(members, 'constructor').map((member) => constructorOf(member, place)),
});
