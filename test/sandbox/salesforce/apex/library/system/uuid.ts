/** UUID. */
import { apexException } from '../../runtime/exceptions.ts';
import { ApexValue, textHash } from '../../values/apex-value.ts';
import { libraryClass } from '../define.ts';
import { withoutNulls } from '../without-nulls.ts';
import { randomBytes } from './random-bytes.ts';

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export class ApexUuid extends ApexValue {
  /** Lower case, with hyphens. */
  readonly text: string;

  /** @throws System.IllegalArgumentException */
  constructor(text: string) {
    super();
    if (!FORM.test(text)) throw apexException('System.IllegalArgumentException', `Invalid UUID string: ${text}`);
    this.text = text.toLowerCase();
  }

  override get key(): unknown {
    return `\u0000u${this.text}`;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof ApexUuid && other.text === this.text;
  }

  override apexHash(): number {
    return textHash(this.text);
  }

  override apexText(): string {
    return this.text;
  }
}

/** Version 4, variant 1. */
const random = (): ApexUuid => {
  const digits = randomBytes(16).toString('hex').split('');
  digits[12] = '4';
  digits[16] = ((Number.parseInt(digits[16] ?? '0', 16) & 3) | 8).toString(16);
  return new ApexUuid(digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_UUID.htm */
export const uuid = libraryClass({
  name: 'System.UUID',
  holds: (value) => value instanceof ApexUuid,
  members: withoutNulls({
    'static UUID fromString(String str)': (text: string) => new ApexUuid(text),
    'static UUID randomUUID()': random,
    'String toString()': (self: ApexUuid) => self.text,
  }),
});
