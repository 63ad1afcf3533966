/**
 * The signatures of library tables, as the Apex reference prints them: `static String valueOf(Object value)`,
 * `new(String url)`, `List<T> clone()`, and `Integer size` for a property.
 */
import type { TypeReference } from '../syntax/ast.ts';
import { atEnd, badText, cursorOn, expects, takes, takesType, takesWord, type Cursor } from './type-text.ts';

export type SignatureParameter = { readonly type: TypeReference; readonly name: string };

export type Signature = { readonly static: boolean; readonly parameters: readonly SignatureParameter[] } & (
  | { readonly kind: 'constructor' }
  /** `type` is `void` as a name for methods that answer nothing. */
  | { readonly kind: 'method' | 'property'; readonly name: string; readonly type: TypeReference }
);

const takesParameters = (cursor: Cursor): readonly SignatureParameter[] => {
  const parameters: SignatureParameter[] = [];
  if (takes(cursor, ')')) return parameters;
  do parameters.push({ type: takesType(cursor), name: takesWord(cursor) });
  while (takes(cursor, ','));
  expects(cursor, ')');
  return parameters;
};

const takesSignature = (cursor: Cursor): Signature => {
  const isStatic = takes(cursor, 'static');
  if (takes(cursor, 'new')) {
    expects(cursor, '(');
    return { kind: 'constructor', static: false, parameters: takesParameters(cursor) };
  }
  const type = takesType(cursor);
  const name = takesWord(cursor);
  if (!takes(cursor, '(')) return { kind: 'property', static: isStatic, name, type, parameters: [] };
  return { kind: 'method', static: isStatic, name, type, parameters: takesParameters(cursor) };
};

/**
 * @param text one signature of a library table; every parameter has a type and a name
 * @throws NoType with the text when it is none
 */
export const parseSignature = (text: string): Signature => {
  const cursor = cursorOn(text);
  const signature = takesSignature(cursor);
  if (!atEnd(cursor)) throw badText(cursor);
  return signature;
};
