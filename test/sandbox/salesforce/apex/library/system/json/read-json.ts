/** JSON text as a tree. */
import { apexException } from '../../../runtime/exceptions.ts';
import type { JsonNode } from './json-node.ts';
import { JsonTokens, type JsonToken } from './json-tokens.ts';

const arrayFrom = (tokens: JsonTokens): JsonNode => {
  const items: JsonNode[] = [];
  for (let token = tokens.next(); token !== undefined && token.kind !== 'END_ARRAY'; token = tokens.next()) {
    items.push(nodeFrom(tokens, token));
  }
  return { kind: 'array', items };
};

const objectFrom = (tokens: JsonTokens): JsonNode => {
  const entries: (readonly [string, JsonNode])[] = [];
  for (let token = tokens.next(); token?.kind === 'FIELD_NAME'; token = tokens.next()) {
    entries.push([token.text, valueFrom(tokens)]);
  }
  return { kind: 'object', entries };
};

const valueFrom = (tokens: JsonTokens): JsonNode => {
  const token = tokens.next();
  // Inside of an object the text cannot end here: the tokens themselves would have complained.
  return token === undefined ? { kind: 'null' } : nodeFrom(tokens, token);
};

/** The value that begins with a token; the tokens go on behind it. */
export const nodeFrom = (tokens: JsonTokens, { kind, text }: JsonToken): JsonNode => {
  if (kind === 'START_OBJECT') return objectFrom(tokens);
  if (kind === 'START_ARRAY') return arrayFrom(tokens);
  if (kind === 'VALUE_STRING') return { kind: 'string', text };
  if (kind === 'VALUE_NULL') return { kind: 'null' };
  if (kind === 'VALUE_TRUE' || kind === 'VALUE_FALSE') return { kind: 'boolean', value: kind === 'VALUE_TRUE' };
  return { kind: 'number', text };
};

/** @throws System.JSONException when the text is no JSON; what follows the first value is not read */
export const readJson = (text: string): JsonNode => {
  const tokens = new JsonTokens(text);
  const first = tokens.next();
  if (first === undefined) {
    throw apexException('System.JSONException', 'No content to map to Object due to end of input');
  }
  return nodeFrom(tokens, first);
};
