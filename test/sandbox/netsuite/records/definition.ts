/**
 * The vocabulary the record tables are written in: which fields a record type has, what each may hold, which of its parts
 * are sublists. Everything that reads or writes a record (parsing, rendering, metadata) goes by these tables.
 */
export type FieldKind = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'dateTime' | 'enum' | 'reference';

export type FieldDefinition = {
  readonly kind: FieldKind;
  /** Characters a text may have. */
  readonly maxLength?: number;
  /** Record types a reference may point to. */
  readonly targets?: readonly string[];
  /** Enum: id to label. */
  readonly values?: Readonly<Record<string, string>>;
  /** Calculated by the account; a value in a request is left aside with a warning. */
  readonly readOnly?: true;
  /** What the entry forms call it, used in "Please enter value(s) for"; derived from the name when left out. */
  readonly label?: string;
};

export type Fields = Readonly<Record<string, FieldDefinition>>;

export type SublistDefinition = {
  /**
   * `lines`: rows with fields. `references`: a bare collection of references (`subsidiary` of an item). `single`: a
   * sub-record of the body, kept as a sublist of at most one line.
   */
  readonly shape: 'lines' | 'references' | 'single';
  /** Field whose value says which existing line a given line means; without it PATCH appends. */
  readonly key?: string;
  readonly fields: Fields;
  /** Sub-records of each line. */
  readonly subrecords?: Readonly<Record<string, Fields>>;
};

/** Records of one family share one sequence of internal ids. */
export type Family = 'transaction' | 'entity' | 'item' | 'list';

export type RecordDefinition = {
  /** REST name, camelCase. */
  readonly type: string;
  readonly family: Family;
  /** Name in the entry forms: "Sales Order". */
  readonly label: string;
  /** Field that names the record to people; unique within its family for entities and items. */
  readonly nameField: string;
  readonly fields: Fields;
  readonly sublists: Readonly<Record<string, SublistDefinition>>;
  /** Fields without which a record is refused, beyond what its own rules fill in. */
  readonly required: readonly string[];
  /** First letters of generated document numbers. */
  readonly numberPrefix?: string;
  /** Type code of a transaction or an item: `SalesOrd`, `CustInvc`, `Service` ... */
  readonly code?: string;
  /** Made by the account's own processes only; not through POST, PUT and PATCH. */
  readonly writable?: false;
};

export const text = (maxLength: number, label?: string): FieldDefinition =>
  label === undefined ? { kind: 'text', maxLength } : { kind: 'text', maxLength, label };
export const integer: FieldDefinition = { kind: 'integer' };
export const decimal: FieldDefinition = { kind: 'decimal' };
export const boolean: FieldDefinition = { kind: 'boolean' };
export const date: FieldDefinition = { kind: 'date' };
export const dateTime: FieldDefinition = { kind: 'dateTime' };
export const reference = (...targets: readonly string[]): FieldDefinition => ({ kind: 'reference', targets });
export const choice = (values: Readonly<Record<string, string>>): FieldDefinition => ({ kind: 'enum', values });
/** The same field, calculated by the account. */
export const calculated = (field: FieldDefinition): FieldDefinition => ({ ...field, readOnly: true });
/** The same field under the name the entry forms give it. */
export const labelled = (label: string, field: FieldDefinition): FieldDefinition => ({ ...field, label });

/** "companyName" becomes "Company Name". */
export const labelOf = (name: string, field: FieldDefinition | undefined): string => {
  if (field?.label !== undefined) return field.label;
  const spaced = name.replace(/([a-z])([A-Z])/g, '$1 $2');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};
