/**
 * JSON text as it grows, compact or indented, in the layout of the platform.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm
 */

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const escaped = (character: string): string =>
  ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A text as a JSON string; only what must be escaped is. */
export const jsonString = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- control characters are what JSON wants escaped
  `"${text.replaceAll(/["\\\u0000-\u001f]/g, escaped)}"`;

type Level = { readonly kind: 'object' | 'array'; entries: number };

const MARKS = { object: ['{', '}'], array: ['[', ']'] } as const;

export class JsonText {
  readonly #isPretty: boolean;
  readonly #levels: Level[] = [];
  #text = '';
  #hasName = false;

  constructor(isPretty: boolean) {
    this.#isPretty = isPretty;
  }

  get text(): string {
    return this.#text;
  }

  /** Which kind of level is open; undefined at the top. */
  get level(): Level['kind'] | undefined {
    return this.#levels.at(-1)?.kind;
  }

  /** Whether a name was written whose value is still to come. */
  get awaitsValue(): boolean {
    return this.#hasName;
  }

  start(kind: Level['kind']): void {
    this.#beginValue();
    this.#text += MARKS[kind][0];
    this.#levels.push({ kind, entries: 0 });
  }

  /** Ends the innermost level, of whichever kind it is. */
  end(): void {
    const level = this.#levels.pop();
    if (level === undefined) return;
    this.#text += this.#ending(level) + MARKS[level.kind][1];
  }

  name(name: string): void {
    this.#beginEntry();
    this.#text += `${jsonString(name)}${this.#isPretty ? ' : ' : ':'}`;
    this.#hasName = true;
  }

  /** @param json a number, `true`, `null`, a string in its quotes */
  value(json: string): void {
    this.#beginValue();
    this.#text += json;
  }

  #beginValue(): void {
    if (this.#hasName) this.#hasName = false;
    else if (this.#levels.length > 0) this.#beginEntry();
    else if (this.#text !== '') this.#text += ' ';
  }

  #beginEntry(): void {
    const level = this.#levels.at(-1);
    if (level === undefined) return;
    if (level.entries > 0) this.#text += ',';
    if (this.#isPretty) this.#text += level.kind === 'object' ? this.#newLine() : ' ';
    level.entries += 1;
  }

  #ending(level: Level): string {
    if (!this.#isPretty) return '';
    return level.kind === 'object' && level.entries > 0 ? this.#newLine() : ' ';
  }

  #newLine(): string {
    return `\n${'  '.repeat(this.#levels.length)}`;
  }
}
