/** Reads a GraphQL document into the selections of its query. https://spec.graphql.org/October2021/#sec-Document */
import { Unsupported } from '../../../../shared/unsupported.ts';
import { GraphqlUnreadable, TokenReader } from './tokens.ts';
import { readEntries, readValue, type Value, type ValueObject, type Variables } from './values.ts';

export type FieldSelection = {
  readonly kind: 'field';
  /** What the answer calls it. */
  readonly alias: string;
  readonly name: string;
  readonly args: ValueObject;
  /** Left out without a word where the user does not see it. */
  readonly isOptional: boolean;
  readonly selections: readonly Selection[];
};

export type Selection =
  | FieldSelection
  /** For records of that object, or of any. */
  | { readonly kind: 'on'; readonly type: string | undefined; readonly selections: readonly Selection[] }
  | { readonly kind: 'spread'; readonly name: string };

type Directives = { readonly isLeftOut: boolean; readonly isOptional: boolean };

type Known = { readonly given: ValueObject; readonly variables: Map<string, Value> };

const skipType = (reader: TokenReader): void => {
  if (reader.accept('[')) {
    skipType(reader);
    reader.expect(']');
  } else reader.word();
  reader.accept('!');
};

/** `($id: ID!, $first: Int = 10)` */
const readVariables = (reader: TokenReader, { given, variables }: Known): void => {
  if (!reader.accept('(')) return;
  while (!reader.accept(')')) {
    reader.expect('$');
    const name = reader.word();
    reader.expect(':');
    skipType(reader);
    const preset = reader.accept('=') ? readValue(reader, variables) : null;
    variables.set(name, given[name] ?? preset);
  }
};

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
  const alias = reader.word();
  const name = reader.accept(':') ? reader.word() : alias;
  const args = reader.accept('(') ? readEntries(reader, ')', variables) : {};
  const { isLeftOut, isOptional } = readDirectives(reader, variables);
  const selections = reader.isSign('{') ? readSelections(reader, variables) : [];
  return isLeftOut ? [] : [{ kind: 'field', alias, name, args, isOptional, selections }];
};

const readSpread = (reader: TokenReader, variables: Variables): readonly Selection[] => {
  const isInline = reader.isWord('on') || reader.isSign('{') || reader.isSign('@');
  if (!isInline) return [{ kind: 'spread', name: reader.word() }];
  const type = reader.isWord('on') ? [reader.word(), reader.word()][1] : undefined;
  const { isLeftOut } = readDirectives(reader, variables);
  const selections = readSelections(reader, variables);
  return isLeftOut ? [] : [{ kind: 'on', type, selections }];
};

function readSelections(reader: TokenReader, variables: Variables): readonly Selection[] {
  const all: Selection[] = [];
  reader.expect('{');
  while (!reader.accept('}'))
    all.push(...(reader.accept('...') ? readSpread(reader, variables) : readField(reader, variables)));
  return all;
}

type Operation = { readonly name: string | undefined; readonly selections: readonly Selection[] };
type Fragments = Map<string, Selection & { readonly kind: 'on' }>;

const readOperation = (reader: TokenReader, known: Known): Operation => {
  if (reader.isSign('{')) return { name: undefined, selections: readSelections(reader, known.variables) };
  const kind = reader.word();
  if (kind !== 'query') throw new Unsupported(`GraphQL operations of the kind ${kind}`);
  const name = reader.isSign('{') || reader.isSign('(') || reader.isSign('@') ? undefined : reader.word();
  readVariables(reader, known);
  readDirectives(reader, known.variables);
  return { name, selections: readSelections(reader, known.variables) };
};

const readFragment = (reader: TokenReader, fragments: Fragments, variables: Variables): void => {
  reader.word();
  const name = reader.word();
  reader.word();
  const type = reader.word();
  fragments.set(name, { kind: 'on', type, selections: readSelections(reader, variables) });
};

/** Named fragments in their places. */
const filledIn = (selections: readonly Selection[], fragments: Fragments): readonly Selection[] =>
  selections.map((selection): Selection => {
    if (selection.kind !== 'spread') return { ...selection, selections: filledIn(selection.selections, fragments) };
    const fragment = fragments.get(selection.name);
    if (fragment === undefined) throw new GraphqlUnreadable(`there is no fragment ${selection.name}`);
    return { ...fragment, selections: filledIn(fragment.selections, fragments) };
  });

export type Asked = {
  readonly query: string;
  readonly variables: ValueObject;
  readonly operationName: string | undefined;
};

/**
 * What the operation selects.
 * @throws GraphqlUnreadable when it is no GraphQL; Unsupported for mutations and directives that the sandbox does not know
 */
export const parseGraphql = ({ query, variables: given, operationName }: Asked): readonly Selection[] => {
  const reader = new TokenReader(query);
  const known: Known = { given, variables: new Map(Object.entries(given)) };
  const operations: Operation[] = [];
  const fragments: Fragments = new Map();
  while (!reader.isAtEnd())
    if (reader.isWord('fragment')) readFragment(reader, fragments, known.variables);
    else operations.push(readOperation(reader, known));
  const chosen = operations.find(({ name }) => operationName === undefined || name === operationName);
  if (chosen === undefined) throw new GraphqlUnreadable(`there is no operation ${operationName ?? ''}`);
  return filledIn(chosen.selections, fragments);
};
