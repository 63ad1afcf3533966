/**
 * Exceptions of Apex as JavaScript errors: one class for all of them, whatever their Apex type, so that generated code throws
 * and catches with JavaScript's own statements and the JavaScript stack is the Apex stack.
 */
import { parentOf } from './exception-types.ts';

// An Apex stack may be 1,000 deep; the ten frames JavaScript keeps by default would cut nearly every trace.
Error.stackTraceLimit = 200;

/** One line of an Apex stack trace: `Class.Foo.bar: line 3, column 1`. */
export type StackFrame = { readonly where: string; readonly line: number; readonly column: number };

/** Finds the Apex frames in the text of a JavaScript stack, innermost first. */
export type StackResolver = (stack: string) => readonly StackFrame[];

let framesOf: StackResolver = () => [];

/** Tells exceptions how to read their stacks. Called by the program once it knows where each line of JavaScript came from. */
export const resolveStacksWith = (resolver: StackResolver): void => {
  framesOf = resolver;
};

const NO_MESSAGE = 'Script-thrown exception';

/**
 * Any Apex exception. The generated class of a user's exception extends this one and sets `apexType` on its prototype; the
 * methods under Apex keys (`getmessage()`) are what such a class inherits and may override.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm
 */
export class ApexException extends Error {
  /** `System.NullPointerException`, or the user's class by its name; on the prototype of generated classes. */
  declare readonly apexType: string;
  override cause: ApexException | null = null;
  /** What special types carry: the failed rows of a DmlException, the fields of a QueryException. */
  details: unknown;
  #text: string | null = null;

  /** @param type only for built-in types; a generated class has its own on the prototype */
  constructor(type?: string, message: string | null = null) {
    super(message ?? '');
    if (type !== undefined) this.apexType = type;
    this.#text = message;
  }

  /** Innermost first; empty while no program has said how to read stacks. */
  frames(): readonly StackFrame[] {
    return framesOf(this.stack ?? '');
  }

  'new()'(): void {
    this['setmessage(string)'](null);
  }

  'new(string)'(message: string | null): void {
    this['setmessage(string)'](message);
  }

  'new(exception)'(cause: ApexException | null): void {
    this.cause = cause;
  }

  'new(string,exception)'(message: string | null, cause: ApexException | null): void {
    this['setmessage(string)'](message);
    this.cause = cause;
  }

  'setmessage(string)'(message: string | null): void {
    this.#text = message;
    this.message = message ?? '';
  }

  'getmessage()'(): string {
    return this.#text ?? NO_MESSAGE;
  }

  'getcause()'(): ApexException | null {
    return this.cause;
  }

  'initcause(exception)'(cause: ApexException | null): void {
    this.cause = cause;
  }

  'gettypename()'(): string {
    return this.apexType;
  }

  'getlinenumber()'(): number {
    return this.frames()[0]?.line ?? 0;
  }

  'getstacktracestring()'(): string {
    return this.frames()
      .map(({ where, line, column }) => `${where}: line ${line}, column ${column}`)
      .join('\n');
  }

  'tostring()'(): string {
    return `${this['gettypename()']()}: ${this['getmessage()']()}`;
  }
}

Object.defineProperty(ApexException.prototype, 'apexType', { value: 'System.Exception', writable: true });
Object.defineProperty(ApexException.prototype, 'name', {
  get(this: ApexException) {
    return this.apexType;
  },
});

/** @param type with its namespace: `System.ListException` */
export const apexException = (type: string, message: string | null, cause?: ApexException): ApexException => {
  const exception = new ApexException(type, message);
  if (cause !== undefined) exception.cause = cause;
  return exception;
};

/** A governor limit is used up: no catch and no finally of Apex sees it. */
export class LimitExceeded extends ApexException {
  /** @param message as the platform words it: `Too many SOQL queries: 101` */
  constructor(message: string) {
    super('System.LimitException', message);
  }
}

export const nullPointer = (): ApexException =>
  apexException('System.NullPointerException', 'Attempt to de-reference a null object');

const typesOf = function* (exception: ApexException): Generator<string> {
  let holder: unknown = exception;
  while (holder instanceof ApexException) {
    if (Object.hasOwn(holder, 'apexType')) yield holder.apexType;
    holder = Object.getPrototypeOf(holder);
  }
  for (let type = parentOf(exception.apexType); type !== undefined; type = parentOf(type)) yield type;
  yield 'System.Exception';
};

/**
 * Whether a value is an exception of an Apex type or of one below it.
 * @param type as in `apexType`; the namespace System may be left out
 */
export const isApexException = (value: unknown, type: string): value is ApexException => {
  if (!(value instanceof ApexException)) return false;
  for (const own of typesOf(value)) if (own === type || own === `System.${type}`) return true;
  return false;
};

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_exception_statements.htm
const UNCATCHABLE: ReadonlySet<string> = new Set(['System.LimitException', 'System.AssertException']);

// Generated code may have a global object of its own, whose errors are no instances of this one's.
const isError = (error: unknown): error is Error => Object.prototype.toString.call(error) === '[object Error]';

const isRangeError = (error: unknown, words: RegExp): boolean =>
  isError(error) && error.name === 'RangeError' && words.test(error.message);

const isStackOverflow = (error: unknown): boolean => isRangeError(error, /call stack/);

// A text or list longer than JavaScript can have is longer than Apex may have.
const isTooLong = (error: unknown): boolean => isRangeError(error, /^Invalid (?:string|array) length|^Invalid count/);

// `Cannot read properties of null (reading 'f_name')`. The same of undefined would be a fault of the compiler: it stays one.
const isNullDereference = (error: unknown): error is Error =>
  isError(error) &&
  error.name === 'TypeError' &&
  /\bnull\b/.test(error.message) &&
  /^\s*at .*\bapex:/.test((error.stack ?? '').split('\n').find((line) => /^\s*at /.test(line)) ?? '');

/** Whether `catch` and `finally` of Apex run for what JavaScript threw. Faults of the sandbox itself pass through both. */
export const isCatchable = (error: unknown): boolean =>
  error instanceof ApexException ? !UNCATCHABLE.has(error.apexType) : isNullDereference(error);

/**
 * Turns what a JavaScript `catch` got into the exception Apex sees. Null receivers are not tested in generated code: there
 * JavaScript's own TypeError is the null pointer exception.
 * @throws what Apex may not catch: limits, failed assertions, and faults of the sandbox itself
 */
export const caught = (error: unknown): ApexException => {
  const seen = uncaught(error);
  if (!(seen instanceof ApexException) || UNCATCHABLE.has(seen.apexType)) throw seen;
  return seen;
};

const wordsOfApex = (error: unknown): ApexException | undefined => {
  if (isStackOverflow(error)) return new LimitExceeded('Maximum stack depth reached: 1001');
  if (isTooLong(error)) return new LimitExceeded(`Apex heap size too large: ${2 ** 29}`);
  return isNullDereference(error) ? nullPointer() : undefined;
};

/**
 * What ended a transaction, in the words of Apex where it has any: the runner of tests and requests reports it.
 * @returns an ApexException (limits included), or the error itself when it is the sandbox's own
 */
export const uncaught = (error: unknown): unknown => {
  if (error instanceof ApexException) return error;
  const replacement = wordsOfApex(error);
  if (replacement === undefined) return error;
  if (isError(error) && error.stack !== undefined) replacement.stack = error.stack;
  return replacement;
};
