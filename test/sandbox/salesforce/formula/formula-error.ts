/** What can go wrong with a formula: a text that a deploy or a build refuses, and a run that has no result. */

/** The text is no formula, or one of a wrong type; the message is the platform's. */
export class FormulaInvalid extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormulaInvalid';
  }
}

/** A run without a result: a division by zero. A field shows `#Error!`. */
export class FormulaFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormulaFailed';
  }
}
