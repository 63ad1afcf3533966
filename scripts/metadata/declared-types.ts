import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/**
 * What the Metadata API says each type looks like: its elements, their types and its enumerations, read from the
 * declarations that Salesforce generates from the API's own description (`@salesforce/types`).
 */

export type DeclaredProperty = { readonly type: string; readonly isList: boolean; readonly isRequired: boolean };
export type DeclaredType =
  | { readonly kind: 'values'; readonly values: ReadonlySet<string> }
  | {
      readonly kind: 'elements';
      readonly parents: readonly string[];
      readonly own: ReadonlyMap<string, DeclaredProperty>;
    };
export type DeclaredTypes = {
  /** The allowed values of an enumeration; undefined when the name is none. */
  readonly valuesOf: (type: string) => ReadonlySet<string> | undefined;
  /** The elements of a type, inherited ones included; undefined when the name is none. */
  readonly elementsOf: (type: string) => ReadonlyMap<string, DeclaredProperty> | undefined;
};

const propertyOf = (member: ts.TypeElement): readonly [string, DeclaredProperty][] => {
  if (!ts.isPropertySignature(member) || member.type === undefined) return [];
  const isList = ts.isArrayTypeNode(member.type);
  const type = ts.isArrayTypeNode(member.type) ? member.type.elementType : member.type;
  const isRequired = member.questionToken === undefined && !isList;
  return [[member.name.getText(), { type: type.getText(), isList, isRequired }]];
};

const literalsOf = (node: ts.TypeNode): readonly string[] => {
  const members = ts.isUnionTypeNode(node) ? [...node.types] : [node];
  return members.flatMap((each) =>
    ts.isLiteralTypeNode(each) && ts.isStringLiteral(each.literal) ? [each.literal.text] : [],
  );
};

const declaredBy = (node: ts.TypeNode): DeclaredType | undefined => {
  const values = literalsOf(node);
  if (values.length > 0) return { kind: 'values', values: new Set(values) };
  const parts = ts.isIntersectionTypeNode(node) ? [...node.types] : [node];
  const literals = parts.filter(ts.isTypeLiteralNode);
  const parents = parts.filter(ts.isTypeReferenceNode).map((each) => each.getText());
  if (literals.length + parents.length === 0) return undefined;
  return { kind: 'elements', parents, own: new Map(literals.flatMap(({ members }) => members.flatMap(propertyOf))) };
};

/** Reads declarations from their source text. */
export const parseDeclarations = (source: string): DeclaredTypes => {
  const file = ts.createSourceFile('metadata.d.ts', source, ts.ScriptTarget.Latest, true);
  const declared = new Map<string, DeclaredType>();
  for (const statement of file.statements) {
    if (!ts.isTypeAliasDeclaration(statement)) continue;
    const type = declaredBy(statement.type);
    if (type !== undefined) declared.set(statement.name.text, type);
  }
  const elementsOf = (name: string): ReadonlyMap<string, DeclaredProperty> | undefined => {
    const type = declared.get(name);
    if (type?.kind !== 'elements') return undefined;
    return new Map([...type.parents.flatMap((parent) => [...(elementsOf(parent) ?? [])]), ...type.own]);
  };
  const valuesOf = (name: string): ReadonlySet<string> | undefined => {
    const type = declared.get(name);
    return type?.kind === 'values' ? type.values : undefined;
  };
  return { elementsOf, valuesOf };
};

/** The declarations of the installed `@salesforce/types`. */
export const readDeclarations = (): DeclaredTypes => {
  const folder = dirname(fileURLToPath(import.meta.resolve('@salesforce/types/metadata')));
  return parseDeclarations(readFileSync(join(folder, 'metadata.d.ts'), 'utf8'));
};
