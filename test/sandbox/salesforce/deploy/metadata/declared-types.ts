import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What the Metadata API says each type looks like: its elements, their types and its enumerations, read from the
 * declarations that Salesforce generates from the API's own description (`@salesforce/types`). They are regular enough to
 * be read line by line.
 */

export type DeclaredProperty = { readonly type: string; readonly isList: boolean; readonly isRequired: boolean };
type DeclaredElements = { readonly parents: readonly string[]; readonly own: Map<string, DeclaredProperty> };

export type DeclaredTypes = {
  /** The allowed values of an enumeration; undefined when the name is none. */
  readonly valuesOf: (type: string) => ReadonlySet<string> | undefined;
  /** The elements of a type, inherited ones included; undefined when the name is none. */
  readonly elementsOf: (type: string) => ReadonlyMap<string, DeclaredProperty> | undefined;
};

const ELEMENTS = /^export type (\w+) = ((?:\w+ & )*)\{$/;
const PROPERTY = /^ {4}'?(\w+)'?(\?)?: ([^;[\]]+)(\[\])?;$/;
const VALUES = /^export type (\w+) = ('.*');$/;

const propertyIn = (line: string): readonly [string, DeclaredProperty] | undefined => {
  const [, name, optional, type = '', list] = PROPERTY.exec(line) ?? [];
  if (name === undefined) return undefined;
  const isList = list !== undefined;
  return [name, { type, isList, isRequired: optional === undefined && !isList }];
};

const literals = (union: string): ReadonlySet<string> =>
  new Set([...union.matchAll(/'([^']*)'/g)].map(([, value = '']) => value));

/** Reads declarations from their source text. */
export const parseDeclarations = (source: string): DeclaredTypes => {
  const elements = new Map<string, DeclaredElements>();
  const values = new Map<string, ReadonlySet<string>>();
  let current: DeclaredElements | undefined;
  for (const line of source.split('\n')) {
    const [, opened, parents = ''] = ELEMENTS.exec(line) ?? [];
    const [, listed, union = ''] = VALUES.exec(line) ?? [];
    const property = propertyIn(line);
    if (opened !== undefined) {
      current = { parents: parents.split(' & ').filter((name) => name !== ''), own: new Map() };
      elements.set(opened, current);
    } else if (listed !== undefined) values.set(listed, literals(union));
    else if (property !== undefined) current?.own.set(...property);
  }
  const elementsOf = (name: string): ReadonlyMap<string, DeclaredProperty> | undefined => {
    const type = elements.get(name);
    if (type === undefined) return undefined;
    return new Map([...type.parents.flatMap((parent) => [...(elementsOf(parent) ?? [])]), ...type.own]);
  };
  return { elementsOf, valuesOf: (name) => values.get(name) };
};

/** The declarations of the installed `@salesforce/types`. */
export const readDeclarations = (): DeclaredTypes => {
  const folder = dirname(fileURLToPath(import.meta.resolve('@salesforce/types/metadata')));
  return parseDeclarations(readFileSync(join(folder, 'metadata.d.ts'), 'utf8'));
};
