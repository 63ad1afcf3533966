/** The class JSONParser. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_JsonParser.htm */
import { apexException, nullPointer, type ApexException } from '../../../runtime/exceptions.ts';
import { ApexValue } from '../../../values/apex-value.ts';
import { ApexDouble } from '../../../values/double.ts';
import { Decimal } from '../../../values/decimal.ts';
import type { EnumConstant } from '../../../values/enum-constant.ts';
import type { ApexTypeObject } from '../../../values/type-object.ts';
import { libraryClass } from '../../define.ts';
import { tokenConstant } from './json-token.ts';
import { JsonTokens, type JsonToken, type TokenKind } from './json-tokens.ts';
import { nodeFrom } from './read-json.ts';
import { primitiveReader } from './typed-primitives.ts';
import { readTyped } from './typed.ts';

const failure = (message: string): ApexException => apexException('System.JSONException', message);

const NUMBERS: ReadonlySet<TokenKind> = new Set(['VALUE_NUMBER_INT', 'VALUE_NUMBER_FLOAT']);
const STARTS: ReadonlySet<TokenKind> = new Set(['START_OBJECT', 'START_ARRAY']);
/** With which token a value ends that begins with the other. */
const LAST_OF: Readonly<Partial<Record<TokenKind, TokenKind>>> = {
  START_OBJECT: 'END_OBJECT',
  START_ARRAY: 'END_ARRAY',
};
const ENDS: ReadonlySet<TokenKind> = new Set(['END_OBJECT', 'END_ARRAY']);

export class JsonParser extends ApexValue {
  readonly #tokens: JsonTokens;
  current: JsonToken | undefined;
  lastCleared: JsonToken | undefined;
  /** The name last read on each level. */
  readonly #names: (string | null)[] = [null];

  constructor(text: string) {
    super();
    this.#tokens = new JsonTokens(text);
  }

  next(): JsonToken | undefined {
    this.current = this.#tokens.next();
    if (this.current === undefined) return undefined;
    const { kind, text } = this.current;
    if (STARTS.has(kind)) this.#names.push(null);
    if (ENDS.has(kind)) this.#names.pop();
    if (kind === 'FIELD_NAME') this.#names[this.#names.length - 1] = text;
    return this.current;
  }

  /** The name of the field whose value this is; of a level that begins, the name before it. */
  get name(): string | null {
    const isStart = this.current !== undefined && STARTS.has(this.current.kind);
    return this.#names.at(isStart ? -2 : -1) ?? null;
  }

  clear(): void {
    this.lastCleared = this.current;
    this.current = undefined;
  }

  /** Goes on to the end of the level that begins here. */
  skipChildren(): void {
    if (this.current === undefined || !STARTS.has(this.current.kind)) return;
    const depth = this.#tokens.depth;
    while (this.#tokens.depth >= depth && this.next() !== undefined);
  }

  /** The value that begins here, read to its end. */
  readAs(type: ApexTypeObject | null, isStrict: boolean): unknown {
    if (type === null) throw nullPointer();
    const first = this.current?.kind === 'FIELD_NAME' ? this.next() : (this.current ?? this.next());
    if (first === undefined) throw failure('No content to map to Object due to end of input');
    const node = nodeFrom(this.#tokens, first);
    if (STARTS.has(first.kind)) this.#names.pop();
    this.current = { kind: LAST_OF[first.kind] ?? first.kind, text: first.text };
    return readTyped({ isStrict }, node, type.type);
  }
}

const constantOf = (token: JsonToken | undefined): EnumConstant | null =>
  token === undefined ? null : tokenConstant(token.kind);

const textOf = ({ current }: JsonParser): string | null => current?.text ?? null;

const numberOf =
  <Value>(read: (text: string) => Value) =>
  ({ current }: JsonParser): Value => {
    if (current === undefined || !NUMBERS.has(current.kind)) {
      throw failure(`Current token (${current?.kind ?? 'null'}) not numeric, can not use numeric value accessors`);
    }
    return read(current.text);
  };

/** A number cut to a whole one of so many bits. */
const whole =
  (bits: number, name: string) =>
  (text: string): bigint => {
    const value = Decimal.of(text).setScale(0, 'DOWN').unscaled;
    if (BigInt.asIntN(bits, value) !== value) throw failure(`Numeric value (${text}) out of range of ${name}`);
    return value;
  };

const textAs =
  (type: string) =>
  (self: JsonParser): unknown => {
    const read = primitiveReader(type);
    return self.current === undefined || read === undefined ? null : read(self.current.text);
  };

const booleanOf = ({ current }: JsonParser): boolean => {
  if (current?.kind === 'VALUE_TRUE') return true;
  if (current?.kind === 'VALUE_FALSE') return false;
  throw failure(`Current token (${current?.kind ?? 'null'}) not of boolean type`);
};

const nextValue = (self: JsonParser): EnumConstant | null => {
  const token = self.next();
  return constantOf(token?.kind === 'FIELD_NAME' ? self.next() : token);
};

export const jsonParser = libraryClass({
  name: 'System.JSONParser',
  holds: (value) => value instanceof JsonParser,
  members: {
    'void clearCurrentToken()': (self: JsonParser) => {
      self.clear();
    },
    'Blob getBlobValue()': textAs('Blob'),
    'Boolean getBooleanValue()': booleanOf,
    'String getCurrentName()': (self: JsonParser) => self.name,
    'System.JSONToken getCurrentToken()': ({ current }: JsonParser) => constantOf(current),
    'Datetime getDatetimeValue()': textAs('Datetime'),
    'Date getDateValue()': textAs('Date'),
    'Decimal getDecimalValue()': numberOf((text) => Decimal.of(text)),
    'Double getDoubleValue()': numberOf((text) => new ApexDouble(Number(text))),
    'Id getIdValue()': textAs('Id'),
    'Integer getIntegerValue()': numberOf((text) => Number(whole(32, 'int')(text))),
    'Long getLongValue()': numberOf(whole(64, 'long')),
    'System.JSONToken getLastClearedToken()': ({ lastCleared }: JsonParser) => constantOf(lastCleared),
    'String getText()': textOf,
    'Time getTimeValue()': textAs('Time'),
    'Boolean hasCurrentToken()': ({ current }: JsonParser) => current !== undefined,
    'System.JSONToken nextToken()': (self: JsonParser) => constantOf(self.next()),
    'System.JSONToken nextValue()': nextValue,
    'Object readValueAs(System.Type apexType)': (self: JsonParser, type: ApexTypeObject | null) =>
      self.readAs(type, false),
    'Object readValueAsStrict(System.Type apexType)': (self: JsonParser, type: ApexTypeObject | null) =>
      self.readAs(type, true),
    'void skipChildren()': (self: JsonParser) => {
      self.skipChildren();
    },
  },
});
