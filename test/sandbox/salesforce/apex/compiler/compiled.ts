/**
 * What compiling yields: JavaScript text with the type of what it computes. Expressions compile to text; statements compile to
 * lines, each knowing the Apex line it came from, so that a stack trace and coverage speak of Apex.
 */
import { isUnknown, UNKNOWN, type ApexType } from '../types/type.ts';

export type Compiled = {
  readonly js: string;
  readonly type: ApexType;
  /** The value is never null, so that no check is needed. */
  readonly nonNull?: boolean;
  /** Records of an inline query: fit one record as well as a list of them. */
  readonly isQuery?: boolean;
  /** A template literal: text can be added to it in place. */
  readonly isTemplate?: boolean;
  /** Reached over a parent relationship: reading on from an absent parent gives null instead of an exception. */
  readonly isParent?: boolean;
  /** Reached with `?.`: what is read on from it is read from `inner`, and not at all when `isNull` holds. */
  readonly chain?: { readonly isNull: string; readonly inner: Compiled };
  /** The token of the field that says why a record is shared: the reasons it offers. */
  readonly rowCauses?: readonly string[];
  /** Why its value may not be used, in the platform's words: a property that can only be assigned. */
  readonly unreadable?: string;
};

/** Stands for an expression whose mistake was reported; computes nothing. */
export const BROKEN: Compiled = { js: 'null', type: UNKNOWN };

/** What is made from values of which one has no known type: when that one says at run time what is missing, so does this. */
export const brokenBy = (...values: readonly Compiled[]): Compiled =>
  values.find(({ js, type }) => isUnknown(type) && js !== BROKEN.js) ?? BROKEN;

/** One line of generated JavaScript and, unless it is only there to hold others together, the line of Apex it does the work of. */
export type Line = {
  readonly js: string;
  readonly line: number | undefined;
  /** The member of the class it is part of, as a stack trace calls it; filled in once the whole member is compiled. */
  readonly member?: string;
};

/**
 * A value that is only there when what it was reached from is: a whole chain behind `?.` is null when its beginning is.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SafeNavigationOperator.htm
 */
export const unlessNull = (isNull: string, inner: Compiled): Compiled => ({
  js: `(${isNull} ? null : ${inner.js})`,
  type: inner.type,
  chain: { isNull, inner },
});

export type CompiledStatement = {
  readonly lines: readonly Line[];
  /** Whether the statement after it can be reached. */
  readonly completes: boolean;
  /** A `break` that leaves the loop around it. */
  readonly breaks: boolean;
};
