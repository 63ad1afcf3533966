/** The class Version: of a package. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_version.htm */
import { nullPointer } from '../../runtime/exceptions.ts';
import { ApexValue } from '../../values/apex-value.ts';
import { libraryClass } from '../define.ts';
import { transactionFact } from './transaction-fact.ts';

export class Version extends ApexValue {
  readonly parts: readonly (number | null)[];

  constructor(parts: readonly (number | null)[]) {
    super();
    this.parts = parts;
  }

  /** A patch that was not stated counts as any patch does not: only what both state is compared. */
  compareTo(other: Version): number {
    const shared = Math.min(this.parts.length, other.parts.length);
    for (let index = 0; index < shared; index += 1) {
      const difference = (this.parts[index] ?? 0) - (other.parts[index] ?? 0);
      if (difference !== 0) return Math.sign(difference);
    }
    return 0;
  }

  override get key(): unknown {
    return `\u0000V${this.apexText()}`;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof Version && other.apexText() === this.apexText();
  }

  override apexText(): string {
    return this.parts.join('.');
  }
}

/** A project that is no package is in its first version. */
const current = transactionFact(() => ({ version: new Version([1, 0]) }));

/** `System.runAs(version)`: the rest of the transaction takes itself for that version of its package. */
export const runAsVersion = (version: Version | null): void => {
  if (version === null) throw nullPointer();
  current().version = new Version(version.parts.slice(0, 2));
};

/** `System.requestVersion()` */
export const requestVersion = (): Version => current().version;

const made = (...parts: readonly (number | null)[]): Version => {
  if (parts.includes(null)) throw nullPointer();
  return new Version(parts);
};

export const version = libraryClass({
  name: 'System.Version',
  holds: (value) => value instanceof Version,
  members: {
    'new(Integer major, Integer minor)': made,
    'new(Integer major, Integer minor, Integer patch)': made,
    'Integer compareTo(System.Version other)': (self: Version, other: Version | null) => {
      if (other === null) throw nullPointer();
      return self.compareTo(other);
    },
    'Integer major()': ({ parts }: Version) => parts[0] ?? null,
    'Integer minor()': ({ parts }: Version) => parts[1] ?? null,
    'Integer patch()': ({ parts }: Version) => parts[2] ?? null,
  },
});
