/** Variables of an operation, `($id: ID!, $first: Int = 10)`. https://spec.graphql.org/October2021/#sec-Language.Variables */
import { GraphqlInvalid } from './invalid.ts';
import type { TokenReader } from './tokens.ts';
import { NO_VARIABLES, readValue, type Value, type ValueObject, type Variables } from './values.ts';

export type Declared = { readonly name: string; readonly type: string; readonly preset: Value | undefined };

const readType = (reader: TokenReader): string => {
  const isListed = reader.accept('[');
  const inner = isListed ? readType(reader) : reader.word();
  if (isListed) reader.expect(']');
  const type = isListed ? `[${inner}]` : inner;
  return reader.accept('!') ? `${type}!` : type;
};

export const readVariables = (reader: TokenReader): readonly Declared[] => {
  const declared: Declared[] = [];
  if (!reader.accept('(')) return declared;
  while (!reader.accept(')')) {
    reader.expect('$');
    const name = reader.word();
    reader.expect(':');
    const type = readType(reader);
    declared.push({ name, type, preset: reader.accept('=') ? readValue(reader, NO_VARIABLES) : undefined });
  }
  return declared;
};

/** @throws GraphqlInvalid for one that needs a value and has none */
export const valuesOf = (declared: readonly Declared[], given: ValueObject): Variables => {
  const values = declared.map(({ name, type, preset }): readonly [string, Value] => {
    const value = given[name] ?? preset ?? null;
    if (value === null && type.endsWith('!'))
      throw new GraphqlInvalid(`Variable '${name}' has coerced Null value for NonNull type '${type}'`);
    return [name, value];
  });
  return new Map(values);
};
