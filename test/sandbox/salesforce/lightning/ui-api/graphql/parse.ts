/** Reads a GraphQL document into the selections of its query. https://spec.graphql.org/October2021/#sec-Document */
import { Unsupported } from '../../../../shared/unsupported.ts';
import { readVariables, valuesOf, type Declared } from './declared-variables.ts';
import { GraphqlInvalid } from './invalid.ts';
import type { Selection } from './selections.ts';
import { GraphqlUnreadable, TokenReader } from './tokens.ts';
import { isList, isObject, readEntries, UNDECLARED, type Value, type ValueObject, type Variables } from './values.ts';

type Directives = { readonly isLeftOut: boolean; readonly isOptional: boolean };

const readDirectives = (reader: TokenReader, variables: Variables): Directives => {
  let isLeftOut = false;
  let isOptional = false;
  while (reader.accept('@')) {
    const name = reader.word();
    const args = reader.accept('(') ? readEntries(reader, ')', variables) : {};
    if (name === 'optional') isOptional = true;
    else if (name === 'include' || name === 'skip') isLeftOut ||= (name === 'skip') === (args.if === true);
    else throw new Unsupported(`the GraphQL directive @${name}`);
  }
  return { isLeftOut, isOptional };
};

const readField = (reader: TokenReader, variables: Variables): readonly Selection[] => {
  const at = reader.location() ?? { line: 1, column: 1 };
  const alias = reader.word();
  const name = reader.accept(':') ? reader.word() : alias;
  const args = reader.accept('(') ? readEntries(reader, ')', variables) : {};
  const { isLeftOut, isOptional } = readDirectives(reader, variables);
  const selections = reader.isSign('{') ? readSelections(reader, variables) : [];
  return isLeftOut ? [] : [{ kind: 'field', alias, name, args, isOptional, selections, at, path: alias }];
};

const readSpread = (reader: TokenReader, variables: Variables): readonly Selection[] => {
  const isInline = reader.isWord('on') || reader.isSign('{') || reader.isSign('@');
  if (!isInline) {
    const name = reader.word();
    return readDirectives(reader, variables).isLeftOut ? [] : [{ kind: 'spread', name }];
  }
  const type = reader.isWord('on') ? [reader.word(), reader.word()][1] : undefined;
  const { isLeftOut } = readDirectives(reader, variables);
  const selections = readSelections(reader, variables);
  return isLeftOut ? [] : [{ kind: 'on', type, selections }];
};

function readSelections(reader: TokenReader, variables: Variables): readonly Selection[] {
  const all: Selection[] = [];
  reader.expect('{');
  if (reader.isSign('}')) throw new GraphqlUnreadable('nothing is selected', reader.location());
  while (!reader.accept('}'))
    all.push(...(reader.accept('...') ? readSpread(reader, variables) : readField(reader, variables)));
  return all;
}

export type OperationKind = 'query' | 'mutation';

type Operation = {
  readonly kind: OperationKind;
  readonly name: string | undefined;
  readonly declared: readonly Declared[];
  readonly selections: readonly Selection[];
};
type Fragments = Map<string, Selection & { readonly kind: 'on' }>;

const kindIn = (reader: TokenReader): OperationKind => {
  const kind = reader.word();
  if (kind === 'query' || kind === 'mutation') return kind;
  throw new Unsupported(`GraphQL operations of the kind ${kind}`);
};

const readOperation = (reader: TokenReader, variables: Variables): Operation => {
  if (reader.isSign('{'))
    return { kind: 'query', name: undefined, declared: [], selections: readSelections(reader, variables) };
  const kind = kindIn(reader);
  const name = reader.isSign('{') || reader.isSign('(') || reader.isSign('@') ? undefined : reader.word();
  const declared = readVariables(reader);
  readDirectives(reader, variables);
  return { kind, name, declared, selections: readSelections(reader, variables) };
};

const readFragment = (reader: TokenReader, fragments: Fragments, variables: Variables): void => {
  reader.word();
  const name = reader.word();
  reader.word();
  const type = reader.word();
  fragments.set(name, { kind: 'on', type, selections: readSelections(reader, variables) });
};

