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

/** Its own elements after those of others, or another type by a second name: `WorkflowAction` is `Metadata`. */
const ELEMENTS = /^export type (\w+) = (?:((?:\w+ & )*)\{|([A-Z]\w+);)$/;
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

type Declarations = {
  readonly elements: Map<string, DeclaredElements>;
  readonly values: Map<string, ReadonlySet<string>>;
};

const readDeclared = (source: string): Declarations => {
  const elements = new Map<string, DeclaredElements>();
  const values = new Map<string, ReadonlySet<string>>();
  let current: DeclaredElements | undefined;
  const openElements = ([, name = '', parents = '', meant = '']: readonly string[]): void => {
    current = { parents: [...parents.split(' & '), meant].filter((parent) => parent !== ''), own: new Map() };
    elements.set(name, current);
  };
  for (const line of source.split('\n')) {
    const opened = ELEMENTS.exec(line);
    const listed = VALUES.exec(line);
    const property = propertyIn(line);
    if (opened !== null) openElements(opened);
    if (listed !== null) values.set(listed[1] ?? '', literals(listed[2] ?? ''));
    if (property !== undefined) current?.own.set(...property);
  }
  return { elements, values };
};

/** Reads declarations from their source text. */
export const parseDeclarations = (source: string): DeclaredTypes => {
  const { elements, values } = readDeclared(source);
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
