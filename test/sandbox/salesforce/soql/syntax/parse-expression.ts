/** Reads field paths and function calls. */
import { Unsupported } from '../../../shared/unsupported.ts';
import type { Expression, FieldPath } from './ast.ts';
import type { TokenReader } from './token-reader.ts';

const UNSUPPORTED_FUNCTIONS: ReadonlySet<string> = new Set(['FORMAT', 'DISTANCE', 'GEOLOCATION']);

/** Reads `Name`, `Account.Owner.Name`. */
export const parsePath = (reader: TokenReader): FieldPath => {
  const first = reader.expectKind('word');
  const names = [first.text];
  while (reader.accept('.')) names.push(reader.expectKind('word').text);
  return { kind: 'path', names, at: first.at };
};

/**
 * Reads a field path or a function of one.
 * @throws Unsupported for functions of the platform that the sandbox does not know
 */
export const parseExpression = (reader: TokenReader): Expression => {
  const name = reader.peek();
  if (!reader.sees('(', 1)) return parsePath(reader);
  if (name.kind !== 'word') throw reader.unexpected();
  if (UNSUPPORTED_FUNCTIONS.has(name.text.toUpperCase())) throw new Unsupported(`${name.text}() in SOQL`);
  reader.take();
  reader.expect('(');
  const argument = reader.sees(')') ? undefined : parseExpression(reader);
  reader.expect(')');
  return { kind: 'call', name: name.text.toUpperCase(), argument, at: name.at };
};
