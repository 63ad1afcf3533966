/**
 * The words the standard library is written in: a class is a table from signature, as the Apex reference prints it, to the
 * function that does it. The compiler reads the same table for types, so what is typed and what runs cannot drift apart.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_ref_guide.htm
 */
import type { Callable } from '../types/class-info.ts';

export type Property = { readonly get: Callable; readonly set?: Callable };

/** In an interface, or for an abstract method of a class: whoever implements it supplies the body. */
export const abstractMember = 'abstract';

export type Implementation = Callable | Property | typeof abstractMember;

export type LibraryClass = {
  /** With its namespace and type parameters: `System.List<T>`, `Database.SaveResult`. */
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum' | 'primitive';
  /** The class it extends, with namespace. */
  readonly extends?: string;
  /** `System.Iterable<T>` */
  readonly implements?: readonly string[];
  /** Constants of an enum, in order. */
  readonly values?: readonly string[];
  /** Whether a run-time value is one of these; asked by `instanceof`, casts and typed catches. */
  readonly holds?: (value: unknown) => boolean;
  /** Users may extend it (`virtual` or `abstract` on the platform). */
  readonly extendable?: boolean;
  /** Signature → what it does: `static String valueOf(Object value)`, `Integer length()`, `new(String url)`, `Integer size`. */
  readonly members: Readonly<Record<string, Implementation>>;
};

export const libraryClass = (definition: Omit<LibraryClass, 'kind'>): LibraryClass => ({
  kind: 'class',
  ...definition,
});
export const libraryPrimitive = (definition: Omit<LibraryClass, 'kind'>): LibraryClass => ({
  kind: 'primitive',
  ...definition,
});
export const libraryInterface = (definition: Omit<LibraryClass, 'kind'>): LibraryClass => ({
  kind: 'interface',
  ...definition,
});
/** An enum of the platform; its constants are EnumConstant values, one object per constant. */
export const libraryEnum = (definition: { name: string; values: readonly string[] }): LibraryClass => ({
  kind: 'enum',
  members: {},
  ...definition,
});
