/**
 * JSON text token by token, as JSONParser shows it; says what is wrong with the text in the platform's words and where.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_enum_System_JsonToken.htm
 */
import { apexException, type ApexException } from '../../../runtime/exceptions.ts';

export type TokenKind =
  | 'START_OBJECT'
  | 'END_OBJECT'
  | 'START_ARRAY'
  | 'END_ARRAY'
  | 'FIELD_NAME'
  | 'VALUE_STRING'
  | 'VALUE_NUMBER_INT'
  | 'VALUE_NUMBER_FLOAT'
  | 'VALUE_TRUE'
  | 'VALUE_FALSE'
  | 'VALUE_NULL';

/** `text` is the value without quotes and escapes; for other tokens the characters themselves. */
export type JsonToken = { readonly kind: TokenKind; readonly text: string };

type Level = { readonly kind: 'object' | 'array'; readonly at: number; entries: number };

const SPACES = new Set([' ', '\t', '\n', '\r']);
const WORDS: Readonly<Record<string, TokenKind>> = { true: 'VALUE_TRUE', false: 'VALUE_FALSE', null: 'VALUE_NULL' };
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_$][\w$]*/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y; // eslint-disable-line no-control-regex -- control characters end a string in error
const CLOSERS = { object: '}', array: ']' } as const;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

const VALUE_EXPECTED = "expected a valid value (number, String, array, object, 'true', 'false' or 'null')";

export class JsonTokens {
  readonly #text: string;
  readonly #levels: Level[] = [];
  #at = 0;
  #hasName = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** How many levels are open. */
  get depth(): number {
    return this.#levels.length;
  }

  /** @returns undefined at the end of the text @throws System.JSONException */
  next(): JsonToken | undefined {
    const character = this.#skipSpaces();
    const level = this.#levels.at(-1);
    if (character === '') {
      this.#checkClosed(level);
      return undefined;
    }
    if (level === undefined || this.#hasName) return this.#value(character);
    if (character === CLOSERS[level.kind]) return this.#close(level);
    const first = level.entries > 0 ? this.#afterComma(level, character) : character;
    level.entries += 1;
    return level.kind === 'object' ? this.#name(first) : this.#value(first);
  }

  #checkClosed(level: Level | undefined): void {
    if (level === undefined) return;
    const from = this.#place(level.at, 0);
    throw this.#failure(
      `Unexpected end-of-input: expected close marker for ${level.kind.toUpperCase()} (from [line:${from.line}, column:${from.column}])`,
    );
  }

  #afterComma(level: Level, character: string): string {
    if (character !== ',')
      throw this.#unexpected(`was expecting comma to separate ${level.kind.toUpperCase()} entries`);
    this.#at += 1;
    const next = this.#skipSpaces();
    if (next === '') this.#checkClosed(level);
    return next;
  }

  #close(level: Level): JsonToken {
    this.#levels.pop();
    this.#at += 1;
    return { kind: level.kind === 'object' ? 'END_OBJECT' : 'END_ARRAY', text: CLOSERS[level.kind] };
  }

  #name(character: string): JsonToken {
    if (character !== '"') throw this.#unexpected('was expecting double-quote to start field name');
    const text = this.#string();
    if (this.#skipSpaces() !== ':') throw this.#unexpected('was expecting a colon to separate field name and value');
    this.#at += 1;
    this.#hasName = true;
    return { kind: 'FIELD_NAME', text };
  }

  #value(character: string): JsonToken {
    this.#hasName = false;
    if (character === '{' || character === '[') return this.#open(character);
    if (character === '"') return { kind: 'VALUE_STRING', text: this.#string() };
    return this.#number() ?? this.#word();
  }

  #open(character: '{' | '['): JsonToken {
    const kind = character === '{' ? 'object' : 'array';
    this.#levels.push({ kind, at: this.#at, entries: 0 });
    this.#at += 1;
    return { kind: kind === 'object' ? 'START_OBJECT' : 'START_ARRAY', text: character };
  }

  #number(): JsonToken | undefined {
    const match = this.#match(NUMBER);
    if (match === undefined) return undefined;
    const [text = '', fraction, exponent] = match;
    const isWhole = fraction === undefined && exponent === undefined;
    return { kind: isWhole ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT', text };
  }

  #word(): JsonToken {
    const start = this.#at;
    const [text = ''] = this.#match(WORD) ?? [];
    const kind = WORDS[text];
    if (kind !== undefined) return { kind, text };
    if (/^[tfn]/.test(text))
      throw this.#failure(`Unrecognized token '${text}': was expecting 'null', 'true', 'false' or NaN`);
    this.#at = start;
    throw this.#unexpected(VALUE_EXPECTED);
  }

  /** From one quote to the next. */
  #string(): string {
    this.#at += 1;
    let text = this.#plain();
    while (this.#text[this.#at] !== '"') text += this.#special() + this.#plain();
    this.#at += 1;
    return text;
  }

  #plain(): string {
    return this.#match(PLAIN)?.[0] ?? '';
  }

  /** What stands in a string and is not itself. */
  #special(): string {
    const character = this.#text[this.#at];
    if (character === undefined) {
      throw this.#failure('Unexpected end-of-input: was expecting closing quote for a string value');
    }
    if (character !== '\\') throw this.#controlCharacter(character);
    return this.#escape();
  }

  #escape(): string {
    const character = this.#text[this.#at + 1] ?? '';
    const plain = ESCAPES[character];
    this.#at += plain === undefined ? 1 : 2;
    if (plain !== undefined) return plain;
    const digits = /^u([0-9a-fA-F]{4})/.exec(this.#text.slice(this.#at, this.#at + 5))?.[1];
    if (digits === undefined)
      throw this.#failure(`Unrecognized character escape '${character}' (code ${character.charCodeAt(0)})`);
    this.#at += 5;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text) ?? undefined;
    this.#at += match?.[0].length ?? 0;
    return match;
  }

  #skipSpaces(): string {
    while (SPACES.has(this.#text[this.#at] ?? '')) this.#at += 1;
    return this.#text[this.#at] ?? '';
  }

  #controlCharacter(character: string): ApexException {
    const code = character.charCodeAt(0);
    return this.#failure(
      `Illegal unquoted character ((CTRL-CHAR, code ${code})): has to be escaped using backslash to be included in string value`,
      1,
    );
  }

  #unexpected(expectation: string): ApexException {
    const character = this.#text[this.#at];
    if (character === undefined) return this.#failure('Unexpected end-of-input within/between OBJECT entries');
    return this.#failure(`Unexpected character ('${character}' (code ${character.charCodeAt(0)})): ${expectation}`, 1);
  }

  /** @param past how many characters of the text were looked at beyond the place reached */
  #failure(message: string, past = 0): ApexException {
    const { line, column } = this.#place(this.#at, past);
    return apexException('System.JSONException', `${message} at input location [${line},${column}]`);
  }

  #place(at: number, past: number): { line: number; column: number } {
    const before = this.#text.slice(0, at).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 + past };
  }
}
