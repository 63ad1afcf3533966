/**
 * What tells one queued job from another of the same kind.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_QueueableDuplicateSignature.htm
 */
import { nullPointer } from '../../runtime/exceptions.ts';
import { ApexValue } from '../../values/apex-value.ts';
import { libraryClass } from '../define.ts';

const MAXIMUM_SIZE = 255;

/** Two of the same parts are equal. */
export class DuplicateSignature extends ApexValue {
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }

  override get key(): unknown {
    return `\u0000Q${this.text}`;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof DuplicateSignature && other.text === this.text;
  }

  override apexText(): string {
    return this.text;
  }
}

class SignatureBuilder extends ApexValue {
  readonly parts: string[] = [];

  get size(): number {
    return this.parts.join('').length;
  }
}

const added = (self: SignatureBuilder, part: string | number | null): SignatureBuilder => {
  if (part === null) throw nullPointer();
  self.parts.push(String(part));
  return self;
};

const BUILDER = 'System.QueueableDuplicateSignature.Builder';

export const duplicateSignature = libraryClass({
  name: 'System.QueueableDuplicateSignature',
  holds: (value) => value instanceof DuplicateSignature,
  members: {
    'new()': () => new DuplicateSignature(''),
    'String toString()': (self: DuplicateSignature) => self.text,
    [`static ${BUILDER} builder()`]: () => new SignatureBuilder(),
  },
});

export const duplicateSignatureBuilder = libraryClass({
  name: BUILDER,
  holds: (value) => value instanceof SignatureBuilder,
  members: {
    'new()': () => new SignatureBuilder(),
    [`${BUILDER} addId(Id id)`]: added,
    [`${BUILDER} addInteger(Integer number)`]: added,
    [`${BUILDER} addString(String text)`]: added,
    'System.QueueableDuplicateSignature build()': ({ parts }: SignatureBuilder) =>
      new DuplicateSignature(parts.join('-')),
    'Integer getSize()': (self: SignatureBuilder) => self.size,
    'Integer getMaxSize()': () => MAXIMUM_SIZE,
    'Integer getRemainingSize()': (self: SignatureBuilder) => MAXIMUM_SIZE - self.size,
  },
});
