/** What exceptions of special kinds carry beside their message: whoever throws them fills it in, and their methods read it. */

/** One row that a DML statement or an email could not process. */
export type FailedRow = {
  /** Its place in the list that was given. */
  readonly index: number;
  /** Null when the record has none yet. */
  readonly id: string | null;
  readonly message: string;
  /** `REQUIRED_FIELD_MISSING` */
  readonly statusCode: string;
  /** API names. */
  readonly fields: readonly string[];
  /** The object the fields are of. */
  readonly object: string;
};

/** The `details` of a DmlException and an EmailException. */
export class FailedRows {
  readonly rows: readonly FailedRow[];

  constructor(rows: readonly FailedRow[]) {
    this.rows = rows;
  }
}

/** The `details` of a QueryException for want of access: field names by object. */
export class InaccessibleFields {
  readonly byObject: ReadonlyMap<string, readonly string[]>;

  constructor(byObject: ReadonlyMap<string, readonly string[]>) {
    this.byObject = byObject;
  }
}
