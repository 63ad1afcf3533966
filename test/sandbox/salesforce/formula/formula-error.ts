/** What can go wrong with a formula: its text, which a deploy refuses, and one run of it, which has no result. */

/** The text is no formula over these fields; the message is the platform's. */
export class FormulaInvalid extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormulaInvalid';
  }
}

/** A run without a result, such as a division by zero: where a screen shows `#Error!`. */
export class FormulaFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormulaFault';
  }
}
