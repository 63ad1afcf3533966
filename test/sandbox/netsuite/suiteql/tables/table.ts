/** What a SuiteQL table is made of, as data. The binder checks names against it, the engine builds its storage from it. */

/**
 * `integer`; `decimal` as an exact count of hundred-millionths; `text`; `date` as wall clock seconds; `instant` as UTC seconds.
 */
export type ColumnType = 'integer' | 'decimal' | 'text' | 'date' | 'instant';

/** Where `BUILTIN.DF` finds what people read: the label column of the record referred to, or another column of the same row. */
export type Display =
  | { readonly kind: 'reference'; readonly table: string; readonly label: string }
  | { readonly kind: 'sibling'; readonly column: string };

export type Column = {
  readonly type: ColumnType;
  /** Never NULL. */
  readonly required?: true;
  /** Kept for the engine, not offered to queries. */
  readonly hidden?: true;
  readonly display?: Display;
  /** The hidden column with the code `BUILTIN.CF` gives (`CustInvc:A`). */
  readonly criteria?: string;
};

export type Table = {
  /** As queries write it, in lower case. */
  readonly name: string;
  /** The stored table behind it, when several names show the same rows. */
  readonly storage?: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly primaryKey: readonly string[];
  readonly indexes: readonly (readonly string[])[];
};

export const text: Column = { type: 'text' };
export const integer: Column = { type: 'integer' };
export const decimal: Column = { type: 'decimal' };
export const date: Column = { type: 'date' };
export const instant: Column = { type: 'instant' };
export const required = (column: Column): Column => ({ ...column, required: true });
export const hidden = (column: Column): Column => ({ ...column, hidden: true });

/** A column that refers to another record by id. */
export const reference = (table: string, label = 'name'): Column => ({
  type: 'integer',
  display: { kind: 'reference', table, label },
});

/** `id`, which every table of records has. */
export const id = required(integer);