type Document = { readonly operations: readonly Operation[]; readonly fragments: Fragments };

const readDocument = (text: string, variables: Variables): Document => {
  const reader = new TokenReader(text);
  const operations: Operation[] = [];
  const fragments: Fragments = new Map();
  while (!reader.isAtEnd())
    if (reader.isWord('fragment')) readFragment(reader, fragments, variables);
    else operations.push(readOperation(reader, variables));
  return { operations, fragments };
};

const undeclaredIn = (value: Value): string | undefined => {
  if (isList(value)) return value.map(undeclaredIn).find((name) => name !== undefined);
  if (!isObject(value)) return undefined;
  const own = value[UNDECLARED];
  return typeof own === 'string' ? own : undeclaredIn(Object.values(value));
};

const checkVariables = (args: ValueObject, path: string): void => {
  const name = undeclaredIn(args);
  if (name === undefined) return;
  throw new GraphqlInvalid(`Validation error (UndefinedVariable@[${path}]) : Undefined variable '${name}'`);
};

type Place = { readonly fragments: Fragments; readonly path: string; readonly within?: ReadonlySet<string> };

/** @throws GraphqlInvalid when there is none, or when it stands within itself */
const fragmentNamed = (name: string, { fragments, path, within }: Place): Selection & { readonly kind: 'on' } => {
  const fragment = fragments.get(name);
  const isCycle = within?.has(name) === true;
  if (fragment !== undefined && !isCycle) return fragment;
  const [rule, what] = isCycle
    ? ['FragmentCycle', 'Fragment cycles not allowed']
    : ['UndefinedFragment', `Undefined fragment '${name}'`];
  throw new GraphqlInvalid(`Validation error (${rule}@[${path}]) : ${what}`);
};

/** Named fragments in their places, and every field with its path. */
const filledIn = (selections: readonly Selection[], place: Place): readonly Selection[] =>
  selections.map((selection): Selection => {
    const { path, within = new Set() } = place;
    if (selection.kind === 'on') return { ...selection, selections: filledIn(selection.selections, place) };
    if (selection.kind === 'field') {
      const own = path === '' ? selection.alias : `${path}/${selection.alias}`;
      checkVariables(selection.args, own);
      return { ...selection, path: own, selections: filledIn(selection.selections, { ...place, path: own }) };
    }
    const fragment = fragmentNamed(selection.name, place);
    const inside = { ...place, within: new Set([...within, selection.name]) };
    return { ...fragment, selections: filledIn(fragment.selections, inside) };
  });

export type Asked = {
  readonly query: string;
  readonly variables: ValueObject;
  readonly operationName: string | undefined;
};

const chosenOf = (operations: readonly Operation[], operationName: string | undefined): Operation => {
  const [only, another] = operations;
  if (operationName === undefined && another !== undefined)
    throw new GraphqlInvalid(
      'Must provide operation name if query contains multiple operations.',
      'OperationNotSupported',
    );
  const chosen = operationName === undefined ? only : operations.find(({ name }) => name === operationName);
  if (chosen !== undefined) return chosen;
  if (operationName === undefined) throw new GraphqlUnreadable('there is no operation');
  throw new GraphqlInvalid(`Unknown operation named '${operationName}'.`, 'OperationNotSupported');
};

export type ParsedOperation = { readonly kind: OperationKind; readonly selections: readonly Selection[] };

/**
 * What the operation selects. It is read twice: once for what it declares, then with the values of that in their places.
 * @throws GraphqlUnreadable when it is no GraphQL; GraphqlInvalid for variables and fragments there are not; Unsupported for
 *   subscriptions and directives that the sandbox does not know
 */
export const parseGraphql = ({ query, variables: given, operationName }: Asked): ParsedOperation => {
  const { declared } = chosenOf(readDocument(query, new Map()).operations, operationName);
  const { operations, fragments } = readDocument(query, valuesOf(declared, given));
  const { kind, selections } = chosenOf(operations, operationName);
  return { kind, selections: filledIn(selections, { fragments, path: '' }) };
};
